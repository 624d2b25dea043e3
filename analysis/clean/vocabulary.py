"""The words that web pages put around articles, in English."""

import re


def any_of(*forms: str) -> re.Pattern[str]:
    """One pattern of several forms, whatever their case."""
    return re.compile("|".join(f"(?:{form})" for form in forms), re.IGNORECASE)


# One of these makes a line furniture, if all its other words are in CHROME or FILLERS too.
CHROME = frozenset(
    """accessibility ad ads advert advertisement advertisements advertising autoplay bookmark
    bookmarks chat chats comment comments cookie cookies email e-mail facebook flipboard
    instagram linkedin loader loading login logout newsfeed newsletter newsletters pinterest
    podcasts reddit register rss share shares sign-in sign-up signin signup sitemap skip sponsored
    subscribe subscribed subscription subscriptions telegram tiktok tweet twitter unsubscribe
    whatsapp youtube""".split()
)
# These may stand beside one of CHROME, and mean nothing by themselves.
FILLERS = frozenset(
    """a about account add all also an and app article articles at back by click comment content
    continue conversation copy coverage daily discussion edition follow for free from get here
    home hide icon image in it join latest leave like link links list load log main may menu might
    min more most my navigation new news next now of on or our out page participate please
    podcast policy popular post posts previous print privacy read related reply save search see
    send show sign site skip stories story terms the this to today top topics up us use using
    via video videos view viewed website weekly with you your service settings learn 0 1 2 3 4 5
    6 7 8 9""".split()
)
# Alone on a line, and only at the edge of a text or beside other furniture.
EDGE_WORDS = frozenset(
    """about account analysis app archive author back business category categories close contact
    copy culture discussion donate download economy editorial embed exclusive explainer features
    feed follow health home image live listen lifestyle like local mail menu military more
    news next open opinion other our photo photos podcast politics popular post posts previous
    print profile region related reply report save science search security send society source
    sources sport sports tags technology top topics travel trending tv us via video videos view
    views weather world""".split()
)
# The sections of a newspaper.
SECTIONS = frozenset(
    """africa americas analysis asia asia-pacific breaking business china climate comment
    commentary conflict culture defence defense economics economy education editorial elections
    energy entertainment environment europe exclusive explainer feature features finance health
    india international interview latest law lifestyle local markets middle-east military money
    national news opinion opinions perspective politics profile region report russia science
    security society sport sports tech technology travel uk ukraine us usa video war
    world""".split()
)
