"""Settings for Caddy: files from the folder, live addresses from the embedded server."""

from courant.press.serving import ENDINGS, FOR_GOOD, REVALIDATE, content_type
from courant.site.answers import NEVER
from courant.site.fronts.facts import (
    BODIES_TAKE,
    HEADERS_TAKE,
    READERS_BODY,
    RETRY_AFTER,
    STAFF_BODY,
    Front,
    security,
)


def settings(front: Front) -> str:
    """The whole Caddyfile."""
    address = f"http://{front.host}:{front.listen.rpartition(':')[2]}" if front.listen else _address(front)
    return "\n".join([_opening(), f"{address} {{", _indented(_site(front)), "}", ""])


def _address(front: Front) -> str:
    return front.host if front.is_secure else f"http://{front.host}"


def _opening() -> str:
    return f"""\
# Courant behind Caddy, made by `courant config caddy`: save it as /etc/caddy/Caddyfile, then `caddy reload`.
# Make it anew when an edition is added.
{{
	# Some addresses carry a reader's key, and nobody's network address is kept.
	log {{
		output discard
	}}
	servers {{
		timeouts {{
			read_header {HEADERS_TAKE}
			read_body {BODIES_TAKE}
			write 2m
			idle 30s
		}}
		max_header_size 32KB
	}}
}}
"""


def _site(front: Front) -> str:
    return "\n".join([f'root * "{front.site}"', "", "route {", _indented(_route(front)), "}", "", _errors(front)])


def _route(front: Front) -> str:
    return f"""\
# Addresses that were left: printing keeps this file up to date, `caddy reload` reads it anew.
import "{front.servers}/former.caddy*"

@desk path /desk /desk/*
handle @desk {{
	request_body {{
		max_size {STAFF_BODY.upper()}B
	}}
{_indented(_proxy(front))}
}}
@live path /- /-/*
handle @live {{
	# Said beforehand, it is refused with a reason; found out while reading, it is a broken request.
	@large header_regexp Content-Length ^([1-9][0-9]{{5,}}|9[0-9]{{4}}|8[2-9][0-9]{{3}})$
	error @large 413
	request_body {{
		max_size {READERS_BODY.upper()}B
	}}
{_indented(_proxy(front))}
}}
route {{
{_indented(_files(front))}
}}"""


def _proxy(front: Front) -> str:
    cleared = front.cleared("X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Forwarded")
    named = [f"header_up -{name}" for name in cleared]
    if front.address_header:
        named.append(f"header_up {front.address_header} {{remote_host}}")
    return f"""\
reverse_proxy {front.backend} {{
	# Who asks is nobody's business.
{_indented(chr(10).join(named))}
	header_up Via "1.1 Caddy"
	transport http {{
		dial_timeout 2s
		response_header_timeout 60s
	}}
}}"""


def _files(front: Front) -> str:
    languages = "\n".join(
        f"@{name} {{\n\tpath /\n\tnot query choose=*\n\theader_regexp Accept-Language (?i)^\\s*{name}([-,;\\s]|$)\n}}\n"
        f"redir @{name} /{name}/ 302"
        for name in front.editions
    )
    kinds = "\n".join(f'@{n} path *{e}\nheader @{n} Content-Type "{kind}"' for n, e, kind in _kinds())
    return f"""\
# Whoever posts to a printed page wanted to write.
@writing not method GET HEAD
error @writing 503
@moved expression {{courant_moved}} != ""
@gone expression {{courant_gone}} != ""
{_headers(REVALIDATE)}
redir @moved {{courant_moved}} 301
error @gone 410
@hidden {{
	path */.* *.gz *.br
	not path /.well-known/*
}}
error @hidden 404
@index path_regexp index ^(.*/)index\\.html$
redir @index {{re.index.1}} 301
{languages}
@kept path /pictures/* /theme/*
header @kept Cache-Control "{FOR_GOOD}"
@entrance path /
header @entrance Cache-Control "private, no-cache"
header @entrance +Vary Accept-Language
{kinds}
file_server {{
	precompressed br gzip
}}"""


def _kinds() -> list[tuple[str, str, str]]:
    """Names of matchers, ends of paths, and types; feeds have types of their own, by name."""
    kinds = [(f"type_{ending}", f".{ending}", kind) for ending, kind in ENDINGS.items()]
    names = (("type_rss", "/feed.xml"), ("type_json_feed", "/feed.json"))
    return kinds + [(matcher, name, content_type(name)) for matcher, name in names]


def _errors(front: Front) -> str:
    return f"""\
handle_errors {{
{_indented(_headers(NEVER))}
	header Content-Type "text/html; charset=utf-8"
	request_header -If-None-Match
	request_header -If-Modified-Since
	request_header -Range
	@gone expression {{err.status_code}} == 410
	handle @gone {{
		header Cache-Control "{REVALIDATE}"
		rewrite * {{courant_gone}}
		file_server {{
			status 410
		}}
	}}
	@missing expression {{err.status_code}} == 404 || {{err.status_code}} == 403
	handle @missing {{
		@within path_regexp within ^/({front.any_edition})/
		rewrite @within /{{re.within.1}}/not-found/index.html
		@outside not path_regexp ^/({front.any_edition})/
		rewrite @outside /404.html
		file_server {{
			status 404
		}}
	}}
	@large expression {{err.status_code}} == 413
	handle @large {{
{_indented(_closed(front, 413), 2)}
	}}
	handle {{
		header Retry-After {RETRY_AFTER}
{_indented(_closed(front, 503), 2)}
	}}
}}"""


def _closed(front: Front, status: int) -> str:
    """The printed page, in the language of the page that the reader came from."""
    came = f"Referer ^https?://[^/]+/({front.any_edition})/"
    return f"""\
@came{status} header_regexp came {came}
@from{status} not header_regexp {came}
method GET
route {{
	rewrite @came{status} /{{re.came.1}}/closed/index.html
	rewrite @from{status} /{front.editions[0]}/closed/index.html
	file_server {{
		status {status}
	}}
}}"""


def _headers(cache: str) -> str:
    return "\n".join(f'header {name} "{value}"' for name, value in security(cache))


def _indented(text: str, steps: int = 1) -> str:
    return "\n".join(("\t" * steps + line) if line else "" for line in text.splitlines())
