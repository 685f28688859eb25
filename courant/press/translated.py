"""Templates compiled for one language: its words are put in place once, rather than looked up on every page."""

import re
from collections.abc import Set
from gettext import NullTranslations
from typing import Any, NamedTuple

from jinja2 import Environment, nodes
from jinja2.meta import find_undeclared_variables
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from courant.press.compiled import QuickCode, QuickTemplate

_BLANK = re.compile(r"%\((\w+)\)s|%%")
# What Jinja's own `{% trans name=call() %}` calls its value: set right before it is read, and yet, where that is within an
# `if`, counted among the names that a page might give.
FILLED_IN = {"_trans"}


class TranslatedEnvironment(Environment):
    """An environment with the words of one language, given before any template is compiled."""

    code_generator_class = QuickCode
    template_class = QuickTemplate

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.macro_files: dict[str | None, Wants] = {}  # of templates that have nothing else

    def speak(self, words: NullTranslations) -> None:
        """Take the words."""
        self._words = words
        self.install_gettext_translations(words, newstyle=True)  # type: ignore[attr-defined]

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        template = super()._parse(source, name, filename)
        _WordsInPlace(self._words).visit(template)
        if all(_is_of_macros(node) for node in template.body):
            self.macro_files[name] = _wants(template)
        return template

    def is_content(self, name: str | None, given: Set[str]) -> bool:
        """Whether a file has nothing but macros, and these, and those that they import, want nothing but what is given."""
        self.get_template(name or "")
        wants = self.macro_files.get(name)
        if wants is None or not wants.names <= given | self.globals.keys():
            return False
        return all(isinstance(other, str) and self.is_content(other, given) for other in wants.imports)


class Wants(NamedTuple):
    """What a file of macros takes from the page that imports it, and which files it imports itself."""

    names: frozenset[str]
    imports: tuple[Any, ...]  # names, where they are written out


def _wants(template: nodes.Template) -> Wants:
    files = [node.template for node in template.find_all(nodes.Import)]
    files += [node.template for node in template.find_all(nodes.FromImport)]
    names = tuple(file.value if isinstance(file, nodes.Const) else None for file in files)
    return Wants(frozenset(find_undeclared_variables(template)) - FILLED_IN, names)


def _is_of_macros(node: nodes.Node) -> bool:
    """Whether it is a macro, an import or the space between two."""
    if isinstance(node, nodes.Output):
        return all(isinstance(piece, nodes.TemplateData) and not piece.data.strip() for piece in node.nodes)
    return isinstance(node, nodes.Macro | nodes.Import | nodes.FromImport)


class _WordsInPlace(NodeTransformer):
    """Replaces `_("words")` and `{% trans %}words{% endtrans %}` by the words; where something is to be filled in, by the
    words around it."""

    def __init__(self, words: NullTranslations) -> None:
        self.words = words

    def visit_Call(self, node: nodes.Call, *args: Any, **kwargs: Any) -> nodes.Node:
        """One call of a template."""
        self.generic_visit(node, *args, **kwargs)
        is_words = isinstance(node.node, nodes.Name) and node.node.name in ("_", "gettext")
        if not is_words or node.kwargs or node.dyn_args or node.dyn_kwargs or len(node.args) != 1:
            return node
        (message,) = node.args
        if not isinstance(message, nodes.Const):
            return node
        # As Jinja's own gettext does: a catalog may have markup, and writes % as %%.
        words = Markup(self.words.gettext(message.value)) % {}
        return nodes.Const(words, lineno=node.lineno)

    def visit_Output(self, node: nodes.Output, *args: Any, **kwargs: Any) -> nodes.Node:
        """What a template prints, piece by piece."""
        self.generic_visit(node, *args, **kwargs)
        node.nodes = [piece for child in node.nodes for piece in self._pieces(child)]
        return node

    def _pieces(self, node: nodes.Expr) -> list[nodes.Expr]:
        """The words of a sentence with blanks, and what fills them, as pieces; anything else as it is."""
        if not (isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name == "gettext"):
            return [node]
        values = {word.key: word.value for word in node.kwargs}
        if len(node.args) != 1 or not isinstance(node.args[0], nodes.Const) or not values:
            return [node]
        words = self.words.gettext(node.args[0].value)
        if "%" in _BLANK.sub("", words) or not {name for name in _BLANK.findall(words) if name} <= values.keys():
            return [node]  # as Jinja would have it, error and all
        pieces: list[nodes.Expr] = []
        # Split by a pattern with one group, texts and the names of blanks take turns; a name is None for %%.
        for number, part in enumerate(_BLANK.split(words)):
            if number % 2 and part:
                pieces.append(values[part])
            else:
                pieces.append(nodes.TemplateData(part if number % 2 == 0 else "%", lineno=node.lineno))
        return pieces
