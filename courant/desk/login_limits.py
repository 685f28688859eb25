"""How often somebody may try to log in: counted in memory, by keyed hashes that go with their salt after a day (law 11).

Hashing a password is made to be slow, so the limits come before it. Nobody is shut out for good: waits end by themselves,
and a browser that has logged in before is counted apart from strangers who try its account.
"""

import hashlib
import hmac
import secrets
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import monotonic

FREE = 5  # failures in a row before anybody waits
LONGEST = 60.0  # seconds between two tries, however many failed
FORGOTTEN = 3600.0  # seconds after the last failure
A_DAY = 24 * 3600.0
MOST = 10_000  # accounts and addresses remembered at once
BURST, RATE = 10, 0.5  # tries of all strangers together: at once, and a second; each costs half a second of a processor


class TooMany(Exception):
    """There were too many tries; carries the seconds to wait."""

    def __init__(self, wait: float) -> None:
        super().__init__(wait)
        self.wait = max(1, round(wait + 0.5))


@dataclass
class Failures:
    """What one account from one place, or one browser, did wrong."""

    count: int = 0
    at: float = 0.0

    def wait(self, now: float) -> float:
        """Seconds until the next try."""
        pause = min(2.0 ** (self.count - FREE), LONGEST) if self.count >= FREE else 0.0
        return self.at + pause - now


@dataclass
class Limits:
    """All that is remembered of tries to log in, in this process and nowhere else."""

    clock: Callable[[], float] = monotonic
    _salt: bytes = field(default=b"", repr=False)
    _salted_at: float = 0.0
    _failures: dict[bytes, Failures] = field(default_factory=dict, repr=False)
    _tries: float = BURST
    _counted_at: float = 0.0

    def __post_init__(self) -> None:
        self._lock = threading.Lock()
        self._hashing = threading.Lock()
        self._inside = threading.BoundedSemaphore(2)  # one whose password is being hashed, one who is next
        self._counted_at = self.clock()

    @contextmanager
    def one_try(self, account: str, place: str, *, is_known: bool) -> Iterator["Try"]:
        """Around one try; whoever gets in says how it ended. `place` is a network address, or the mark of a browser
        that has logged in before.

        Raises:
            TooMany: no try for now; nothing was hashed.
        """
        with self._lock:
            key = self._key(account, place)
            self._ask(key, is_known=is_known)
        if not self._inside.acquire(blocking=False):
            raise TooMany(1)
        try:
            with self._hashing:
                attempt = Try()
                yield attempt
                with self._lock:
                    self._note(key, attempt)
        finally:
            self._inside.release()

    def _ask(self, key: bytes, *, is_known: bool) -> None:
        now = self.clock()
        failures = self._failures.get(key)
        if failures and (wait := failures.wait(now)) > 0:
            raise TooMany(wait)
        if is_known:
            return
        self._tries = min(BURST, self._tries + (now - self._counted_at) * RATE)
        self._counted_at = now
        if self._tries < 1:
            raise TooMany((1 - self._tries) / RATE)
        self._tries -= 1

    def _note(self, key: bytes, attempt: "Try") -> None:
        if attempt.has_succeeded:
            self._failures.pop(key, None)
            return
        self._make_room()
        failures = self._failures.setdefault(key, Failures())
        failures.count, failures.at = failures.count + 1, self.clock()

    def _make_room(self) -> None:
        if len(self._failures) < MOST:
            return
        now = self.clock()
        self._failures = {key: one for key, one in self._failures.items() if now - one.at < FORGOTTEN}
        while len(self._failures) >= MOST:
            del self._failures[min(self._failures, key=lambda key: self._failures[key].at)]

    def _key(self, account: str, place: str) -> bytes:
        now = self.clock()
        if not self._salt or now - self._salted_at >= A_DAY:
            self._salt, self._salted_at = secrets.token_bytes(32), now
            self._failures.clear()
        words = f"{len(account)}:{account.casefold()}:{place}".encode(errors="replace")
        key = hmac.digest(self._salt, words, hashlib.sha256)
        if key in self._failures and now - self._failures[key].at >= FORGOTTEN:
            del self._failures[key]
        return key


@dataclass
class Try:
    """One try that was let in."""

    has_succeeded: bool = False
