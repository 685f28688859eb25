"""How much may be sent from one address: counted by keyed hashes that live in memory only, with their salt, for less than
a day (law 11).

A limit lets so many through at once, and from then on one after each pause. What is remembered of an address is a single
moment: the one up to which it has used up its share.
"""

import hashlib
import ipaddress
import secrets
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic

from courant.site.answers import Fields

LIFE = 12 * 3600.0  # seconds until salt and hashes go, whatever happened
MOST = 100_000  # addresses remembered at once: some ten megabytes
SHARED = ""  # who comes through something that many come through, and is not told apart


@dataclass(frozen=True, slots=True)
class Rate:
    """So many at once, then one in so many seconds."""

    at_once: int
    pause: float

    def wait(self, used: float) -> float:
        """Seconds until another one, when so many seconds of pauses are used up in advance."""
        early = used - (self.at_once - 1) * self.pause
        return early if early > 1e-6 else 0.0  # sums of small pauses are not exact


# A class room or a village may share one address, and each of its readers writes a few times. Robots write all day.
OF_ONE = Rate(at_once=30, pause=2.0)
# All who come through a web server in front that does not name them, or through Tor, count as one.
OF_ALL_SHARED = Rate(at_once=600, pause=0.01)
# Pages that hand back the text to somebody who is told to wait: beyond this, a fixed page does.
OF_RETURNS = Rate(at_once=20, pause=0.1)
# Questions of one sender that are being answered, of 260 places that all readers have and 68 that the desk has: a newsroom may
# come from one address.
MOST_IN_HAND, MOST_OF_A_DESK = 16, 32
MOST_SHARED_IN_HAND = 200


class TooManyAtOnce(Exception):
    """One sender has as many questions in hand as one may have."""


class Limits:
    """What each address has sent lately."""

    def __init__(self, clock: Callable[[], float] = monotonic, *, in_hand: int = MOST_IN_HAND) -> None:
        self._clock = clock
        self._most_in_hand = in_hand
        self._returns = 0.0
        self._in_hand: Counter[bytes] = Counter()
        self._begin()

    def wait(self, sender: str) -> float:
        """Count one more, and say how many seconds it is too early; what is too early is not counted."""
        now, hashed = self._clock(), self._known(sender)
        used = max(now, self._used.get(hashed, now))
        wait = _rate(sender).wait(used - now)
        if not wait:
            self._used[hashed] = used + _rate(sender).pause
        return wait

    def wait_of(self, sender: str) -> float:
        """How many seconds too early another one would be, without counting it."""
        now = self._clock()
        return _rate(sender).wait(self._used.get(self._known(sender), now) - now)

    @contextmanager
    def one_in_hand(self, sender: str) -> Iterator[None]:
        """For as long as a question of a sender is being answered.

        Raises:
            TooManyAtOnce: so many of theirs are already.
        """
        hashed = self._known(sender)
        if self._in_hand[hashed] >= (self._most_in_hand if sender else MOST_SHARED_IN_HAND):
            raise TooManyAtOnce
        self._in_hand[hashed] += 1
        try:
            yield
        finally:
            self._in_hand[hashed] -= 1
            if not self._in_hand[hashed]:
                del self._in_hand[hashed]

    def may_return(self) -> bool:
        """Whether a page with the text may be made for one who is told to wait; counts it."""
        now = self._clock()
        if self.is_beyond_returning():
            return False
        self._returns = max(now, self._returns) + OF_RETURNS.pause
        return True

    def is_beyond_returning(self) -> bool:
        """Whether as many were made as may be."""
        return OF_RETURNS.wait(self._returns - self._clock()) > 0

    def forget(self) -> None:
        """Let go of everything, if its time has come; called from time to time, so that it also goes where nobody comes."""
        if self._clock() - self._begun >= LIFE:
            self._begin()

    def _begin(self) -> None:
        self._begun = self._clock()
        self._salt = secrets.token_bytes(32)
        self._used: dict[bytes, float] = {}

    def _known(self, sender: str) -> bytes:
        """What is remembered of an address, by a salt that is not too old."""
        if self._clock() - self._begun >= LIFE or len(self._used) > MOST:
            self._begin()
        return hashlib.blake2b(sender.encode(), key=self._salt, digest_size=16).digest()


def sender(client: str, headers: Fields, header: str = "") -> str:
    """Whose share a request uses up: an address, or SHARED where it comes from one that many come through.

    `client` is the other end of the connection, with its port. Web servers in front, and Tor, connect from loopback or
    from a private network; `header` is where such a one names the reader's address, if it does. From anywhere else the
    header is a stranger's word.
    """
    # Nearly all connections come from a web server on the same machine: that address need not be read.
    address = None if client.startswith("127.0.0.1:") else _parsed(client.rpartition(":")[0].strip("[]"))
    if address is not None and not _is_near(address):
        return _share(address)
    named = _parsed((headers.get(header) or "").rpartition(",")[2].strip()) if header else None
    return SHARED if named is None or named.is_loopback else _share(named)


Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def _parsed(text: str) -> Address | None:
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def _is_near(address: Address) -> bool:
    return address.is_loopback or address.is_private or address.is_link_local


def _share(address: Address) -> str:
    """Who has one public address of version 6 has the whole network of 64 bits that it is in. Circuits of Tor look like
    private ones (`HiddenServiceExportCircuitID haproxy`), and differ in what follows."""
    return address.exploded[:19] if address.version == 6 and not address.is_private else str(address)


def _rate(sender: str) -> Rate:
    return OF_ONE if sender else OF_ALL_SHARED
