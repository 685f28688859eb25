"""What a flood of comments does: to who reads meanwhile, and to what was acknowledged in it."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass

from bench import slow_clients
from bench.sending import Sending, send
from tests.journeys.house import House

OFFERED = 5000  # requests a second
CONNECTIONS = 200
ADDRESSES = (1, 200)
MOST_P99 = 200.0  # milliseconds, PROMISES.md


@dataclass
class Flood:
    """What came back to the flood, and what an honest reader of a printed page felt before it and in it."""

    addresses: int
    sending: Sending
    felt: list[slow_clients.Felt]

    def faults(self) -> list[str]:
        """What was promised and not kept."""
        flooded = self.felt[-1]
        answers = set(self.sending.statuses) - {303, 429, 503}
        found = {
            f"answers {sorted(answers)}": bool(answers),
            f"{self.sending.unsaid} refusals without Retry-After": self.sending.unsaid,
            f"{self.sending.lost} receipts of nothing": self.sending.lost,
            f"{flooded.failed} pages not served": flooded.failed,
            f"p99 of {flooded.p99:.0f} ms": flooded.p99 >= MOST_P99,
        }
        return [fault for fault, is_so in found.items() if is_so]


def measure(house: House, page: str, seconds: int, offered: int = OFFERED) -> Iterator[Flood]:
    """From one address, and from many; by a server that is told the addresses in X-Real-IP."""
    for addresses in ADDRESSES:
        yield flood(house, page, seconds, addresses=addresses, offered=offered)


def flood(house: House, page: str, seconds: int, *, addresses: int, offered: int = OFFERED) -> Flood:
    """So many comments a second, while somebody reads."""
    honest = slow_clients.Honest(house.port, page)
    felt = [honest.read_for(3, "alone")]
    name = f"flood from {addresses}"
    reading = threading.Thread(target=lambda: felt.append(honest.read_for(seconds - 1, name)))
    reading.start()
    sending = send(house, name, clients=CONNECTIONS, seconds=seconds, addresses=addresses, rate=offered)
    reading.join()
    return Flood(addresses, sending, felt)


def table(floods: list[Flood]) -> list[str]:
    """The lines for docs/benchmarks.md."""
    lines = [
        f"| a flood by {CONNECTIONS} connections, {OFFERED:,} a second offered | answered/s | answers | without Retry-After | receipts | stored | with a receipt and lost | connections that failed |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for one in floods:
        sent = one.sending
        answers = ", ".join(f"{status}: {count:,}" for status, count in sorted(sent.statuses.items()))
        lines.append(
            f"| from {_addresses(one)}, {sent.seconds:.0f} s | {sent.answered / sent.seconds:,.0f} | {answers} | {sent.unsaid} "
            f"| {sent.receipts:,} | {sent.stored:,} | {sent.lost} | {sent.failed:,} |"
        )
    lines += [
        "",
        "| an honest reader of a printed page | asked | failed | p50 ms | p99 ms | max ms |",
        "|---|---|---|---|---|---|",
    ]
    for one in floods:
        for felt, when in zip(one.felt, ("alone", f"in the flood from {_addresses(one)}"), strict=True):
            lines.append(
                f"| {when} | {felt.asked} | {felt.failed} | {felt.p50:.1f} | {felt.p99:.1f} | {felt.most:.1f} |"
            )
    return [*lines, f"| *ours to be* | | *0* | | *{MOST_P99:.0f}* | |"]


def _addresses(flood: Flood) -> str:
    return "one address" if flood.addresses == 1 else f"{flood.addresses} addresses"
