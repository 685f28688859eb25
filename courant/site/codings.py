"""Which coding an Accept-Encoding header asks for, among those that we print (RFC 9110, 12.5.3)."""

from functools import lru_cache

from courant.lib.compression import VARIANTS

_LONGEST = 200  # characters; nobody honest sends a quarter of that
_OURS = tuple(variant.coding for variant in VARIANTS)


def in_order(accepted: str) -> tuple[str, ...]:
    """The compressed forms that may be sent, the most wanted first; where they are wanted alike, the smallest first.

    After them comes the file as it is, also for whoever refuses that: a page depends on no header.
    """
    return _in_order(accepted) if len(accepted) <= _LONGEST else ()


@lru_cache(512)  # browsers have a dozen headers among them
def _in_order(accepted: str) -> tuple[str, ...]:
    wanted = _weights(accepted)
    others, plain = wanted.get("*", 0.0), wanted.get("identity", 0.0)
    weighed = [(wanted.get(coding, others), coding) for coding in _OURS]
    better = [(weight, coding) for weight, coding in weighed if weight > 0 and weight >= plain]
    return tuple(coding for _weight, coding in sorted(better, key=lambda entry: -entry[0]))


def _weights(accepted: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for part in accepted.lower().split(","):
        name, _, weight = part.partition(";")
        name = name.strip().removeprefix("x-")
        if name:
            found[name] = _weight(weight)
    return found


def _weight(said: str) -> float:
    name, _, value = said.partition("=")
    if not said.strip():
        return 1.0
    try:
        weight = float(value) if name.strip() == "q" else 0.0
    except ValueError:
        return 0.0  # not a number: not asked for
    return weight if 0.0 <= weight <= 1.0 else 0.0
