"""The questions of the sheet that have tables of their own, in one tuple."""

from analysis.sheet.called import CALLED
from analysis.sheet.lacking import LACKING
from analysis.sheet.speaking import SPEAKING
from analysis.sheet.targets import TARGETS
from analysis.sheet.topic import Topic

TOPICS: tuple[Topic, ...] = (CALLED, SPEAKING, TARGETS, LACKING)
