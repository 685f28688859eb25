"""Templates compiled for one language: its words are put in place once, rather than looked up on every page."""

from gettext import NullTranslations
from typing import Any

from jinja2 import Environment, nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup


class TranslatedEnvironment(Environment):
    """An environment with the words of one language, given before any template is compiled."""

    def speak(self, words: NullTranslations) -> None:
        """Take the words."""
        self._words = words
        self.install_gettext_translations(words, newstyle=True)  # type: ignore[attr-defined]

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        template = super()._parse(source, name, filename)
        _WordsInPlace(self._words).visit(template)
        return template


class _WordsInPlace(NodeTransformer):
    """Replaces `_("words")` and `{% trans %}words{% endtrans %}` by the words, where nothing is to be filled in."""

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
