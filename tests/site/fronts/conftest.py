"""Real nginx and real Caddy, with the settings that the command prints, over a small printed site."""

import http.client
import os
import shutil
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from courant.press.tree import Tree, switch
from courant.publishing import server_maps
from courant.settings import Settings
from courant.site.fronts import caddy, nginx
from courant.site.fronts.facts import front_of
from tests.audit.conftest import small_site, theme
from tests.site.running import free_port, listens, until

__all__ = ["small_site", "theme"]
BROTLI = next(iter(Path("/usr").glob("*/nginx/modules/ngx_http_brotli_static_module.so")), None)
PROGRAMS = {name: shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin:/sbin") for name in ("nginx", "caddy")}


class Application:
    """What stands for the application behind the live addresses: it answers, and remembers what it was asked."""

    def __init__(self):
        self.asked = []
        self.port = 0
        self.start()

    def start(self):
        """Answer, at the same port as before."""
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                body = self.rfile.read(int(self.headers.get("content-length") or 0))
                outer.asked.append((self.command, self.path, dict(self.headers), body))
                self.send_response(200)
                self.send_header("Cache-Control", "no-store")
                self.send_header("Content-Length", "7")
                self.end_headers()
                self.wfile.write(b"answer\n")

            do_POST = do_GET

            def log_message(self, *arguments):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", self.port), Handler)
        self.port = self.server.server_address[1]
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

    @property
    def address(self):
        return f"127.0.0.1:{self.port}"

    def stop(self):
        self.server.shutdown()
        self.server.server_close()


class Front:
    """A running web server; `reload` has it read its settings again, as `systemctl reload` does."""

    def __init__(self, name, port, data, reload):
        self.name, self.port, self.data, self.reload = name, port, data, reload

    def ask(self, path, method="GET", body=None, **fields):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            fields = {"Host": "news.example", **{name.replace("_", "-"): value for name, value in fields.items()}}
            connection.request(method, path, body, fields)
            answer = connection.getresponse()
            answer.content = answer.read()
            return answer
        finally:
            connection.close()


NGINX = """\
{brotli}
{user}
daemon off; pid {folder}/pid; worker_processes 1;
events {{ worker_connections 256; }}
http {{
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    include {folder}/courant.conf;
}}
"""


def command_for(name, folder, front):
    if name == "nginx":
        (folder / "courant.conf").write_text(nginx.settings(front))
        module = f"load_module {BROTLI};" if BROTLI else ""
        user = "user root;" if os.getuid() == 0 else ""  # the tests' folders are closed to others
        (folder / "nginx.conf").write_text(NGINX.format(brotli=module, user=user, folder=folder))
        return [PROGRAMS["nginx"], "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")]
    admin = f"unix/{folder}/admin"
    (folder / "Caddyfile").write_text(f"{{\n\tadmin {admin}\n" + caddy.settings(front).partition("{\n")[2])
    return [PROGRAMS["caddy"], "run", "--config", str(folder / "Caddyfile"), "--adapter", "caddyfile"]


def reload_command(name, folder):
    """What the distribution's units run for `systemctl reload`."""
    if name == "nginx":
        return [PROGRAMS["nginx"], "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log"), "-s", "reload"]
    return [PROGRAMS["caddy"], "reload", "--config", str(folder / "Caddyfile"), "--adapter", "caddyfile", "--force"]


@pytest.fixture(scope="module", params=["nginx", "caddy"])
def running(request, small_site, tmp_path_factory):
    """The web server and the application behind it."""
    name = request.param
    if not PROGRAMS[name]:
        pytest.skip(f"{name} is not installed: apt install {name}")
    data = tmp_path_factory.mktemp(name)
    shutil.copytree(small_site.tree.root, data / "trees" / "1")
    tree = Tree(data / "trees" / "1", is_reader=True)
    switch(data, tree)
    server_maps.write(data, tree.documents)
    tree.close()
    application, port = Application(), free_port()
    ours = Settings(data=data, site_url="https://news.example")
    listen = f"127.0.0.1:{port}"
    front = front_of(ours, backend=application.address, listen=listen, has_brotli=bool(BROTLI))
    folder = data / "server"
    folder.mkdir()
    environment = os.environ | {"XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    process = subprocess.Popen(command_for(name, folder, front), env=environment, stderr=subprocess.PIPE, text=True)
    try:
        until(lambda: process.poll() is not None or listens(port))
        assert process.poll() is None, process.stderr.read()

        def reload():
            subprocess.run(reload_command(name, folder), env=environment, check=True, capture_output=True, timeout=60)

        yield Front(name, port, data, reload), application
    finally:
        process.terminate()
        process.communicate(timeout=20)
        application.stop()


@pytest.fixture
def front(running):
    return running[0]


@pytest.fixture
def application(running):
    return running[1]


@pytest.fixture
def stopped(application):
    """The application is down, and up again for the next test."""
    application.stop()
    yield
    application.start()
