"""A case with letters for its outlets: what is told stays, who tells it does not.

For a class that guesses first. Outlets become "Outlet A", articles "A-1", in an order that follows
from the run alone; in words, what names an outlet or an author is covered by as many blocks as it
has characters, so that every offset stays true.
"""

from analysis.mask.cover import COVER
from analysis.mask.masked import OUTSIDE, WITHHELD, Mask, MaskedTables, MaskedTexts, letter, mask

__all__ = [
    "COVER", "OUTSIDE", "WITHHELD", "Mask", "MaskedTables", "MaskedTexts", "letter", "mask",
]  # fmt: skip
