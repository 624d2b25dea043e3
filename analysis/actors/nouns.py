"""The common nouns by which actors and events are called, by what they do in a phrase.

They say who can be meant by a phrase; none of them is scored. The lists are the project's own, for
any news in English.
"""

from analysis.voice.nouns import ROLES, TITLES

# Who stands at the head of a state, whatever the office is called.
HEADS = frozenset(
    """president leader dictator ruler strongman autocrat despot tyrant premier chancellor king
    queen monarch emperor sultan emir prime-minister head-of-state head-of-government
    vice-president-elect president-elect""".split()
)
COUNTERPARTS = frozenset("counterpart counterparts".split())

# A state by what speaks and acts for it: with a country's name or adjective they are that country.
GOVERNMENTS = frozenset(
    """government administration regime dictatorship dynasty leadership authorities authority junta
    rulers officials official diplomats diplomat envoys delegation delegates negotiators military
    army navy troops forces soldiers officers agents intelligence spies ministry embassy media
    side territory soil leaders generals republic""".split()
)
# Those that mean the state last named, where "the", "his", "their" stands before them alone.
STATES = frozenset("government regime authorities dictatorship junta".split())
OF_PERSONS = frozenset("administration government regime presidency cabinet".split())
LANDS = frozenset("country nation homeland kingdom republic".split())
# One office under several names.
SAME_OFFICE = {
    "chairman": "chair", "chairwoman": "chair", "chairperson": "chair", "spokesman": "spokesperson",
    "spokeswoman": "spokesperson", "adviser": "advisor", "congresswoman": "congressman",
    "representative": "congressman", "rep": "congressman", "sen": "senator", "gov": "governor",
    "pres": "president", "gen": "general", "boss": "chief", "premier": "prime-minister",
}  # fmt: skip
PAIRS = frozenset("two both".split())

PERSONS = frozenset(
    """spokesman spokeswoman spokesperson secretary minister director chairman chairwoman chair
    mayor governor senator congressman congresswoman representative ambassador envoy adviser advisor
    judge justice commissioner chief boss head founder owner author historian analyst professor
    lawyer attorney counsel prosecutor candidate nominee general colonel captain sergeant officer
    councillor councilman councilwoman deputy manager economist expert spy agent widow son daughter
    wife husband father mother brother sister businessman activist pilot seamstress teacher nurse
    doctor speaker whip host correspondent journalist reporter editor critic aide ally honour honor
    excellency highness majesty ceo cfo chairperson premier""".split()
)
ROLE_NOUNS = HEADS | COUNTERPARTS | PERSONS | ((ROLES | TITLES) & PERSONS)
# Offices of several words, as one word.
OFFICES = {
    ("prime", "minister"): "prime-minister", ("head", "of", "state"): "head-of-state",
    ("head", "of", "government"): "head-of-government", ("vice", "president"): "vice-president",
    ("secretary", "of", "state"): "secretary-of-state", ("attorney", "general"): "attorney-general",
    ("chief", "of", "staff"): "chief-of-staff", ("special", "counsel"): "special-counsel",
    ("secretary", "general"): "secretary-general", ("chief", "executive"): "chief-executive",
    ("her", "honour"): "honour", ("his", "honour"): "honour", ("her", "honor"): "honour",
    ("his", "honor"): "honour", ("foreign", "minister"): "foreign-minister",
    ("defense", "minister"): "defence-minister", ("defence", "minister"): "defence-minister",
    ("finance", "minister"): "finance-minister", ("interior", "minister"): "interior-minister",
    ("defense", "secretary"): "defence-minister", ("deputy", "mayor"): "deputy-mayor",
    ("supreme", "leader"): "supreme-leader",
}  # fmt: skip

# The head nouns of organisations: "the committee" is the last one named that ends so.
BODY_NOUNS = frozenset(
    """committee commission council department ministry agency bureau office court party union
    association federation league company firm group corporation bank fund board university
    hospital school institute foundation church police movement network newspaper
    organisation organization authority inspectorate parliament congress senate house assembly
    operator team club society trust chamber tribunal panel guild hall""".split()
)

