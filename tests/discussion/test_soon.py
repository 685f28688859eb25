"""A transaction that begins as soon as nobody else writes."""

import sqlite3

import pytest
from django.db import DEFAULT_DB_ALIAS, OperationalError, connection, connections
from django.db.backends.sqlite3.base import DatabaseWrapper

from courant.discussion import soon
from courant.discussion.soon import BETWEEN_LOOKS, atomic_soon

INSERT = "INSERT INTO words (word) VALUES ('ours')"


@pytest.fixture
def file(tmp_path, django_db_blocker):
    """A database in a file, for others to write to: that of the other tests is in memory."""
    path, usual = tmp_path / "tables.sqlite3", connections[DEFAULT_DB_ALIAS]
    with sqlite3.connect(path) as theirs:
        theirs.execute("PRAGMA journal_mode = WAL")
        theirs.execute("CREATE TABLE words (word TEXT)")
    theirs.close()
    options = {"transaction_mode": "IMMEDIATE", "timeout": 20}
    with django_db_blocker.unblock():
        connections[DEFAULT_DB_ALIAS] = DatabaseWrapper({**usual.settings_dict, "NAME": path, "OPTIONS": options})
        yield path
        connection.close()
        connections[DEFAULT_DB_ALIAS] = usual


@pytest.fixture
def other(file):
    """Somebody else's connection, which is in a transaction."""
    theirs = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    theirs.execute("BEGIN IMMEDIATE")
    yield theirs
    theirs.close()


def words():
    with connection.cursor() as cursor:
        return [word for (word,) in cursor.execute("SELECT word FROM words").fetchall()]


def patience():
    with connection.cursor() as cursor:
        return cursor.execute("PRAGMA busy_timeout").fetchone()[0]  # milliseconds


@pytest.fixture
def rest(monkeypatch):
    """`rest.then(act, after=3)` does something in the third rest between two looks. Nobody really rests: a clock goes on."""
    return Rest(monkeypatch)


class Rest:
    def __init__(self, monkeypatch):
        self.taken, self.acts = [], {}
        monkeypatch.setattr(soon, "sleep", self)
        monkeypatch.setattr(soon, "monotonic", lambda: sum(self.taken))

    def __call__(self, seconds):
        assert len(self.taken) < 10_000, "it looks again without an end"
        assert patience() == 0, "SQLite itself waits at each look"
        self.taken.append(seconds)
        self.acts.pop(len(self.taken), lambda: None)()

    def then(self, act, *, after):
        self.acts[after] = act


def test_it_begins_when_the_other_ends_and_not_when_sqlite_looks_again(other, rest):
    connection.settings_dict["OPTIONS"]["timeout"] = 0.1
    rest.then(lambda: other.execute("COMMIT"), after=7)
    with atomic_soon(), connection.cursor() as cursor:
        cursor.execute(INSERT)
    assert rest.taken == [BETWEEN_LOOKS] * 7 and BETWEEN_LOOKS <= 0.001
    assert words() == ["ours"]


def test_its_patience_ends_where_the_settings_say(other, rest):
    connection.settings_dict["OPTIONS"]["timeout"] = 0.1
    with pytest.raises(OperationalError, match="locked"), atomic_soon():
        raise AssertionError("nobody may write here")
    assert 0.1 <= sum(rest.taken) <= 0.1 + 2 * BETWEEN_LOOKS
    other.execute("ROLLBACK")
    with atomic_soon(), connection.cursor() as cursor:
        cursor.execute(INSERT)
    assert words() == ["ours"]


def test_other_questions_are_as_patient_as_before(file):
    before = patience()
    with atomic_soon():
        assert patience() == before
    assert patience() == before == 20_000


def test_what_fails_in_it_undoes_all_of_it(file):
    with pytest.raises(ZeroDivisionError), atomic_soon(), connection.cursor() as cursor:
        cursor.execute(INSERT)
        raise ZeroDivisionError
    assert words() == [] and not connection.in_atomic_block


def test_within_another_transaction_it_is_a_part_of_it(file):
    with pytest.raises(ZeroDivisionError), atomic_soon():
        with atomic_soon(), connection.cursor() as cursor:
            cursor.execute(INSERT)
        raise ZeroDivisionError
    assert words() == []


@pytest.mark.django_db(transaction=True)
def test_with_any_database_it_is_a_transaction(django_user_model):
    with pytest.raises(ZeroDivisionError), atomic_soon():
        django_user_model.objects.create_user("layla")
        raise ZeroDivisionError
    assert not django_user_model.objects.filter(username="layla").exists()


def test_errors_other_than_waiting_are_not_waited_out(file):
    connection.ensure_connection()
    connection.connection.execute("BEGIN IMMEDIATE")
    with pytest.raises(OperationalError, match="within a transaction"), atomic_soon():
        raise AssertionError("it cannot begin")
    connection.connection.execute("ROLLBACK")
