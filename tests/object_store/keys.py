"""Whom the object store of the tests knows. Read by two Pythons: ours and the distribution's."""

ACCOUNT, USER, KEY = "news", "press", "a-key-for-tests"
