"""The worker: prints changes as they come, publishes what is scheduled, and notices that a day has passed."""

import logging
import os
import signal
import sqlite3
import sys
from collections import deque
from concurrent.futures.process import BrokenProcessPool
from time import monotonic

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection
from django.utils import timezone

from courant.lib.garbage import leave_alone_what_is_loaded
from courant.press import tree as trees
from courant.press.printing import Press
from courant.publishing import leading, printer, pruning, releases, schedule, tasks
from courant.publishing.bell import Bell
from courant.publishing.beside import PrintBeside
from courant.publishing.changes import wake
from courant.publishing.checking import Checking
from courant.publishing.delivery.courier import Courier
from courant.publishing.forgetting import Forgetting
from courant.publishing.lending import Lending
from courant.publishing.precedence import Precedence
from courant.publishing.vacancy import Vacancy

log = logging.getLogger("courant")
LOOK_EVERY = 2.0  # seconds, should a wake-up be lost
STAND_BY = 1.0  # seconds after which one that waits looks whether somebody leads
PRUNE_EVERY = 60.0


class Worker:
    """Runs until told to stop."""

    def __init__(self) -> None:
        self.is_running = True
        self.press: Press | None = None
        self.is_released = False
        self.beside = PrintBeside()
        self.months = schedule.Months()
        self.digests = schedule.Digests()
        self.forgetting = Forgetting()
        self.courier: Courier | None = None
        self.pruned = monotonic()
        self.right = leading.Lead()
        self.has_led = False
        self.lending = Lending()
        self.reasons: deque[str] = deque(maxlen=2)  # why it waits, as it has said
        self.trouble = ""  # what is away or full, as it has said
        self.vacancy = Vacancy()
        self.precedence = Precedence()

    def run(self) -> None:
        """Work until a signal to stop arrives; a change under way is finished first."""
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, self.stop)
        leave_alone_what_is_loaded()
        bell = Bell(settings.COURANT.wake)
        while self.is_running and not self.lead():
            self.lend()
            bell.wait(STAND_BY)
        self.lending.leave()
        if not self.is_running:
            return
        background = tasks.run_in_background(self.precedence)
        checking = Checking(self.precedence)
        checking.start()
        if settings.COURANT.shelf:
            self.courier = Courier.of(settings.COURANT, leading.is_surely_followed)
            self.courier.start()
        while self.is_running:
            leads = self.lead()
            if self.courier:
                self.courier.rest(not leads)
            wait = self.turn() if leads else STAND_BY
            if self.is_running:
                bell.wait(wait)
        self.beside.stop()
        if self.courier:
            self.courier.stop()
        checking.stop()
        for queue in background:
            queue.stop()
        self.right.let_go()  # only now: until here something of this folder may still be at work

    def stop(self, _signal: int, _frame: object) -> None:
        """Stop after what is being done now."""
        self.is_running = False
        wake()

    def lead(self) -> bool:
        """Whether this worker is the one that prints; where another folder leads, it is not."""
        if not leading.is_needed() or self.right.is_held():
            return True
        try:
            is_followed = leading.is_followed()  # it led before; or a command of this folder is at it
            has_right = (is_followed or self.vacancy.has_lasted()) and self.right.take()
            if not is_followed and (not has_right or self.has_led):
                self.stand_by(leading.who_leads_instead())
                return False
            if not self.has_led:
                self.lending.leave()
            if not is_followed:
                leading.accede(without_originals=self.vacancy.is_too_long())
                releases.make_whole()
            if not self.has_led:
                releases.take_back_offers()
            self.has_led = True
            return True
        except leading.NotLeading as reason:
            self.right.let_go()
            self.vacancy.refuse()
            self.stand_by(str(reason))
        except (DatabaseError, InterfaceError, sqlite3.Error, OSError, BrokenProcessPool) as error:
            self.right.let_go()
            self.wait_out(error)
        return False

    def lend(self) -> None:
        """While another leads, help it with its whole print."""
        try:
            self.lending.look()
            self.trouble = ""
        except (DatabaseError, InterfaceError, OSError) as error:
            self.wait_out(error)

    def wait_out(self, error: Exception) -> None:
        """Say once what is the matter, until something works again."""
        if str(error) != self.trouble:
            log.warning("Nothing can be printed for the moment, trying again: %s", error)
        self.trouble = str(error)
        self.begin_anew()

    def stand_by(self, reason: str) -> None:
        """Say once why it waits. One that has led has much at work that must stop: it begins anew."""
        if self.has_led:
            log.warning("Beginning anew: %s", reason)
            self.beside.stop()
            os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])
        if reason not in self.reasons:  # that another leads, and why this one cannot, take turns
            log.info("Waiting to take over. %s", reason)
            self.reasons.append(reason)

    def turn(self) -> float:
        """Do what there is to do; returns the seconds after which to look again."""
        try:
            for done in (*schedule.run_due(), *self.months.close_passed(), *self.digests.write_due()):
                log.info("On schedule: %s", done)
            self.release()
            self.forgetting.look()
            with trees.held(settings.COURANT.data):
                with self.precedence.taken():
                    self.print()
                self.forgetting.clean(self.ready_press())
            if self.courier:
                self.courier.bell.set()
            self.prune()
            self.trouble = ""
            return self.seconds_to_next()
        except leading.NotLeading as reason:  # the right was lost in the middle of it
            log.warning("%s", reason)
            self.right.let_go()
            return 0
        except (DatabaseError, InterfaceError, sqlite3.Error, OSError) as error:
            self.wait_out(error)
            return LOOK_EVERY

    def release(self) -> None:
        """See to it that the site is printed whole: at once where nothing is printed yet; beside the changes, by another
        process, where theme or press are not what it was printed with. Looked at once a start: neither changes while a
        worker runs."""
        if not (settings.COURANT.data / "current").exists():
            log.info("Printing the whole site for the first time.")
            releases.print_site()
        elif not self.is_released and releases.is_due():
            log.info("Printing the whole site: the theme or the press has changed.")
            self.beside.begin()
        self.is_released = True
        self.beside.look_after()

    def prune(self) -> None:
        """Forget what was printed long ago, a little now and then."""
        if monotonic() - self.pruned >= PRUNE_EVERY:
            pruning.prune()
            self.pruned = monotonic()

    def begin_anew(self) -> None:
        """Let go of what may be broken. Until then one connection stays open: SQLite would otherwise tidy up its log
        whenever the server closes the last one."""
        if self.press:
            self.press.tree.close()
        self.press = None
        connection.close()

    def print(self) -> None:
        """Print what waits, into the tree in use; the whole site where there is none or the theme has changed."""
        press = self.ready_press()
        report = printer.print_day_and_site(press)
        printer.add_up(report, printer.print_changes(press, due_by=timezone.now()))
        for what, why in report.failed:
            log.error("Not printed: %s: %s", what, why)
        if report.written or report.removed:
            log.info("Printed %d files, removed %d.", len(report.written), len(report.removed))

    def ready_press(self) -> Press:
        """The press for the tree in use."""
        data = settings.COURANT.data
        in_use = (data / "current").resolve().name if (data / "current").exists() else ""
        if self.press is None or self.press.tree.name != in_use:
            self.press = self.open_press()
        return self.press

    def open_press(self) -> Press:
        """Open the tree in use, and try again what failed."""
        if self.press:
            self.press.tree.close()
        tree = trees.current(settings.COURANT.data)
        assert tree is not None, "the first release is printed before any change"
        tree.documents.touch_failed()
        return printer.press_for(tree)

    def seconds_to_next(self) -> float:
        """How long there is nothing to do, unless woken."""
        due = schedule.next_due()
        seconds = (due - timezone.now()).total_seconds() if due else LOOK_EVERY
        return min(max(seconds, 0.01), LOOK_EVERY)
