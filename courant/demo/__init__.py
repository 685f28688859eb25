"""Everything a demonstration newsroom is furnished with, so that a first look finds it busy."""
