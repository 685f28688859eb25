"""The same newspaper for other programs that print: its articles as Markdown, and the simplest templates of each.

Every site has a page for each article, fronts and numbered pages of 20 for the sections, a page for each tag, a front page
of 30, a feed of 20 and a sitemap. They are asked for less than we print: no structured data, no related matter, one
width of each picture, copied as it is, and half as many lists.
"""

import json
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bench.words import SECTIONS

Article = dict[str, Any]
HEAD = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    '<title>{title}</title><link rel="stylesheet" href="/style.css"></head><body><header><a href="/">The Measured Courier'
    "</a><nav>{nav}</nav></header><main>"
)
FOOT = "</main><footer>The Measured Courier</footer></body></html>\n"
NAV = "".join(f'<a href="/{name.lower()}/">{name}</a> ' for name in SECTIONS)
FIGURE = (
    '<figure><img src="/images/{image}" width="{width}" height="{height}" alt="{alt}">'
    "<figcaption>{caption} [{credit}]</figcaption></figure>"
)


class Hugo:
    """Sources for Hugo."""

    name = "Hugo"

    def __init__(self, folder: Path) -> None:
        self.folder, self.out = folder / "hugo", folder / "hugo" / "out"

    def write(self, articles: Iterable[Article], originals: Path) -> None:
        """Everything but the program."""
        for article in articles:
            about = {name: value for name, value in article.items() if name not in ("text", "original")}
            text = f"{json.dumps(about, indent=1)}\n\n{article['text']}\n"  # Hugo reads JSON as front matter
            _put(self.folder / "content" / article["section"].lower() / f"{article['slug']}.md", text)
            _copy(originals / article["original"], self.folder / "static" / "images" / article["image"])
        _put(self.folder / "static" / "style.css", "body{margin:0}")
        _put(self.folder / "hugo.toml", self._settings())
        for place, content in self._layouts().items():
            _put(self.folder / "layouts" / place, content)

    def command(self) -> list[str]:
        """What makes the site."""
        return ["hugo", "--quiet", "--source", str(self.folder), "--config", str(self.folder / "hugo.toml"),
                "--destination", str(self.out)]  # fmt: skip

    def _settings(self) -> str:
        # Before version 0.128 the number of entries of a page is `paginate`, since then `pagination.pagerSize`.
        permalinks = "".join(f'{name.lower()} = "/:slug/"\n' for name in SECTIONS)
        return (
            'baseURL = "https://example.org/"\nlanguageCode = "en"\ntitle = "The Measured Courier"\nrssLimit = 20\n'
            f"{_paginate()}[permalinks]\n{permalinks}[taxonomies]\ntag = 'tags'\n[outputs]\nhome = ['HTML', 'RSS']\n"
            "section = ['HTML']\ntaxonomy = ['HTML']\nterm = ['HTML']\n"
        )

    def _layouts(self) -> dict[str, str]:
        head = HEAD.format(title="{{ .Title }}", nav=NAV)
        entry = '<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> <time>{{ .Date.Format "2006-01-02" }}</time></li>'
        turn = (
            '{{ with .Paginator.Prev }}<a href="{{ .URL }}">Newer</a>{{ end }}'
            '{{ with .Paginator.Next }}<a href="{{ .URL }}">Older</a>{{ end }}'
        )
        figure = FIGURE.format(**{name: f"{{{{ .Params.{name} }}}}" for name in
                                  ("image", "width", "height", "alt", "caption", "credit")})  # fmt: skip
        article = (
            "<article><h1>{{ .Title }}</h1><p>{{ .Params.summary }}</p><p>By {{ .Params.by }} "
            '<time datetime="{{ .Date.Format "2006-01-02T15:04:05Z" }}">{{ .Date.Format "2 January 2006" }}</time></p>'
            f"{figure}{{{{ .Content }}}}"
            '<p>{{ range .Params.tags }}<a href="/tags/{{ . | urlize }}/">{{ . }}</a> {{ end }}</p></article>'
        )

        def listing(title: str, pages: str, after: str = "") -> str:
            return f"{head}<h1>{title}</h1><ul>{{{{ range {pages} }}}}{entry}{{{{ end }}}}</ul>{after}{FOOT}"

        return {
            "_default/single.html": head + article + FOOT,
            "_default/section.html": listing("{{ .Title }}", ".Paginator.Pages", turn),
            "_default/list.html": listing("{{ .Title }}", ".Pages"),
            "index.html": listing("Latest", "first 30 .Site.RegularPages"),
        }


