"""What the table of changes had at a moment, told by the keys of its rows: a clock may be set back, or differ between
machines.

A database hands out keys in another order than it commits, so the highest key alone does not tell: which keys were
missing below it is remembered too.
"""

from collections.abc import Iterable, Iterator

import msgspec
from django.db.models import Max, Q

from courant.publishing.models import Change

REACH = 10_000  # keys; no transaction stays open while so many others are given out


class Mark(msgspec.Struct, frozen=True):
    """Everything up to the highest key was there, less what was missing."""

    highest: int
    missing: list[int]

    @classmethod
    def now(cls, *, with_waiting: bool) -> "Mark":
        """What is there now; what waits to be printed counts as missing, or not, as the caller has it."""
        floor = max((Change.objects.aggregate(last=Max("pk"))["last"] or 0) - REACH, 0)
        # One query sees one moment.
        rows = dict(
            Change.objects.filter(Q(pk__gt=floor) | Q(printed_at=None)).order_by("pk").values_list("pk", "printed_at")
        )
        highest = max(rows, default=floor)
        missing = set(range(floor + 1, highest + 1)) - rows.keys()
        if not with_waiting:
            missing |= {key for key, printed_at in rows.items() if printed_at is None}
        return cls(highest, sorted(missing))

    @classmethod
    def read(cls, text: str) -> "Mark":
        """What `written` wrote."""
        return msgspec.json.decode(text, type=cls)

    def written(self) -> str:
        """As a text, to be remembered."""
        return msgspec.json.encode(self).decode()

    @property
    def lowest(self) -> int:
        """No key below this came after."""
        return min(self.missing, default=self.highest + 1)

    def later(self) -> Iterator[int]:
        """The keys of the changes that came after, in order."""
        keys = Change.objects.filter(pk__gte=self.lowest).order_by("pk").values_list("pk", flat=True)
        return self.those_after(keys.iterator())

    def those_after(self, keys: Iterable[int]) -> Iterator[int]:
        """Those of some keys that came after."""
        missing = set(self.missing)
        return (key for key in keys if key > self.highest or key in missing)
