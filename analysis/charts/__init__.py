"""One table in, one picture out, and the sentence that describes it. Plotly is known here alone."""

from analysis.charts.bars import bars, bars_alt
from analysis.charts.dots import Scale, around_zero, spread, spread_alt
from analysis.charts.heat import heat, heat_alt
from analysis.charts.look import config, safe
from analysis.charts.many import all_outlets, all_outlets_alt
from analysis.charts.parts import parts, parts_alt
from analysis.charts.ticks import ticks, ticks_alt
from analysis.charts.timeline import timeline, timeline_alt

__all__ = [
    "Scale", "all_outlets", "all_outlets_alt", "around_zero", "bars", "bars_alt", "config",
    "heat", "heat_alt", "parts", "parts_alt", "safe", "spread", "spread_alt", "ticks",
    "ticks_alt", "timeline", "timeline_alt",
]  # fmt: skip