class Pelican:
    """Sources for Pelican."""

    name = "Pelican"

    def __init__(self, folder: Path, program: Path) -> None:
        self.folder, self.out, self.program = folder / "pelican", folder / "pelican" / "out", program

    def write(self, articles: Iterable[Article], originals: Path) -> None:
        """Everything but the program."""
        content = self.folder / "content"
        for article in articles:
            names = ("title", "date", "slug", "by", "image", "width", "height", "alt", "caption", "credit", "summary")
            about = "".join(f"{name}: {article[name]}\n" for name in names)
            about += f"category: {article['section']}\ntags: {', '.join(article['tags'])}\n"
            _put(content / article["section"].lower() / f"{article['slug']}.md", f"{about}\n{article['text']}\n")
            _copy(originals / article["original"], content / "images" / article["image"])
        _put(content / "style.css", "body{margin:0}")
        _put(self.folder / "pelicanconf.py", self._settings())
        for name, template in self._templates().items():
            _put(self.folder / "theme" / "templates" / f"{name}.html", template)
        (self.folder / "theme" / "static").mkdir()

    def command(self) -> list[str]:
        """What makes the site."""
        return [str(self.program), "--quiet", "--settings", str(self.folder / "pelicanconf.py"),
                "--output", str(self.out), str(self.folder / "content")]  # fmt: skip

    def _settings(self) -> str:
        settings: dict[str, Any] = {
            "SITENAME": "The Measured Courier", "SITEURL": "https://example.org", "AUTHOR": "", "TIMEZONE": "UTC",
            "THEME": str(self.folder / "theme"), "ARTICLE_URL": "{slug}/", "ARTICLE_SAVE_AS": "{slug}/index.html",
            "CATEGORY_URL": "{slug}/", "CATEGORY_SAVE_AS": "{slug}/index.html", "TAG_URL": "tags/{slug}/",
            "TAG_SAVE_AS": "tags/{slug}/index.html", "AUTHOR_SAVE_AS": "", "DIRECT_TEMPLATES": ["index", "sitemap"],
            "SITEMAP_SAVE_AS": "sitemap.xml", "PAGINATED_TEMPLATES": {"category": 20}, "DEFAULT_PAGINATION": 20,
            "PAGINATION_PATTERNS": ((1, "{base_name}/", "{base_name}/index.html"),
                                    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html")),
            "STATIC_PATHS": ["images", "style.css"], "FEED_RSS": "index.xml", "FEED_MAX_ITEMS": 20, "FEED_DOMAIN": "",
            **{f"{kind}_FEED_{form}": None for kind in ("CATEGORY", "TRANSLATION", "AUTHOR") for form in ("ATOM", "RSS")},
            "FEED_ALL_ATOM": None, "CACHE_CONTENT": False,
        }  # fmt: skip
        return "".join(f"{name} = {value!r}\n" for name, value in settings.items())

    def _templates(self) -> dict[str, str]:
        entry = '<li><a href="/{{ a.url }}">{{ a.title }}</a> <time>{{ a.date.strftime("%Y-%m-%d") }}</time></li>'
        names = ("image", "width", "height", "alt", "caption", "credit")
        figure = FIGURE.format(**{name: f"{{{{ article.{name} }}}}" for name in names})
        turn = (
            '{% if articles_page.has_previous() %}<a href="/{{ articles_previous_page.url }}">Newer</a>{% endif %}'
            '{% if articles_page.has_next() %}<a href="/{{ articles_next_page.url }}">Older</a>{% endif %}'
        )

        def head(title: str) -> str:
            return HEAD.format(title=title, nav=NAV)

        def listing(title: str, pages: str, after: str = "") -> str:
            entries = f"{{% for a in {pages} %}}{entry}{{% endfor %}}"
            return f"{head(title)}<h1>{title}</h1><ul>{entries}</ul>{after}{FOOT}"

        article = (
            "<article><h1>{{ article.title }}</h1>{{ article.summary }}<p>By {{ article.by }} "
            '<time datetime="{{ article.date.isoformat() }}">{{ article.date.strftime("%d %B %Y") }}</time></p>'
            f"{figure}{{{{ article.content }}}}"
            '<p>{% for t in article.tags %}<a href="/{{ t.url }}">{{ t }}</a> {% endfor %}</p></article>'
        )
        addresses = "{% for a in articles %}<url><loc>{{ SITEURL }}/{{ a.url }}</loc></url>\n{% endfor %}"
        unused = ("author", "authors", "page", "period_archives", "archives", "categories", "tags", "translations")
        return {
            "article": head("{{ article.title }}") + article + FOOT,
            "category": listing("{{ category }}", "articles_page.object_list", turn),
            "tag": listing("{{ tag }}", "articles"),
            "index": listing("Latest", "articles[:30]"),
            "sitemap": f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{addresses}</urlset>',
            **dict.fromkeys(unused, ""),
        }


def _paginate() -> str:
    import re
    import subprocess

    said = subprocess.run(["hugo", "version"], capture_output=True, text=True, check=True).stdout
    found = re.search(r"v(\d+)\.(\d+)", said)
    is_newer = found is not None and (int(found[1]), int(found[2])) >= (0, 128)
    return "[pagination]\npagerSize = 20\n" if is_newer else "paginate = 20\n"


def _put(file: Path, content: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content)


def _copy(picture: Path, to: Path) -> None:
    if not to.exists():
        to.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(picture, to)
