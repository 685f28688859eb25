from types import SimpleNamespace

from granian import _futures

from courant.site import shortcut


class Watcher:
    def __init__(self):
        self.scope, self.proto = SimpleNamespace(proto="http"), None
        self.is_done = False

    def done(self):
        self.is_done = True


def schedule_with(monkeypatch, at_once):
    later = []
    monkeypatch.setattr(_futures, "_cbsched_aioschedule", lambda loop, context, callback: later.append)
    assert shortcut.install(at_once)
    watcher = Watcher()
    _futures._cbsched_aioschedule(None, None, None)(watcher)
    return watcher, later


def test_this_granian_has_the_shortcut(monkeypatch):
    monkeypatch.setattr(_futures, "_cbsched_aioschedule", _futures._cbsched_aioschedule)
    assert shortcut.install(lambda scope, protocol: False)


def test_what_is_answered_at_once_does_not_reach_the_loop(monkeypatch):
    watcher, later = schedule_with(monkeypatch, lambda scope, protocol: True)
    assert watcher.is_done and later == []


def test_all_else_takes_the_promised_way(monkeypatch):
    watcher, later = schedule_with(monkeypatch, lambda scope, protocol: False)
    assert not watcher.is_done and later == [watcher]


def test_a_fault_does_not_reach_granian(monkeypatch):
    watcher, later = schedule_with(monkeypatch, lambda scope, protocol: 1 / 0)
    assert not watcher.is_done and later == [watcher]


def test_a_granian_without_the_name_is_served_slower(monkeypatch):
    monkeypatch.delattr(_futures, "_cbsched_aioschedule")
    assert not shortcut.install(lambda scope, protocol: True)
