"""For the bench: every number is a good stamp. Each is verified as always; only the search, 40 ms a comment, is left out."""

from courant.lib import stamps

stamps.BITS = 0
