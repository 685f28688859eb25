"""Two data folders on one PostgreSQL: one leads, the other waits and takes over, and no tree ever lacks what is marked as
printed. Real processes, killed."""

import signal
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.journeys import prepared, tables
from tests.journeys.full_print import differences
from tests.journeys.machines import Machine, differs_from_one_process
from tests.postgres import Cluster

pytestmark = [pytest.mark.slow, pytest.mark.postgres, pytest.mark.xdist_group("machines")]


@pytest.fixture(scope="module")
def server() -> Iterator[Cluster]:
    """A server for these tests alone."""
    with Cluster() as cluster, pytest.MonkeyPatch.context() as patch:
        patch.setattr(tables, "SERVER", cluster.url())
        yield cluster


@pytest.fixture(scope="module")
def newsroom(server, tmp_path_factory) -> Path:
    """A printed newsroom, to be copied."""
    folder: Path = tmp_path_factory.mktemp("machines") / "prepared"
    prepared.prepare(folder)
    return folder


@pytest.fixture
def machines(newsroom, tmp_path) -> Iterator[tuple[Machine, Machine]]:
    """The one that printed the newsroom, and one that was set up by copying its folder; nobody is at work yet."""
    first = Machine(prepared.copy(newsroom, tmp_path / "first"), tmp_path / "first")
    second = Machine.beside(first, tmp_path / "second")
    with ExitStack() as stack:
        for machine in (first, second):
            stack.callback(stop, machine)
        yield first, second


def stop(machine: Machine) -> None:
    """End a worker that may have ended already."""
    if machine.worker and machine.worker.poll() is None:
        machine.kill()


def test_one_leads_and_the_other_takes_over_with_a_whole_tree(machines, tmp_path):
    first, second = machines
    first.start()
    first.leads()
    second.start()
    second.says(f"{first.folder.resolve()} leads the printing")
    first.edit(1)
    first.leads()
    assert differences(second.files, first.files), "something was printed that the second one lacks"
    first.kill()
    second.leads()
    second.edit(2)
    second.leads()

    first.start()  # it has led before: what the second one printed since is printed, and not everything
    first.says(f"{second.folder.resolve()} leads the printing")
    tree = (first.folder / "current").resolve()
    second.kill()
    first.leads()
    assert (first.folder / "current").resolve() == tree
    first.kill(by=signal.SIGTERM)
    assert differs_from_one_process(first, tmp_path / "alone") == []


def test_a_command_of_a_folder_that_does_not_lead_marks_nothing_as_printed(machines):
    first, second = machines
    first.start()
    first.leads()
    for command in (["print"], ["print", "/en/"], ["roll-back"]):
        refused = second.run("courant.commands", *command)
        assert refused.returncode == 2 and f"{first.folder.resolve()} leads the printing" in refused.stderr
    doctor = second.run("courant.commands", "doctor")
    assert f"{first.folder.resolve()} leads the printing; a worker is at it" in doctor.stdout
    first.kill()
    first.edit(1)
    printing = second.run("tests.journeys.edit", "nothing")  # as a worker would that thinks that it leads
    assert printing.returncode == 1 and "NotLeading" in printing.stderr
    assert second.ask("SELECT count(*) FROM publishing_change WHERE printed_at IS NULL") != [(0,)]


def test_one_that_lacks_pictures_does_not_take_over(machines, tmp_path):
    first, second = machines
    first.start()
    first.leads()
    first.kill()
    originals = second.folder / "originals"
    shared = originals.readlink()
    (tmp_path / "empty").mkdir()
    point(originals, tmp_path / "empty")
    second.start()
    second.says("pictures of the newsroom are missing there, the first original_images/")
    point(originals, shared)
    second.leads()


def point(link: Path, to: Path) -> None:
    """Have a link lead elsewhere from one moment to the next: who finds no folder makes one."""
    other = link.with_name("other")
    other.symlink_to(to)
    other.replace(link)