# Nouns for one kind of thing in the news. Within one story a noun of a kind goes on from another.
_KINDS = {
    "agreement": "agreement deal pact accord treaty partnership arrangement compact",
    "meeting": "meeting summit talk talks negotiation dialogue discussion encounter conversation",
    "visit": "visit trip tour journey",
    "lawsuit": "lawsuit suit litigation complaint",
    "investigation": "investigation probe inquiry inquest",
    "election": "election vote ballot poll referendum race primary",
    "war": "war conflict fighting hostilities battle",
    "truce": "truce ceasefire armistice peace",
    "attack": "attack assault bombing airstrike shelling invasion incursion onslaught offensive",
    "shooting": "shooting massacre killing murder slaying gunfire rampage",
    "protest": "protest demonstration rally march sit-in vigil riot unrest",
    "walkout": "walkout stoppage picket",
    "strike": "strike",
    "raid": "raid",
    "clearance": "clearance eviction handover",
    "interference": "interference meddling collusion conspiracy cyberattack hack hacking",
    "document": "memo memorandum document note file record paper transcript letter",
    "announcement": "announcement statement declaration decision move pledge promise",
    "law": "law bill legislation statute",
    "ruling": "ruling verdict judgment judgement sentence",
    "fire": "fire blaze inferno flames",
    "storm": "storm hurricane cyclone typhoon tempest gale",
    "crash": "crash collision derailment accident disaster",
    "sanctions": "sanction embargo penalty",
    "tariff": "tariff levy",
    "weapons": "missile weapon warhead bomb rocket nuke arsenal",
    "disarmament": "denuclearization denuclearisation disarmament",
    "campaign": "campaign",
    "budget": "budget spending",
    "closure": "closure shutdown",
    "outbreak": "outbreak epidemic pandemic virus",
    "test": "test testing",
    "plant": "plant smelter factory mill",
}
_VERBS = {
    "meeting": "meet negotiate discuss", "visit": "travel", "lawsuit": "sue",
    "investigation": "investigate", "attack": "invade",
    "interference": "conspire interfere meddle collude",
    "announcement": "announce declare", "disarmament": "denuclearize disarm",
    "closure": "close shut", "agreement": "agree", "protest": "demonstrate",
}  # fmt: skip
# Of these kinds, what is no event that outlets tell.
THINGS = frozenset("document weapons plant announcement".split())
# What turns the adjective behind it: "less isolated" is not "isolated".
TURNS = frozenset("less least not never no hardly barely".split())
EVENTS = {word: kind for kind, words in _KINDS.items() for word in words.split()}
KIND_OF = EVENTS | {word: kind for kind, words in _VERBS.items() for word in words.split()}

# What a word of two kinds means in a story that has a word of one of them alone.
EITHER = {"strike": ("walkout", "attack"), "raid": ("clearance", "attack")}

# People in the plural: groups, which are never joined by us, since the word is the whole question.
GROUPS = frozenset(
    """residents protesters protestors demonstrators campaigners activists workers employees staff
    dockers strikers neighbours neighbors families households pupils students teachers parents
    passengers commuters patients nurses doctors pensioners taxpayers voters supporters opponents
    critics rioters mob crowd militants terrorists rebels insurgents fighters gunmen extremists
    migrants refugees evacuees asylum-seekers immigrants settlers hostages prisoners detainees
    victims survivors witnesses experts analysts investors shareholders lenders lords islanders
    villagers farmers fishermen shopkeepers drivers elites oligarchs mullahs clerics defenders
    participants looters vandals hooligans thugs heroes martyrs""".split()
)
COMPANIES = frozenset(
    """company firm group corporation conglomerate giant operator business developer manufacturer
    airline retailer""".split()
)
# A name that ends in one of these is a company's.
FIRMS = frozenset(
    """lines inc corp ltd plc llc smelting shipping industries holdings airlines airways motors
    energy systems technologies pharmaceuticals foods stores partners company group corporation
    research""".split()
)
PLACES = frozenset("quay bridge hill bay dock harbour harbor port pier wharf park road".split())
# Who is called so, where one of these is known and nobody else: "Her Honour" is the mayor.
STYLES = {
    "honour": ("mayor", "judge", "justice"), "majesty": ("king", "queen"),
    "excellency": ("ambassador", "president"), "highness": ("prince", "princess"),
}  # fmt: skip

NICKNAMES = {
    "mike": "michael", "joe": "joseph", "bob": "robert", "rob": "robert", "jim": "james",
    "jimmy": "james", "bill": "william", "will": "william", "tom": "thomas", "tommy": "thomas",
    "rick": "richard", "dick": "richard", "rich": "richard", "dan": "daniel", "dave": "david",
    "steve": "stephen", "steven": "stephen", "ben": "benjamin", "bernie": "bernard", "ted":
    "edward", "ed": "edward", "chuck": "charles", "charlie": "charles", "nick": "nicholas",
    "tony": "anthony", "andy": "andrew", "alex": "alexander", "sam": "samuel", "kate":
    "katherine", "kathy": "katherine", "liz": "elizabeth", "beth": "elizabeth", "sue": "susan",
    "jen": "jennifer", "jenny": "jennifer", "pat": "patricia", "matt": "matthew", "greg":
    "gregory", "jeff": "jeffrey", "ron": "ronald", "don": "donald", "ken": "kenneth", "larry":
    "lawrence", "jerry": "gerald", "fred": "frederick", "gus": "augustus", "tim": "timothy",
    "vlad": "vladimir", "max": "maximilian", "chris": "christopher", "mitch": "mitchell",
}  # fmt: skip
