"""The press: documents in, files out; one path for a proof, one change and the whole site."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, Protocol

from courant.documents import Document, keys_touched
from courant.lib.addresses import file_of
from courant.lib.developing import Developer
from courant.press import bulk
from courant.press.daybook import Daybook, Entry
from courant.press.file import File, PictureFile
from courant.press.library import Kept, Library
from courant.press.manifest import Manifest, Output, checked
from courant.press.outputs import BY_NAME, names_for
from courant.press.prints import Originals, Prints
from courant.press.shelf import Batch, FolderShelf
from courant.press.theme import Theme
from courant.press.tree import Tree

BATCH = 100


@dataclass
class Report:
    """What a run of the press did."""

    made: int = 0
    written: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class Setting:
    """One output of a document, made but not yet on the shelf; of a document that is gone, nothing."""

    output: Output
    document: Document | None
    noted: set[str] = field(default_factory=set)
    files: list[File | PictureFile] = field(default_factory=list)
    failure: str = ""

    @property
    def exists(self) -> bool:
        """Whether there is anything left to make it of."""
        return self.document is not None

    @property
    def listed(self) -> list[tuple[str, bytes]]:
        """Its files, as the manifest lists them."""
        return [(file.path, file.digest) for file in self.files]

    def entry(self) -> Entry:
        """Its record, as a daybook has it."""
        stems = {file.stem for file in self.files if isinstance(file, PictureFile)}
        texts = {file.path: file.digest for file in self.files if isinstance(file, File)}
        return Entry.of(self.noted, stems, texts)

    def fail(self, error: Exception) -> None:
        """Leave on the shelf what lies there, and say why, with the address."""
        address = getattr(self.document, "path", self.output.key)
        self.failure = f"{address}: {type(error).__name__}: {error}"
        self.files = []

    def fail_without(self, missing: Mapping[str, Exception]) -> None:
        """Fail where one of its pictures could not be made: no page is printed without its pictures."""
        error = next((missing[file.path] for file in self.files if file.path in missing), None)
        if error:
            self.fail(error)


class Unmade(Protocol):
    """What the manifest records of an output that failed, or of which nothing is left, whoever tried to make it."""

    output: Output
    noted: set[str]
    failure: str


class Crew(Protocol):
    """Whoever makes many outputs at once (courant/press/crew.py)."""

    def make(self, batches: Iterator[list[Output]]) -> Iterator[list[Any]]: ...


class Press:
    """Prints documents into one tree.

    `originals` reads the cleaned original of a picture by its name, `develop` makes its printed forms; `before` is
    the shelf of an older tree from which pictures may be taken over.
    """

    def __init__(
        self, tree: Tree, theme: Theme, originals: Originals, *, develop: Developer, before: FolderShelf | None = None
    ) -> None:
        self.tree = tree
        self.theme = theme
        self.prints = Prints(tree.shelf, originals, develop, before)
        self.kept = Kept()

    def receive(self, updates: Mapping[str, Document | None]) -> None:
        """Take new versions of documents (None where one is gone), and note which outputs they change.

        Raises:
            InvalidDocument: a document does not keep its promises; nothing of the updates is taken.
        """
        self.take({key: document and checked(document) for key, document in updates.items()})

    def take(self, updates: Mapping[str, Document | None]) -> None:
        """As `receive`, of documents that were checked before."""
        manifest = self.tree.documents
        self.kept.clear()
        with manifest.transaction():
            for key, new in updates.items():
                old = manifest.document(key)
                if old == new:
                    continue
                manifest.put(key, old, new)
                manifest.expect(key, names_for(type(new or old)))  # type: ignore[arg-type]
                manifest.touch(keys_touched(old, new))

    def fill(self, documents: Iterable[Document]) -> None:
        """As `take`, into a new tree."""
        self.fill_in(bulk.rows_of(documents))

    def fill_in(self, rows: bulk.Rows) -> None:
        """As `fill`, with what has been prepared."""
        self.kept.clear()
        bulk.take(self.tree.documents, rows)

    def print_due(self, progress: Callable[[int], None] = lambda made: None) -> Report:
        """Make every output that is due; a failing one keeps its old files and stops nothing else."""
        report = Report()
        self.tree.shelf.clear_unfinished()
        self._sweep(report)
        while outputs := self.tree.documents.due(BATCH):
            with Batch(self.tree.shelf) as batch:
                self._put_on_shelf(outputs, batch, report)
            report.made += len(outputs)
            progress(report.made)
        return report

    def print_by(
        self, crew: Crew, progress: Callable[[int], None] = lambda made: None, *, is_copy: bool = False
    ) -> Report:
        """Make every output that is due, in a tree that nobody reads yet, by several processes; one that is a copy of another
        has records of them already."""
        report = Report()
        self._take_up()
        with self.tree.documents.growing(is_copy=is_copy) as book:
            self._write_down(crew, book, report, progress, is_copy=is_copy)
        report.written = list(dict.fromkeys(report.written))  # two processes may have put the same picture there
        self._settle(report)
        return report

    def _write_down(
        self, crew: Crew, book: Daybook, report: Report, progress: Callable[[int], None], *, is_copy: bool
    ) -> None:
        manifest = self.tree.documents
        for batch in crew.make(manifest.due_in_batches(BATCH)):
            good = [made for made in batch if made.exists and not made.failure]
            if is_copy:
                with manifest.transaction():
                    bulk.forget(manifest, good)
            book.write([(made.output.id, made.entry) for made in good], chain(*(made.pictures for made in batch)))
            if len(good) < len(batch):
                with manifest.transaction():
                    for made in batch:
                        if made.failure or not made.exists:
                            self._record_unmade(made, report)
                    # Pictures of those that failed belong to nobody, unless others show them.
                    manifest.suspect(path for made in batch for path in made.written)
            for made in batch:
                report.written += made.written
            report.made += len(batch)
            progress(report.made)

    def _settle(self, report: Report) -> None:
        """Put right what depends on the order in which outputs are made, which a crew does not keep."""
        for path in bulk.contested(self.tree.documents):
            self.tree.documents.touch_file(path)
        again = self.print_due()
        report.written += again.written
        report.removed += again.removed
        report.failed += again.failed

    def _take_up(self) -> None:
        """Take off the shelf what a print that was killed had written and not recorded."""
        for path in list(self.tree.shelf.paths()):
            address = path[: -len("index.html")] if path.endswith("/index.html") else path
            if self.tree.documents.hash_of(address) is None:
                self.tree.shelf.remove(path)

    def _put_on_shelf(self, outputs: Iterable[Output], batch: Batch, report: Report) -> None:
        manifest = self.tree.documents
        settings, changed = self._make_all(outputs, batch)
        with manifest.transaction():
            texts = [path for path, file in changed.items() if isinstance(file, File)]
            manifest.suspect(changed, changed=texts)
        pictures = [file for file in changed.values() if isinstance(file, PictureFile)]
        missing = self.prints.put_on_shelf(pictures)
        report.written += [file.path for file in pictures if file.path not in missing]
        for setting in settings:
            setting.fail_without(missing)
        wanted = {file.path for setting in settings for file in setting.files}
        written = [path for path in texts if path in wanted]
        batch.put(written)
        report.written += written
        with manifest.transaction():
            for setting in settings:
                self._record(setting, report)
            if not manifest.strays():  # as nearly always: then no transaction of its own is waited for
                manifest.clear_strays()
        self._sweep(report)

    def _make_all(
        self, outputs: Iterable[Output], batch: Batch
    ) -> tuple[list["Setting"], dict[str, File | PictureFile]]:
        """Make outputs, and say which of their files are to be written; the texts among these are compressed and synced
        while the next output is made."""
        settings: list[Setting] = []
        changed: dict[str, File | PictureFile] = {}
        for output in outputs:
            setting = make(output, self.tree.documents, self.theme, self.kept)
            settings.append(setting)
            texts = {file.path: file for file in setting.files if isinstance(file, File)}
            for path in texts:
                changed.pop(path, None)  # as another output of this batch would have it
            for path in self._to_write(texts):
                changed[path] = texts[path]
                batch.begin(path, texts[path].content)
        pictures = {file.path: file for setting in settings for file in setting.files if isinstance(file, PictureFile)}
        return settings, changed | {path: pictures[path] for path in self._to_write(pictures)}

    def _to_write(self, files: Mapping[str, File | PictureFile]) -> list[str]:
        """The addresses of those that are not on the shelf as they should be."""
        known, shelf = self.tree.documents.hashes_of(files), self.tree.shelf
        return [path for path, file in files.items() if known.get(path) != file.digest or not shelf.has(path)]

    def _record(self, setting: Setting, report: Report) -> None:
        if setting.failure or not setting.exists:
            self._record_unmade(setting, report)
        else:
            self.tree.documents.record(setting.output, setting.noted, setting.listed, exists=True)

    def _record_unmade(self, one: Unmade, report: Report) -> None:
        manifest, output = self.tree.documents, one.output
        if one.failure:
            manifest.record_failure(output, one.failure, one.noted)
            report.failed.append((f"{output.name} of {output.key}", one.failure))
        else:
            manifest.record(output, one.noted, (), exists=False)

    def _sweep(self, report: Report) -> None:
        """Take off the shelf what no output owns any more: removed pages, and what a killed run left behind."""
        for path in self.tree.documents.strays():
            self.tree.shelf.remove(path)
            report.removed.append(path)
        self.tree.documents.clear_strays()


def make(output: Output, documents: Manifest, theme: Theme, kept: Kept | None = None) -> Setting:
    """Make one output; an error of a template or a missing document becomes a failure that names it.

    Its own document is not noted: receiving a new version of that has its outputs made anyway.
    """
    library = Library(documents, kept)
    document = documents.document(output.key)
    setting = Setting(output, document)
    if document is None:
        return setting
    try:
        setting.files = list(BY_NAME[output.name].files(document, library, theme))
        for file in setting.files:
            if isinstance(file, File):
                file_of(file.path)
    except Exception as error:  # whatever a theme's template raises: the old page stays, and the desk is told
        setting.fail(error)
    setting.noted = library.noted
    return setting
