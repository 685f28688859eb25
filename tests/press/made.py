"""One output at a time, made of a few documents without a tree."""

from courant.documents import facet_of
from courant.press.file import File
from courant.press.library import Library
from courant.press.outputs import BY_NAME


class Plain:
    """A few documents, looked through one by one. Satisfies `library.Documents`."""

    def __init__(self, *documents):
        self.documents = {document.key: document for document in documents}

    def document(self, key):
        return self.documents.get(key)

    def teaser(self, key):
        return facet_of(self.document(key), "teaser")

    def query(self, name, *, newest_first=False, limit=None):
        found = [(d.belongs_to()[name], key) for key, d in self.documents.items() if name in d.belongs_to()]
        return [key for _position, key in sorted(found, reverse=newest_first)][:limit]


def files_made(theme, name, subject, *others):
    """The files of one output by their addresses; pictures as they are, icons as bytes, texts as text."""
    library = Library(Plain(subject, *others))
    files = BY_NAME[name].files(subject, library, theme)
    return {file.path: _content(file) if isinstance(file, File) else file for file in files}


def _content(file):
    return file.content if file.path.endswith((".png", ".ico")) else file.content.decode()
