"""A pytest plugin, loaded before Django: tests work in a data folder of their own, which goes with them."""

import atexit
import os
import shutil
import tempfile

FOLDER = tempfile.mkdtemp(prefix="courant-tests-")
os.environ["COURANT_DATA"] = FOLDER
os.environ["COURANT_SITE_URL"] = "http://localhost:8000"
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright runs a loop of its own in the thread of the tests
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
