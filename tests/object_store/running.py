"""Runs the object store, makes buckets in it, and gives each test a line to it that can be made bad."""

import os
import subprocess
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import botocore.session
import pytest
from botocore.config import Config

from courant.publishing.delivery.object_store import ObjectStore, Place
from tests.object_store.keys import ACCOUNT, KEY, USER
from tests.object_store.line import Line

PYTHON = "/usr/bin/python3"  # the distribution's, which has the modules of the package python3-swift
PROGRAM = Path(__file__).parent / "swift_server.py"
KEYS = {
    "AWS_ACCESS_KEY_ID": f"{ACCOUNT}:{USER}",
    "AWS_SECRET_ACCESS_KEY": KEY,
    "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
    "AWS_CONFIG_FILE": os.devnull,
}
_numbers = count(1)


@pytest.fixture(scope="session")
def swift(tmp_path_factory) -> Iterator[int]:
    """The port of a running object store; a second and a half once a session."""
    if not is_installed():
        pytest.skip("LEFT OUT: no object store to deliver to; install python3-swift (make test does, as root)")
    folder = tmp_path_factory.mktemp("swift")
    with open(folder / "log.txt", "wb") as log:
        process = subprocess.Popen([PYTHON, PROGRAM, folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log)
    assert process.stdin and process.stdout
    try:
        port = process.stdout.readline()
        assert port, (folder / "log.txt").read_text()
        yield int(port)
    finally:
        process.kill()
        process.wait()
        process.stdin.close()
        process.stdout.close()


def is_installed() -> bool:
    """Whether the distribution's Swift is there."""
    asked = [PYTHON, "-c", "import swift.common.middleware.s3api.s3api"]
    return Path(PYTHON).exists() and subprocess.run(asked, capture_output=True).returncode == 0


@pytest.fixture
def line(swift) -> Iterator[Line]:
    """The way to the store, in perfect order at first."""
    with Line(swift) as line:
        yield line


@pytest.fixture
def keys(monkeypatch):
    """The keys to the store, where the AWS tools look for them."""
    for name, value in KEYS.items():
        monkeypatch.setenv(name, value)


@pytest.fixture(scope="session")
def landlord(swift) -> Iterator[Any]:
    """Who makes buckets."""
    client = botocore.session.get_session().create_client(
        "s3", endpoint_url=f"http://127.0.0.1:{swift}", region_name="us-east-1",
        aws_access_key_id=KEYS["AWS_ACCESS_KEY_ID"], aws_secret_access_key=KEY,
        config=Config(s3={"addressing_style": "path"}),
    )  # fmt: skip
    yield client
    client.close()


@pytest.fixture
def bucket(keys, landlord, line) -> Place:
    """An empty bucket, at the other end of the line."""
    name = f"news-{os.getpid()}-{next(_numbers)}"
    landlord.create_bucket(Bucket=name)
    return Place(name, endpoint=f"http://127.0.0.1:{line.port}")


@pytest.fixture
def store(bucket) -> Iterator[ObjectStore]:
    """The bucket as our own code sees it."""
    store = ObjectStore(bucket)
    yield store
    store.close()
