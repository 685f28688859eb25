import os

from courant.site.answers import Answer
from courant.site.memory import Form, Kept, Memory, mark_of


def keep(memory, folder, name, size=1000):
    file = folder / name
    file.write_bytes(b"x" * size)
    answer = Answer(200, [], file.read_bytes())
    memory.keep(f"/{name}", Kept(str(file), mark_of(str(file)), Form('"e"', answer, Answer(304, []))))


def test_it_never_holds_more_than_its_limit(tmp_path):
    memory = Memory(limit=100_000)
    for number in range(200):
        keep(memory, tmp_path, f"file{number}", size=3000)
    held = [number for number in range(200) if memory.get(f"/file{number}")]
    assert 10 < len(held) <= 20 and 199 in held


def test_what_is_asked_for_stays_longer(tmp_path):
    memory = Memory(limit=50_000)
    keep(memory, tmp_path, "loved")
    for number in range(100):
        keep(memory, tmp_path, f"file{number}")
        assert memory.get("/loved")


def test_what_is_kept_twice_counts_once(tmp_path):
    memory = Memory(limit=10_000)
    for _ in range(100):
        keep(memory, tmp_path, "same")
    keep(memory, tmp_path, "other")
    assert memory.get("/same") and memory.get("/other")
    memory.forget("/same")
    assert memory.get("/same") is None


def test_a_file_written_over_in_place_is_noticed(tmp_path, monkeypatch):
    monkeypatch.setattr("courant.site.memory._TRUSTED_FOR", 0)
    memory = Memory()
    keep(memory, tmp_path, "file")
    assert memory.get("/file")
    os.utime(tmp_path / "file", ns=(1, 1))
    assert memory.get("/file") is None


def test_the_disk_is_asked_only_now_and_then(tmp_path, monkeypatch):
    monkeypatch.setattr("courant.site.memory._TRUSTED_FOR", 60)
    memory = Memory()
    keep(memory, tmp_path, "file")
    (tmp_path / "file").unlink()
    assert memory.get("/file")
