"""Words that say nothing of an event: function words, say-verbs, and words of every newsroom."""

STOPWORDS = frozenset(
    """
    a about above across after again against ago all almost along already also although always am
    among an and another any anyone anything are around as asked at away back be became because
    become been before behind being below between beyond both but by came can cannot come could did
    do does doing done down during each either else enough even ever every everyone everything few
    find first for former found from gave get give go going gone got had has have having he her
    here hers herself him himself his how however i if in including indeed inside instead into is
    it its itself just know known last later least less let like likely made make many may maybe me
    might mine more most much must my myself near nearly neither never new next no nor not nothing
    now of off often on once one only onto or other others our ours out over own part people per
    perhaps put quite rather really said same saw say saying see seen several shall she should
    since so some someone something soon still such take taken tell than that the their theirs them
    themselves then there therefore these they thing think this those though three through thus
    time to today together told too took toward towards two under unless until up upon us use used
    very via want was way we well went were what whatever when where whether which while who whom
    whose why will with within without would year yes yesterday yet you your yours
    day month week monday tuesday wednesday thursday friday saturday sunday
    mr mrs ms dr
    ain't aren't can't couldn't didn't doesn't don't hadn't hasn't haven't he'd he'll he's i'd i'll
    i'm i've isn't it'll let's mustn't n't shan't she'd she'll shouldn't that'll there'll they'd
    they'll they're they've wasn't we'd we'll we're we've weren't won't wouldn't you'd you'll
    you're you've d ll re s t ve
    """.split()
)
