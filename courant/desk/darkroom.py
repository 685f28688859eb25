"""The child process that decodes pictures for this process: uploads, proofs and prints use the same one."""

from collections.abc import Sequence

from courant.lib.darkroom import Darkroom
from courant.lib.developing import Pixels

DARKROOM = Darkroom()


def develop(data: bytes, name: str, widths: Sequence[int]) -> Pixels:
    """See Darkroom.develop. A function of a module can be handed to another process, which has a darkroom of its own."""
    return DARKROOM.develop(data, name, widths)
