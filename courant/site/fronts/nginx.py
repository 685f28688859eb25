"""Settings for nginx: files from the folder, live addresses from the embedded server."""

from courant.press.serving import ENDINGS, FOR_GOOD, REVALIDATE
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

_OPENING = """\
# Courant behind nginx, made by `courant config nginx`. It stands within http { }: save it as a file of
# /etc/nginx/conf.d/, then `nginx -t` and `nginx -s reload`. Make it anew when an edition is added.

map_hash_bucket_size 2048;
map_hash_max_size 65536;
"""


def settings(front: Front) -> str:
    """The whole file."""
    parts = [_OPENING, _maps(front), *_plain_http(front), "server {", _indented(_server(front)), "}", ""]
    return "\n".join(parts)


def _maps(front: Front) -> str:
    editions = "\n".join(f'    "~*^[^|]*\\|\\s*{name}([-,;\\s]|$)" /{name}/;' for name in front.editions)
    return f"""\
# Addresses that were left: printing keeps these files up to date, `nginx -s reload` reads them anew.
map $uri $courant_moved {{
    volatile;
    default "";
    include "{front.servers}/moved.nginx*";
}}
map $uri $courant_gone {{
    volatile;
    default "";
    include "{front.servers}/gone.nginx*";
}}
# The printed pages that answer where nothing else can, in the language of the page or of the one before it.
map $uri $courant_missing {{
    default /404.html;
    "~^/({front.any_edition})/" /$1/not-found/index.html;
}}
map $http_referer $courant_closed {{
    default /{front.editions[0]}/closed/index.html;
    "~^https?://[^/]+/({front.any_edition})/" /$1/closed/index.html;
}}
# The edition that the browser names first; /?choose always shows the choice.
map "$args|$http_accept_language" $courant_first {{
    default "";
    "~choose" "";
{editions}
}}
"""


def _plain_http(front: Front) -> list[str]:
    if front.listen or not front.is_secure:
        return []
    return [
        f"server {{\n    listen 80;\n    listen [::]:80;\n    server_name {front.host};\n    access_log off;\n"
        f"    return 301 https://{front.host}$request_uri;\n}}\n"
    ]


def _listening(front: Front) -> str:
    if front.listen:
        return f"listen {front.listen};"
    if not front.is_secure:
        return "listen 80;\nlisten [::]:80;"
    folder = f"/etc/letsencrypt/live/{front.host}"
    return (
        "listen 443 ssl http2;\nlisten [::]:443 ssl http2;\n"
        f"ssl_certificate {folder}/fullchain.pem;\nssl_certificate_key {folder}/privkey.pem;"
    )


def _server(front: Front) -> str:
    return "\n".join([
        f"{_listening(front)}\nserver_name {front.host};\n\nroot \"{front.site}\";\nindex index.html;",
        _privacy_and_limits(), _types(), _compressed(front), _headers(REVALIDATE), _former(), *_locations(front),
    ])  # fmt: skip


def _privacy_and_limits() -> str:
    return f"""
# Some addresses carry a reader's key, and nobody's network address is kept.
access_log off;
error_log /dev/null crit;
server_tokens off;
absolute_redirect off;

client_max_body_size {READERS_BODY};
client_header_timeout {HEADERS_TAKE};
client_body_timeout {BODIES_TAKE};
send_timeout {BODIES_TAKE};
keepalive_timeout 30s;
large_client_header_buffers 4 8k;
reset_timedout_connection on;
"""


def _types() -> str:
    rows = "\n".join(f"    {kind.partition(';')[0]} {ending};" for ending, kind in ENDINGS.items())
    with_charset = sorted({k.partition(";")[0] for k in ENDINGS.values() if "charset" in k} - {"text/html"})
    return (
        f"types {{\n{rows}\n}}\ndefault_type application/octet-stream;\ncharset utf-8;\n"
        f"charset_types {' '.join(with_charset)} application/rss+xml;"
    )


def _compressed(front: Front) -> str:
    brotli = "brotli_static on;" if front.has_brotli else "# brotli_static on;  # where the module is installed"
    return f"gzip off;\ngzip_static on;\ngzip_vary on;\n{brotli}\n"


def _headers(cache: str, *more: tuple[str, str]) -> str:
    return "\n".join(f'add_header {name} "{value}" always;' for name, value in [*security(cache), *more])


def _former() -> str:
    return """
if ($courant_moved) {
    return 301 $courant_moved;
}
if ($courant_gone) {
    return 410;
}
if ($request_uri ~ "^(?<courant_folder>/[^?]*)index\\.html(\\?|$)") {
    return 301 $courant_folder;
}
error_page 403 404 =404 $courant_missing;
error_page 410 $courant_gone;
error_page 413 $courant_closed;
# Whoever posts to a printed page wanted to write.
error_page 405 =503 $courant_closed;
"""


def _locations(front: Front) -> list[str]:
    cleared = front.cleared("X-Forwarded-For", "X-Real-IP", "Forwarded")
    named = [f'proxy_set_header {name} "";' for name in cleared]
    if front.address_header:
        named.append(f"proxy_set_header {front.address_header} $remote_addr;  # for limits, in memory only")
    proxied = f"""\
proxy_pass http://{front.backend};
proxy_http_version 1.1;
proxy_set_header Host $host;
proxy_set_header Connection "";
proxy_set_header Via "1.1 nginx";
# Who asks is nobody's business.
{chr(10).join(named)}
proxy_connect_timeout 2s;
proxy_read_timeout 60s;
# Its own headers are whole: an empty one here keeps ours away.
add_header Courant "";
error_page 413 $courant_closed;
error_page 502 504 =503 $courant_closed;"""
    entrance = _headers("private, no-cache", ("vary", "Accept-Language"))
    return [
        _location(
            "= /",
            f"if ($courant_first) {{\n    return 302 $courant_first;\n}}\n{entrance}\ntry_files /index.html =404;",
        ),
        _location("/-/", proxied),
        _location("/desk/", f"client_max_body_size {STAFF_BODY};\n{proxied}"),
        _location("^~ /.well-known/", _headers(REVALIDATE)),
        _location(r"~ (/\.|\.(gz|br)$)", "return 404;"),
        _location(r"~ ^/(pictures|theme)/", _headers(FOR_GOOD)),
        _location(r"~ /feed\.xml$", f"types {{ }}\ndefault_type application/rss+xml;\n{_headers(REVALIDATE)}"),
        _location(r"~ /feed\.json$", f"types {{ }}\ndefault_type application/feed+json;\n{_headers(REVALIDATE)}"),
        _location(rf"~ ^/(({front.any_edition})/not-found/index|404)\.html$", _headers(NEVER)),
        _location(rf"~ ^/({front.any_edition})/closed/index\.html$", _headers(NEVER, ("retry-after", RETRY_AFTER))),
        _location("/", _headers(REVALIDATE)),
    ]


def _location(what: str, inside: str) -> str:
    return f"location {what} {{\n{_indented(inside)}\n}}"


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" if line else "" for line in text.splitlines())
