"""The nouns by which speakers are known: titles, roles, bodies, documents; and what is no name."""

TITLES = frozenset(
    """dr mr mrs ms miss mx prof professor sir dame lord lady president vice-president chairman
    chairwoman chair chief prime foreign defense defence finance interior energy trade justice
    deputy minister premier chancellor secretary state senator sen rep representative congressman
    congresswoman governor gov lt gen general col colonel maj major capt captain sgt sergeant adm
    admiral cmdr commander judge justice attorney attorney-general ambassador envoy king queen
    prince princess pope cardinal archbishop bishop rev reverend father rabbi imam sheikh
    ayatollah mayor councilman councilwoman councillor speaker leader spokesman spokeswoman
    spokesperson director analyst historian author co-host host coach officer constable sheriff
    detective inspector hon former ex-president acting then-president mp republican democratic
    vice assistant undersecretary dictator marshal commissioner correspondent economist lawmaker
    democrat treasurer pilot seamstress hairdresser plumber teacher nurse pensioner grandmother
    grandfather widow businessman businesswoman lawyer engineer surgeon physician activist
    campaigner shopkeeper firefighter paramedic""".split()
)

# A capitalised phrase that ends in one of these, or holds one, names a body, not a person.
BODIES = frozenset(
    """ministry department committee house senate party council court agency organization
    organisation union times post news inc corp university institute police office association
    commission bureau group campaign administration government army navy force forces center
    centre foundation congress parliament kremlin pentagon nations bank fund league board
    federation society company service network street journal herald tribune television tv press
    media treaty partnership agreement charter constitution declaration pact act alliance
    authority embassy church college school states republic korea kingdom""".split()
)

ROLES = frozenset(
    """ministry government department administration agency committee commission council court
    company firm party police group organisation organization union association campaign
    university school hospital army military navy embassy parliament team bank board newspaper
    paper magazine outlet agency report statement treaty agreement document text letter lawsuit
    complaint investigation inquiry office ad advertisement website site survey study poll article
    editorial memo indictment headline caption spokesman spokeswoman spokesperson spokespeople
    spokesmen official officials source sources analyst analysts expert experts critic critics
    supporter supporters historian author president minister premier chancellor secretary senator
    congressman congresswoman governor mayor judge lawyer lawyers attorney attorneys prosecutor
    prosecutors general colonel captain commander sergeant admiral ambassador diplomat diplomats
    envoy leader leaders director chief chairman chairwoman chair founder manager executive
    executives economist economists scientist scientists researcher researchers professor doctor
    doctors teacher teachers student students resident residents voter voters witness witnesses
    victim victims neighbour neighbor man woman child boy girl friend friends father mother son
    daughter brother sister husband wife activist activists protester protesters campaigner
    campaigners lawmaker lawmakers legislator legislators candidate nominee billionaire
    businessman mogul candidates politician politicians democrats republicans aide aides adviser
    advisers advisor advisors ally allies strategist strategists correspondent reporter reporters
    journalist journalists columnist editor editors writer host co-host moderator coach player
    authorities investigators investigator officer officers soldiers soldier people person
    families family scholar scholars observers media channel network regime panel petition filing
    ruling argument opinion transcript testimony affidavit dossier suit gunman gunmen shooter
    attacker attackers suspect suspects confidant confidante employee employees worker workers
    staffer staffers veteran veterans survivor survivors passenger passengers bystander
    bystanders pastor priest nurse nurses driver owner owners insider insiders operative
    operatives pundit pundits anchor contributor commentator commentators blogger whistleblower
    parent parents agencies lobbyist donor donors appointee appointees deputies detective detectives
    organizer organizers counselor delegate delegates nominees loyalist loyalists
    backer backers opponent opponents rival rivals colleague colleagues
    constituent volunteer surrogate actor actress co-founder cousin
    polls surveys studies""".split()
)

