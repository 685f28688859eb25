"""Invented news: sentences put together by chance, the same ones for the same seed."""

import random

THINGS = """assembly balcony barge bench bell boiler brick cable canal cellar chapel clock cooperative corridor
court crane crossing depot ditch dock embankment engine factory ferry field footbridge forge fountain furnace garage
gate granary greenhouse hall harbour hedge hillside hospital jetty kiln ladder lantern laundry lighthouse loom mast
meadow mill orchard oven pavement pier pipe platform pond pump quarry rail ramp reservoir roof sawmill school shed
shelter signal siren slope square stable staircase stove street tank terrace tower tram trench tunnel valve viaduct
wall warehouse well wharf wheel windmill workshop yard""".split()
PEOPLE = """accountant archivist baker beekeeper bookbinder bricklayer carpenter clerk coach conductor cook driver
electrician engineer ferryman fisher gardener glazier inspector janitor joiner librarian mason mechanic midwife miller
nurse painter plumber porter potter printer roofer sailor shepherd surveyor tailor teacher tenant translator typist
vet warden weaver welder""".split()
DID = """accepted blamed borrowed bought cleaned closed counted delayed described drained examined expected fenced
finished fixed guarded inherited inspected kept leased lifted measured mended moved named numbered opened ordered
painted praised promised rebuilt refused rented repaired replaced sold sorted surveyed swept tested traced visited
weighed widened""".split()
LIKE = """abandoned ancient bitter borrowed broad broken calm cheap clean cold costly crooked deep distant dry dusty
early empty faded flooded fragile frozen grey heavy hollow idle late leaning little lonely loud low modest muddy narrow
new noisy northern old painted patient pale plain quiet repaired rusty shallow sharp silent slow small southern steep
stubborn temporary tidy unused warm weathered wide wooden""".split()
JOINTS = "after although and as because before but once since so that though until when where while".split()
GIVEN = """Adel Anouk Basma Ciro Dalia Edda Fadi Ginevra Halim Ilse Jamal Kiri Lotte Maro Nahid Odile Pavel Ranim
Selma Tariq Una Vito Wafa Xenia Yara Zoran""".split()
FAMILY = """Abel Barrow Castro Dahl Ekdal Faris Gruber Hadad Ibsen Jarrar Kovar Lind Mansur Nadir Orlov Pranz Quist
Rahal Sandel Tamer Urban Vidal Wolff Xander Yassin Zeman""".split()
SECTIONS = ["Harbour", "Council", "Classrooms", "Trade", "Wards", "Roads", "Stage", "Pitch"]


class Words:
    """A source of invented words; one seed, one text."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)

    def sentence(self) -> str:
        """A few clauses."""
        pick = self.chance.choice
        clauses = [
            f"the {pick(LIKE)} {pick(PEOPLE)} {pick(DID)} the {pick(LIKE)} {pick(THINGS)}"
            for _ in range(pick((1, 2, 2, 3)))
        ]
        text = clauses[0]
        for clause in clauses[1:]:
            text += f" {pick(JOINTS)} {clause}"
        return f"{text[0].upper()}{text[1:]}."

    def paragraph(self, words: int) -> str:
        """Sentences, until there are about so many words."""
        sentences: list[str] = []
        while sum(sentence.count(" ") + 1 for sentence in sentences) < words:
            sentences.append(self.sentence())
        return " ".join(sentences)

    def headline(self) -> str:
        """Without a full stop."""
        pick = self.chance.choice
        return f"{pick(LIKE).capitalize()} {pick(THINGS)} {pick(DID)} {pick(JOINTS)} {pick(PEOPLE)} {pick(DID)} {pick(THINGS)}"

    def subhead(self) -> str:
        """Three words."""
        pick = self.chance.choice
        return f"{pick(LIKE).capitalize()} {pick(THINGS)}, {pick(LIKE)} {pick(THINGS)}"

    def name(self) -> str:
        """A person's."""
        return f"{self.chance.choice(GIVEN)} {self.chance.choice(FAMILY)}"

    def topics(self, number: int) -> list[str]:
        """Names of subjects, all different."""
        found: dict[str, None] = {}
        while len(found) < number:
            found[f"{self.chance.choice(LIKE).capitalize()} {self.chance.choice(THINGS)}"] = None
        return list(found)

    def picture(self) -> bytes:
        """A JPEG of 1600 by 1067 with soft colours, as heavy as a photograph."""
        from io import BytesIO

        from PIL import Image

        seed = Image.frombytes("RGB", (40, 27), self.chance.randbytes(40 * 27 * 3))
        out = BytesIO()
        seed.resize((1600, 1067), Image.Resampling.BICUBIC).save(out, "JPEG", quality=82)
        return out.getvalue()
