"""OpenStack Swift with its S3 interface, whole and small: its four servers in one process, in a folder, on loopback.

Runs under the distribution's own Python, which has the modules of the package python3-swift; nothing of the project is imported.

    /usr/bin/python3 swift_server.py FOLDER

Prints the port of the S3 interface when it is ready to answer, and ends when its standard input is closed.
"""

import eventlet

eventlet.monkey_patch()

import json  # noqa: E402 (eventlet comes first)
import os  # noqa: E402
import sys  # noqa: E402
from pathlib import Path  # noqa: E402

from eventlet import wsgi  # noqa: E402
from keys import ACCOUNT, KEY, USER  # noqa: E402 (beside this file)
from swift.common import utils  # noqa: E402
from swift.common.ring import RingBuilder  # noqa: E402
from swift.common.wsgi import SwiftHttpProtocol, loadapp  # noqa: E402

STORES = ("account", "container", "object")
BEHIND = """
[DEFAULT]
swift_dir = {folder}
devices = {folder}/devices
mount_check = false
log_level = ERROR
log_address = {folder}/no-log
fallocate_reserve = 0
disable_fallocate = true

[pipeline:main]
pipeline = {store}-server

[app:{store}-server]
use = egg:swift#{store}
"""
IN_FRONT = """
[DEFAULT]
swift_dir = {folder}
log_level = ERROR
log_address = {folder}/no-log

[pipeline:main]
pipeline = catch_errors gatekeeper listing_formats s3api tempauth copy proxy-server

[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true

[filter:tempauth]
use = egg:swift#tempauth
user_{account}_{user} = {key} .admin

[filter:s3api]
use = egg:swift#s3api
allow_multipart_uploads = no
auth_pipeline_check = no

[filter:catch_errors]
use = egg:swift#catch_errors

[filter:gatekeeper]
use = egg:swift#gatekeeper

[filter:listing_formats]
use = egg:swift#listing_formats

[filter:copy]
use = egg:swift#copy
"""


def main(folder):
    """Serve until standard input is closed."""
    os.fsync = lambda descriptor: None  # nobody pulls the plug here, and every object costs several of these
    (folder / "devices" / "disk").mkdir(parents=True, exist_ok=True)
    (folder / "swift.conf").write_text("[swift-hash]\nswift_hash_path_suffix = tests\n")
    utils.set_swift_dir(str(folder))
    for store in STORES:
        socket = eventlet.listen(("127.0.0.1", 0))
        make_ring(folder, store, socket.getsockname()[1])
        serve(folder, socket, f"{store}-server", BEHIND.format(folder=folder, store=store))
    front = eventlet.listen(("127.0.0.1", 0))
    serve(folder, front, "proxy-server", IN_FRONT.format(folder=folder, account=ACCOUNT, user=USER, key=KEY))
    print(front.getsockname()[1], flush=True)
    eventlet.tpool.execute(sys.stdin.read)


def make_ring(folder, store, port):
    """One disk, one copy of everything: where Swift looks for it."""
    ring = RingBuilder(1, 1, 1)
    ring.add_dev({"region": 1, "zone": 1, "ip": "127.0.0.1", "port": port, "device": "disk", "weight": 1})
    ring.rebalance()
    ring.get_ring().save(str(folder / f"{store}.ring.gz"))


def serve(folder, socket, name, configuration):
    """Start one of the servers."""
    file = folder / f"{name}.conf"
    file.write_text(configuration)
    loaded, memory = loadapp(str(file), global_conf={"log_name": name}), Memory()

    def app(environment, start_response):
        environment["swift.cache"] = memory
        return loaded(environment, start_response)

    # As Swift starts it: the clients of S3 want "ETag" written so.
    eventlet.spawn(
        wsgi.server, socket, app, log_output=False, protocol=SwiftHttpProtocol, capitalize_response_headers=False
    )


class Memory:
    """What Swift otherwise keeps in memcached: which accounts and buckets there are."""

    def __init__(self):
        self.kept = {}

    def get(self, key, raise_on_error=False):
        return json.loads(self.kept.get(key, "null"))

    def set(self, key, value, time=0, raise_on_error=False, **_more):
        self.kept[key] = json.dumps(value)

    def delete(self, key, server_key=None):
        self.kept.pop(key, None)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
