"""The blocks of which a story's body is made."""

from courant.desk.blocks.photo import PhotoBlock
from courant.desk.blocks.text import FactBoxBlock, ParagraphBlock, QuoteBlock, SubheadBlock

STORY_BLOCKS = [
    ("paragraph", ParagraphBlock()),
    ("subhead", SubheadBlock()),
    ("photo", PhotoBlock()),
    ("quote", QuoteBlock()),
    ("fact_box", FactBoxBlock()),
]
PAGE_BLOCKS = [("paragraph", ParagraphBlock()), ("subhead", SubheadBlock())]

__all__ = ["PAGE_BLOCKS", "STORY_BLOCKS", "PhotoBlock"]