# Common nouns for a person that a text need not name: "he" may stand for one of them.
NOBODYS = frozenset(
    """gunman shooter attacker suspect man woman boy girl officer spokesman spokeswoman
    spokesperson witness victim official source neighbour neighbor bystander passenger survivor
    driver detective soldier resident student teacher doctor nurse pastor priest protester voter
    employee worker staffer veteran whistleblower expert lawyer stranger""".split()
)

# A name that ends in one of these is no person's.
NO_PERSONS = frozenset(
    """festival house garden gardens bill act times politics leadership resistance street avenue
    square tower county city valley island islands river airport hospital theatre theater hotel
    stadium arena building palace plaza summit conference convention caucus primary election
    amendment plan deal award awards prize show games series war crisis movement project program
    programme initiative case letter report democrats republicans americans people states academy
    museum library today magazine review daily gazette union day week""".split()
)

NOT_NAMES = frozenset(
    """the a an in on at by for from of to with and but or nor so yet if when while as since after
    before because although though however meanwhile also then there here this that these those
    what who whom whose which why how where it he she they we i you his her their its our my your
    him them us me not no yes is are was were be been has have had do does did will would can could
    may might must should according asked speaking both all some many most few several one two
    three four five another other such only just even still now later earlier yesterday today
    tomorrow monday tuesday wednesday thursday friday saturday sunday january february march april
    june july august september october november december despite during under over about between
    among against until once like unlike than let well oh perhaps maybe instead moreover indeed
    furthermore nevertheless thus therefore every each any more less last next first second
    third finally again never always often sometimes that's it's he's she's i'm i've we're don't
    they're there's what's says calls late shortly recently previously privately publicly
    specifically coming citing noting calling taking referring responding writing adding
    addressing appearing following saying said everyone anyone someone whatever whoever part
    multiple hundreds dozens thousands millions together likewise outside conversely amid see wait
    thanks those led note keeps six seven eight nine ten ever having facing regarding behind
    neither recalling lamenting smiling putting giving holding dashing reprising alarmed
    fueled""".split()
)

DOCUMENTS = frozenset(
    """petition ruling complaint filing lawsuit indictment memo tweet transcript affidavit treaty
    partnership agreement pact charter constitution declaration act report statement
    communique communiqué memorandum letter article accord convention""".split()
)

# Two capitalised words that begin so are a place or a people, not a person.
NOT_FIRST = frozenset(
    """North South East West Northern Southern Eastern Western United New Saudi Middle White
    Supreme San Los Great Hong Sri Puerto Costa El Prime Super American Russian Chinese
    African Asian Latin Native British Hispanic""".split()
)

PAPERS = frozenset(
    """statement letter report memo email tweet post message document ad release note petition
    ruling complaint filing lawsuit indictment transcript argument opinion order suit motion
    affidavit""".split()
)

# Names whose first word is the family's.
FAMILY_FIRST = frozenset("Kim Park Xi Moon Lee Yoon Abe Mao".split())

