"""Comments to learn from, in the order of their time: a generated corpus, and mails of a public one."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.utils import parsedate_to_datetime
from html import unescape
from pathlib import Path

from bench.words import Words

LIMIT = 1500  # as of a comment
OPENINGS = """I think|Honestly,|As somebody from there:|Thank you for this.|Nobody mentions that|My mother says|It is a shame that
|Who pays when|You forgot that|Good report, but|I was there when|Not true that""".replace("\n", "").split("|")
ARABIC = """تأخر المجلس في بناء الجسر|من يدفع ثمن ذلك كله|شكرا على هذا التقرير|أهل الحي يعرفون الحقيقة|الماء مقطوع منذ أسبوع
|المدرسة القديمة أغلقت أبوابها|لا أحد يسمع صوتنا|الطريق إلى السوق طويل|والحافلة لا تأتي في موعدها|كتبتم نصف القصة فقط""".replace(
    "\n", ""
).split("|")
PERSIAN = """شورا ساخت پل را عقب انداخت|هزینه‌اش را چه کسی می‌دهد|ممنون از این گزارش|اهالی محل حقیقت را می‌دانند|یک هفته است آب قطع است
|مدرسه‌ی قدیمی بسته شد|کسی صدای ما را نمی‌شنود|راه بازار دراز است|اتوبوس هیچ‌وقت سر وقت نمی‌آید|نصف ماجرا را نوشته‌اید""".replace(
    "\n", ""
).split("|")
OFFERS = """cheap {goods}, visit {address}|Earn {sum} a day from home! {address}|Best {goods} of the year: {address}|I made {sum} last week, ask me
 how {address}|{goods} {goods} {goods} {address}|Great article! See my site for {goods} {address}|Loans up to {sum} without questions, write to {address}
|أرخص {goods} {address}|اربح {sum} كل يوم من بيتك {address}|ارزان‌ترین {goods} {address}|Your {goods} is waiting: {address}""".replace(
    "\n", ""
).split("|")
GOODS = "pills watches tickets followers replicas casino-bonus coins mortgages essays handbags sunglasses visas".split()


@dataclass(frozen=True)
class Example:
    text: str
    is_spam: bool


def generated(count: int, *, seed: int = 4, share: float = 0.25) -> list[Example]:
    """Comments in three languages, every fourth of them an advertisement; some readers also post links, and some
    advertisers write a sentence of a report around theirs."""
    chance, words = random.Random(seed), Words(seed)
    return [_advert(chance, words) if chance.random() < share else _honest(chance, words) for _ in range(count)]


def _honest(chance: random.Random, words: Words) -> Example:
    kind = chance.random()
    if kind < 0.5:
        text = f"{chance.choice(OPENINGS)} {words.sentence().lower()} {words.sentence()}"
    else:
        text = "، ".join(chance.sample(ARABIC if kind < 0.75 else PERSIAN, chance.choice((1, 2, 3))))
    if chance.random() < 0.06:
        text += f" https://archive.example/{chance.randrange(10**6)}"
    if chance.random() < 0.03:
        text += f" They sell {chance.choice(GOODS)} there now."
    return Example(text, False)


def _advert(chance: random.Random, words: Words) -> Example:
    address = (
        f"{chance.choice(('http://', 'www.', 'https://', ''))}{chance.choice(GOODS)}{chance.randrange(1000)}.example"
    )
    offer = chance.choice(OFFERS).format(
        goods=chance.choice(GOODS), address=address, sum=f"${chance.randrange(50, 5000)}"
    )
    if chance.random() < 0.2:
        offer = offer.replace("e", "3").replace("o", "0").replace(".3xampl3", ".example")
    if chance.random() < 0.3:
        offer = f"{words.sentence()} {offer}"
    return Example(offer, True)


def mails(folder: Path, *, every: int = 1) -> list[Example]:
    """The bodies of the SpamAssassin project's public mails in the order of their dates: no headers, 1,500 characters."""
    dated = sorted(_dated(folder, every), key=lambda one: one[0])
    return [example for _date, example in dated]


def _dated(folder: Path, every: int) -> Iterator[tuple[datetime, Example]]:
    for path in sorted(folder.glob("*/*.txt"))[::every]:
        message = message_from_bytes(path.read_bytes(), policy=policy.compat32)
        try:
            date = parsedate_to_datetime(message["Date"])
        except (TypeError, ValueError):
            continue
        date = date if date.tzinfo else date.replace(tzinfo=UTC)
        part = next((one for one in message.walk() if one.get_content_maintype() == "text"), None)
        if part is None or not 2001 <= date.year <= 2003:  # spam has dates of its own making
            continue
        text = (part.get_payload(decode=True) or b"").decode("latin-1")
        if part.get_content_subtype() == "html":
            text = unescape(re.sub(r"(?s)<(style|script).*?</\1>|<[^>]*>", " ", text))
        if text := " ".join(text.split())[:LIMIT]:
            yield date, Example(text, path.parent.name.startswith("spam"))
