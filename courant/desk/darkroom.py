"""The child process that decodes pictures for this process: uploads, proofs and prints use the same one."""

from courant.lib.darkroom import Darkroom

DARKROOM = Darkroom()
