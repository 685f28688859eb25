"""Reading printed pages as a browser does: what they load, where they lead, what they say of themselves."""

import json
import re
from functools import cached_property
from html.parser import HTMLParser
from urllib.parse import quote, unquote, urljoin, urlsplit

ORIGIN = "https://news.example"
LOADS = {
    ("script", "src"), ("img", "src"), ("img", "srcset"), ("source", "src"), ("source", "srcset"), ("iframe", "src"),
    ("video", "src"), ("video", "poster"), ("audio", "src"), ("object", "data"), ("embed", "src"), ("track", "src"),
    ("input", "src"), ("link", "href"),
}  # fmt: skip
# Pages that a server answers with at any address: their links begin at the root.
ANYWHERE = re.compile(r"^/404\.html$|/(not-found|closed)/$")
NOT_LOADED = {"canonical", "alternate", "prev", "next"}


def is_live(path):
    """Whether an application answers there, rather than a file."""
    return path.startswith("/-/")


class Page(HTMLParser):
    """One printed page."""

    def __init__(self, path, html):
        super().__init__()
        self.path = path
        self.html = html
        self.loads, self.links, self.forms, self.inline, self.json_ld = [], [], [], [], []
        self.anchors, self.versions = set(), {}
        self.canonical, self.is_indexed, self.policy, self.status = "", True, "", ""
        self.data_counts, self.comments = [], 0
        self._in_script = None
        self.feed(html)

    def handle_starttag(self, tag, pairs):
        attributes = {name: value or "" for name, value in pairs}
        self.anchors |= {attributes[name] for name in ("id",) if name in attributes}
        self.inline += [f"{tag} {name}" for name in attributes if name == "style" or name.startswith("on")]
        self.inline += [f"{tag} {v}" for v in attributes.values() if v.strip().lower().startswith("javascript:")]
        if tag == "script" and "src" not in attributes:
            self._in_script = attributes.get("type", "")
        if tag == "style":
            self.inline.append("style element")
        if tag == "a" and "href" in attributes:
            self.links.append(attributes["href"])
        if tag == "form":
            self.forms.append(attributes["action"])
        if tag == "article" and "comment" in attributes.get("class", "").split():
            self.comments += 1
        if "data-count" in attributes:
            self.data_counts.append(int(attributes["data-count"]))
        self._link(tag, attributes)
        self._meta(tag, attributes)

    def _link(self, tag, attributes):
        rel = set(attributes.get("rel", "").split()) if tag == "link" else set()
        if "canonical" in rel:
            self.canonical = attributes["href"]
        if "hreflang" in attributes and rel:
            self.versions[attributes["hreflang"]] = attributes["href"]
        elif "alternate" in rel:
            self.links.append(attributes["href"])
        for name, value in attributes.items():
            if (tag, name) in LOADS and not rel & NOT_LOADED:
                self.loads += [part.split()[0] for part in value.split(",")] if name == "srcset" else [value]

    def _meta(self, tag, attributes):
        if tag != "meta":
            return
        content = attributes.get("content", "")
        if attributes.get("name") == "robots":
            self.is_indexed = "noindex" not in content
        if attributes.get("name") == "courant-status":
            self.status = content
        if attributes.get("http-equiv", "").lower() == "refresh":
            self.links.append(content.partition("url=")[2])
        if attributes.get("http-equiv") == "Content-Security-Policy":
            self.policy = content

    def handle_data(self, data):
        if self._in_script == "application/ld+json":
            self.json_ld.append(json.loads(data))
        elif self._in_script is not None:
            self.inline.append(f"script {data[:30]}")

    def handle_endtag(self, tag):
        if tag == "script":
            self._in_script = None


class Site:
    """Everything that was printed, by address, to be walked as a browser walks it."""

    def __init__(self, files):
        self.files = files

    @cached_property
    def pages(self):
        return [
            Page(path.removesuffix("index.html"), content.decode())
            for path, content in self.files.items()
            if path.endswith(".html")
        ]

    def page(self, path):
        return next(page for page in self.pages if page.path == path)

    def target(self, page_path, link):
        """The file to which a link on a page leads, and its fragment; None for what lives elsewhere."""
        address = urlsplit(urljoin(ORIGIN + "/some/mirror" + quote(page_path), link))
        if f"{address.scheme}://{address.netloc}" != ORIGIN:
            return None
        path = unquote(address.path).removeprefix("/some/mirror")
        return path + ("index.html" if path.endswith("/") else ""), unquote(address.fragment)

    def file_at(self, address):
        """The file at an absolute address."""
        assert address.startswith(ORIGIN + "/"), address
        path = unquote(address.removeprefix(ORIGIN).partition("#")[0])
        return path + ("index.html" if path.endswith("/") else "")

    def dead_links(self):
        """The links inside the site that lead to no file, each with its page."""
        return [
            (page.path, link)
            for page in self.pages
            for link in (*page.links, *page.loads)
            if (target := self.target(page.path, link)) and target[0] not in self.files and not is_live(target[0])
        ]
