"""A copy of a printed site, to be broken in one way and looked at."""

from courant.audit import walk
from courant.lib import compression


class Copy:
    """A folder of printed files."""

    def __init__(self, folder, known=None):
        self.folder = folder
        self.known = known

    def file(self, path):
        return self.folder / (path[1:] + ("index.html" if path.endswith("/") else ""))

    def write(self, path, content):
        """Write a file anew, and its compressed forms with it, as the shelf does."""
        file = self.file(path)
        file.parent.mkdir(parents=True, exist_ok=True)
        content = content if isinstance(content, bytes) else content.encode()
        for suffix in compression.SUFFIXES:
            file.with_name(file.name + suffix).unlink(missing_ok=True)
        file.write_bytes(content)
        for suffix, form in compression.compressed(file.name, content):
            file.with_name(file.name + suffix).write_bytes(form)

    def change(self, path, old, new):
        text = self.file(path).read_text()
        assert old in text, f"{path} has no {old!r}"
        self.write(path, text.replace(old, new, 1))

    def remove(self, path):
        for suffix in ("", *compression.SUFFIXES):
            self.file(path).with_name(self.file(path).name + suffix).unlink(missing_ok=True)

    def check(self):
        return walk.check(self.folder, self.known)

    def faults(self):
        """Each fault in one line, with the address that it is at."""
        return [f"{address}: {fault}" for address, fault in self.check().faults]