# Given names of English and European news, by the pronoun they nearly always go with: what is known
# of a person where no title and no sentence of the text says so.
HE_NAMES = frozenset(
    """Abdullah Adam Ahmed Alan Alastair Albert Alexander Ali Alistair Andrew Angus Anthony Antoine
    Antonio Arthur Axel Barack Ben Benjamin Bernard Bernie Bill Bob Boris Brad Brett Brian Bruce
    Carl Carlos Charles Christian Chuck Colin Craig Dag Damian Daniel David Dennis Derek Diego
    Dmitri Dmitry Dominic Donald Douglas Duncan Edward Emil Emmanuel Enrique Eric Erik Fernando
    Frank Franz Fred Gareth Gary Gavin Geoffrey George Gerald Gilbert Giles Giovanni Giuseppe Gordon
    Graham Gregory Gustav Hans Harold Harry Hassan Heinrich Henry Hiroshi Howard Hugh Hugo Ian
    Ibrahim Igor Ivan Jack Jacob Jacques James Jason Javier Jeff Jeffrey Jeremy Jerome Jerry Jim
    Jimmy Joe Joel Johan Johannes John Jonathan Jorge Jose Joseph Joshua Juan Julian Justin Karl
    Keir Keith Kenji Kenneth Kevin Khaled Klaus Larry Lars Lawrence Leo Leon Leonard Liam Luca Luigi
    Luis Lukas Luke Magnus Malcolm Manuel Marcus Mario Mark Martin Matthew Max Michael Miguel Mike
    Mikhail Mitch Mohammed Mustafa Narendra Nathan Neil Nicholas Nick Niels Nigel Nikolai Norman
    Olaf Oleg Oliver Omar Oscar Otto Pablo Paolo Patrick Paul Pavel Pedro Per Peter Philip Pierre
    Piotr Rafael Rajesh Ralph Ravi Raymond Richard Rick Rishi Robert Roger Rolf Ronald Rory Roy
    Rupert Russell Ryan Samuel Sanjay Scott Sean Sebastian Sergei Sergey Simon Stanley Stefan
    Stephen Steve Steven Stuart Sven Ted Theodore Thierry Thomas Tim Timothy Tobias Toby Todd Tom
    Tomas Tony Trevor Victor Viktor Vincent Vladimir Volodymyr Walter Warren Wayne William Wolfgang
    Yuri Yusuf""".split()
)
SHE_NAMES = frozenset(
    """Abigail Agnes Aisha Alexandria Alice Alicia Amanda Amy Ana Anastasia Andrea Angela Anita Anja
    Ann Anna Anne Annette Annika Astrid Barbara Beatrice Beatriz Betsy Betty Beverly Bianca Birgit
    Brenda Bridget Brigitte Camilla Carla Carmen Carol Caroline Carolyn Catherine Cecilia Celia
    Cheryl Christina Christine Cindy Claire Clara Claudia Condoleezza Cynthia Daphne Debbie Deborah
    Debra Denise Diana Diane Dianne Donna Dorothy Edith Eleanor Elena Elizabeth Ellen Elsa Emily
    Emma Erika Esther Eva Ewa Farah Fatima Felicity Fiona Frances Francesca Freya Frida Gemma Gina
    Giorgia Gloria Greta Gwen Hanna Hannah Hanne Harriet Hazel Heather Heidi Heike Helen Hillary
    Ilse Imogen Ines Ingrid Irene Irina Isabel Isabella Ivanka Jacqueline Jane Janet Janice Jean
    Jennifer Jessica Jill Joan Joanna Johanna Josephine Joyce Judith Judy Julia Julie Kamala Karen
    Karin Kate Katherine Kathleen Kathy Katie Katrin Katya Kayleigh Kellyanne Kirsten Kirstjen
    Kirsty Laura Layla Leila Lena Linda Lisa Loretta Lori Lotte Louise Lucia Lucy Lydia Maggie Maja
    Margaret Margot Maria Marie Marjorie Marta Martha Mary Mathilde Maud Maura Maxine Megan Meghan
    Melania Melissa Michelle Mina Miriam Molly Monica Nadia Nancy Naomi Natalia Natasha Nicola Nikki
    Nina Nora Odile Olga Olivia Pamela Paola Patricia Penelope Petra Phoebe Pilar Polly Priya Rachel
    Rebecca Rina Rita Roberta Rosa Rosemary Ruth Sabine Sally Samantha Sandra Sarah Selma Sharon
    Sheila Shirley Sigrid Sonia Sophie Stephanie Susan Svetlana Sylvia Tammy Tatiana Teresa Tessa
    Theresa Tina Tove Ulrike Ursula Valerie Vanessa Vera Victoria Virginia Wendy Winifred Yasmin
    Yulia Yvonne Zainab Zoe""".split()
)
