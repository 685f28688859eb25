"""How well spam is learned, split by time, on a generated corpus and on public mails, beside two libraries.

    python -m bench.learned_spam [--mails FOLDER] [--every 1] [--libraries]

FOLDER holds the SpamAssassin project's public corpus, one folder a group (easy-ham-1, spam-1, ...), one .txt a mail.
The libraries are measured where they are installed: pip install scikit-learn river.
"""

import argparse
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import process_time
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench import machine
from bench.spam_corpora import Example, generated, mails
from courant.lib.hashed_learning import Learner, features

FIRST, FEWEST = 100, 50
SURE = 0.98
IMPORTS = {
    "ours": "courant.lib.hashed_learning",
    "scikit-learn": "sklearn.linear_model, sklearn.feature_extraction.text",
    "river": "river.linear_model, river.feature_extraction, river.optim",
}


class Ours:
    def __init__(self) -> None:
        self.learner = Learner()

    def prepare(self, text: str) -> Any:
        return features(text, secret=1)

    def score(self, prepared: Any) -> float:
        return self.learner.score(prepared)

    def learn(self, prepared: Any, is_spam: bool) -> None:
        self.learner.learn(prepared, is_positive=is_spam)


class ScikitLearn:
    def __init__(self) -> None:
        from sklearn.feature_extraction.text import HashingVectorizer
        from sklearn.linear_model import SGDClassifier

        self.vectors = HashingVectorizer(analyzer="char", ngram_range=(2, 4), n_features=1 << 16, binary=True)
        self.model = SGDClassifier(loss="log_loss", learning_rate="constant", eta0=4.0, alpha=1e-6)
        self.is_fitted = False

    def prepare(self, text: str) -> Any:
        return self.vectors.transform([text])

    def score(self, prepared: Any) -> float:
        return float(self.model.predict_proba(prepared)[0][1]) if self.is_fitted else 0.5

    def learn(self, prepared: Any, is_spam: bool) -> None:
        self.model.partial_fit(prepared, [int(is_spam)], classes=[0, 1])
        self.is_fitted = True


class River:
    def __init__(self) -> None:
        from river import feature_extraction, linear_model, optim

        self.bag = feature_extraction.BagOfWords(tokenizer=self.grams, lowercase=True)
        self.model = linear_model.LogisticRegression(optimizer=optim.SGD(4.0), intercept_lr=0.1)

    @staticmethod
    def grams(text: str) -> list[str]:
        return [text[at : at + size] for size in (2, 3, 4) for at in range(len(text) - size + 1)]

    def prepare(self, text: str) -> Any:
        found = set(self.bag.transform_one(text))
        return dict.fromkeys(found, 1 / max(1, len(found)) ** 0.5)

    def score(self, prepared: Any) -> float:
        return float(self.model.predict_proba_one(prepared).get(True, 0.5))

    def learn(self, prepared: Any, is_spam: bool) -> None:
        self.model.learn_one(prepared, is_spam)


@dataclass
class Counted:
    """What was called spam, and rightly."""

    called: int = 0
    right: int = 0
    spam: int = 0

    def count(self, is_called: bool, is_spam: bool) -> None:
        self.called += is_called
        self.right += is_called and is_spam
        self.spam += is_spam

    @property
    def shown(self) -> str:
        if not self.called:
            return f"none called / 0.0 % of {self.spam}"
        return f"{100 * self.right / self.called:.1f} % of {self.called:,} / {100 * self.right / max(1, self.spam):.1f} % of {self.spam:,}"


def measure(make: Callable[[], Any], examples: Sequence[Example]) -> Iterator[str]:
    """Learned from the first hundred only; from fifty of each; learned on and on, each scored before it is learned; and
    what one costs."""
    frozen, begun_with, model = make(), make(), make()
    later, shown, onward, sure, seen = Counted(), Counted(), Counted(), Counted(), [0, 0]
    begun = process_time()
    for number, example in enumerate(examples):
        prepared = model.prepare(example.text)
        if number < FIRST:
            frozen.learn(prepared, example.is_spam)
        else:
            later.count(frozen.score(prepared) >= 0.5, example.is_spam)
        if min(seen) < FEWEST:
            begun_with.learn(prepared, example.is_spam)
        else:
            shown.count(begun_with.score(prepared) >= 0.5, example.is_spam)
            score = model.score(prepared)
            onward.count(score >= 0.5, example.is_spam)
            sure.count(score >= SURE, example.is_spam)
        model.learn(prepared, example.is_spam)
        seen[example.is_spam] += 1
    yield from (later.shown, shown.shown, onward.shown, sure.shown)
    yield f"{(process_time() - begun) / len(examples) * 1e6:,.0f}"


def weight(modules: str) -> str:
    """Seconds of CPU and MiB that importing takes, in a process of its own."""
    code = (
        "import re, time\n"
        "held = lambda: int(re.search(r'VmRSS:\\s+(\\d+)', open('/proc/self/status').read())[1]) / 1024\n"
        f"before, begun = held(), time.process_time()\nimport {modules}\n"
        "print(f'{time.process_time() - begun:.2f} s, {held() - before:.0f} MiB')"
    )
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.strip()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mails", type=Path, help="the folder of the public corpus")
    parser.add_argument("--every", type=int, default=1, help="take every so manieth mail only (1)")
    parser.add_argument("--libraries", action="store_true", help="measure scikit-learn and river as well")
    asked = parser.parse_args()
    makers: dict[str, Callable[[], Any]] = {"ours": Ours}
    if asked.libraries:
        makers |= {"scikit-learn": ScikitLearn, "river": River}
    corpora = {"generated": generated(4000)} | ({"mails": mails(asked.mails, every=asked.every)} if asked.mails else {})
    print(f"{machine.described()}. Load of the machine before: {machine.load():.1f}.\n")
    for name, examples in corpora.items():
        spam = sum(example.is_spam for example in examples)
        print(f"| {name}: {len(examples):,}, {spam:,} of them spam; precision / recall | learned from the first {FIRST} | from the first {FEWEST} of each | "
              f"learned on | sure ({SURE}) | CPU µs each, scored three times and learned |\n|---|---|---|---|---|---|")  # fmt: skip
        for kind, make in makers.items():
            print(f"| {kind} | {' | '.join(measure(make, examples))} |", flush=True)
        print()
    print("| importing | CPU time, memory |\n|---|---|")
    for kind in makers:
        print(f"| {kind} | {weight(IMPORTS[kind])} |")


if __name__ == "__main__":
    main()
