"""Editions, sections and plain pages as documents."""

from collections.abc import Iterable, Iterator
from functools import partial

from courant import documents as d
from courant.desk.languages import direction_of, own_name_of
from courant.desk.models import FrontPage, PlainPage, PolicyVersion, SectionPage
from courant.desk.models.few import all_pages
from courant.desk.story_bodies import Bodies
from courant.desk.unprintable import Unprintable, attempt

NO_POLICIES = ("plain", "about")


def live_fronts() -> dict[str, FrontPage]:
    """The published front pages by their paths in the tree: what stands under others is not printed. An alias is no
    edition: it would print one language's text in another."""
    fronts = all_pages(FrontPage).select_related("locale").order_by("locale_id")
    return {front.path: front for front in fronts if front.live and front.depth == 2 and not front.alias_of_id}


def editions() -> Iterator[d.Document | Unprintable]:
    """All editions."""
    for front in live_fronts().values():
        yield attempt(front, partial(edition, front))


def sections(pages: Iterable[SectionPage]) -> Iterator[d.Document | Unprintable]:
    """The documents of the pages whose edition is published."""
    fronts = live_fronts()
    for page in pages:
        if page.path[:-4] in fronts:
            yield attempt(page, partial(section, page))


def plain_pages(pages: Iterable[PlainPage]) -> Iterator[d.Document | Unprintable]:
    """The documents of the pages whose edition is published."""
    fronts, bodies = live_fronts(), Bodies()
    pages = [page for page in pages if page.path[:-4] in fronts]
    bodies.prepare([[*page.body.get_prep_value()] for page in pages])
    for page in pages:
        yield attempt(page, partial(plain_page, page, bodies))


def edition(page: FrontPage) -> d.Edition:
    """The document of an edition, as its front page says."""
    language = page.locale.language_code
    return d.Edition(
        id=language, language=language, direction=direction_of(language), language_name=own_name_of(language),
        path=page.address, position=page.locale_id, title=page.title, tagline=page.tagline,
        description=page.description, calendar=page.calendar, numbering=page.digits, timezone=page.timezone,
        comments_open=page.comments_open, policy_version=page.policy_version,
        policies=tuple(policies(page)), policy_rules=tuple(d.Rule(**rule) for rule in page.rules()),
    )  # fmt: skip


def policies(front: FrontPage) -> Iterator[d.PolicyPage]:
    """The pages under a front that hold the newsroom's policies; of two for the same, the first."""
    seen = set(NO_POLICIES)
    for page in PlainPage.objects.child_of(front).filter(live=True, alias_of__isnull=True).order_by("path"):
        if page.purpose not in seen:
            seen.add(page.purpose)
            yield d.PolicyPage(purpose=page.purpose, path=page.address)


def policy_versions(rows: Iterable[PolicyVersion]) -> Iterator[d.PolicyVersion]:
    """The documents of versions of comment policies."""
    for row in rows:
        yield d.PolicyVersion(
            id=str(row), edition=f"edition:{row.edition}", version=row.version, in_force_from=row.in_force_from,
            rules=tuple(d.Rule(**rule) for rule in row.rules),
        )  # fmt: skip


def section(page: SectionPage) -> d.Section:
    """The document of a section."""
    return d.Section(
        id=str(page.pk), edition=f"edition:{page.locale.language_code}", path=page.address, title=page.title,
        description=page.description, position=int(page.path[-4:], 36), translation_key=str(page.translation_key),
    )  # fmt: skip


def plain_page(page: PlainPage, bodies: Bodies | None = None) -> d.Page:
    """The document of a plain page; `bodies` was prepared with it."""
    raw = [*page.body.get_prep_value()]
    if bodies is None:
        bodies = Bodies()
        bodies.prepare([raw])
    return d.Page(
        id=str(page.pk), edition=f"edition:{page.locale.language_code}", path=page.address, title=page.title,
        translation_key=str(page.translation_key), purpose=page.purpose, body=bodies.blocks(raw, page.locale),
        position=int(page.path[-4:], 36),
    )  # fmt: skip
