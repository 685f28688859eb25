"""The page at / where a reader chooses an edition, and the 404 page of addresses outside every edition."""

from collections.abc import Iterator

from courant.documents import Edition, Site
from courant.press.file import File
from courant.press.library import Library
from courant.press.theme import Theme
from courant.press.typesetting import set_text

KINDS = (Site,)


def files(site: Site, library: Library, theme: Theme) -> Iterator[File]:
    keys = library.query("editions")
    editions = [switch for key in keys if (switch := library.switch(key))]
    if not editions:
        return
    first = library.get(keys[0], Edition)
    anywhere = theme if theme.prefix is not None else theme.with_prefix("")
    for path, url in (("/", theme.url_from("/")), ("/404.html", anywhere.url_from("/"))):
        html = set_text(
            "chooser.html", library, theme, edition=first, url=url, site=site, editions=editions, is_missing=path != "/",
            absolute=lambda address: site.base_url + address,
        )  # fmt: skip
        yield File.of_text(path, html)
