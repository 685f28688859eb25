"""Print settings for a web server that serves the printed folder itself and asks Courant for the live addresses alone."""

import argparse
import glob
import sys

HELP = "print settings for nginx or Caddy"
BROTLI = "/usr/*/nginx/modules/ngx_http_brotli_static_module.so"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("server", choices=("nginx", "caddy"), help="which server")
    parser.add_argument("--backend", default="127.0.0.1:8000", help="where courant serve listens (127.0.0.1:8000)")
    parser.add_argument(
        "--listen", default="", help="address to listen on without TLS, such as 8080, behind another server"
    )
    parser.add_argument(
        "--brotli", action=argparse.BooleanOptionalAction, help="nginx has the brotli_static module (looked for)"
    )


def run(options: argparse.Namespace) -> int:
    """Print them; exit code 2 while no edition is printed."""
    from courant import settings
    from courant.press import tree as trees
    from courant.publishing import server_maps
    from courant.site.fronts import caddy, nginx
    from courant.site.fronts.facts import front_of

    ours = settings.load()
    brotli = bool(glob.glob(BROTLI)) if options.brotli is None else options.brotli
    try:
        front = front_of(ours, backend=options.backend, listen=options.listen, has_brotli=brotli)
    except LookupError as error:
        print(error, file=sys.stderr)
        return 2
    if tree := trees.current(ours.data, is_reader=True):
        server_maps.write(ours.data, tree.documents)
        tree.close()
    print({"nginx": nginx, "caddy": caddy}[options.server].settings(front), end="")
    return 0
