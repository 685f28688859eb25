"""How templates are compiled: as Jinja does it, less what no template of ours needs, for pages are made by the thousand.

No function that a template calls by a name of its own wants Jinja's context, but those of gettext; everything is
escaped; and a macro mostly gets just what it asks for. Templates mean what Jinja says that they mean.
"""

from collections.abc import Callable, Mapping, MutableMapping
from functools import partial
from keyword import iskeyword
from typing import Any

from jinja2 import Environment, Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.runtime import Macro
from jinja2.utils import internalcode, missing
from markupsafe import Markup, _escape_inner, escape  # type: ignore[attr-defined]

WITH_CONTEXT = {"_", "gettext", "ngettext", "pgettext", "npgettext"}
_safe: Callable[[str], str] = partial(str.__new__, Markup)


class QuickCode(CodeGenerator):
    """Writes calls as calls; Jinja asks first, of each and every time, what the thing called would like to get."""

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        """One call."""
        name = node.node.name if isinstance(node.node, nodes.Name) else ""
        if name in WITH_CONTEXT or node.dyn_args or node.dyn_kwargs or any(iskeyword(word.key) for word in node.kwargs):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")


class QuickMacro(Macro):
    """A macro that looks for a caller or for surplus arguments only where it is written to take them."""

    @internalcode
    def __call__(self, *args: Any, **words: Any) -> str:
        given, wanted = len(args), self._argument_count
        takes_more = self.caller or self.explicit_caller or self.catch_kwargs or self.catch_varargs
        if takes_more or given > wanted or not self._default_autoescape:
            return super().__call__(*args, **words)
        if given < wanted:
            args += tuple([words.pop(name, missing) for name in self.arguments[given:]])
        if words:
            raise TypeError(f"macro {self.name!r} takes no keyword argument {next(iter(words))!r}")
        return _safe(self._func(*args))


def shown(value: Any) -> str:
    """What a template prints of a value. As `escape`, which marks what it returns as safe: here it is only joined."""
    kind = type(value)
    if kind is str:
        return _escape_inner(value)
    return value if kind is Markup else escape(value)


class Libraries:
    """Files of macros that want nothing but what many pages are all given; each is made once for all of these."""

    def __init__(self, given: dict[str, Any]) -> None:
        self.given = given
        self.made: dict[str | None, TemplateModule | None] = {}  # None for those that want more


class QuickTemplate(Template):
    """A template whose compiled code works with these. Its macros are made once for many pages where `libraries` is given
    and that cannot make a difference."""

    def make_module(
        self, vars: dict[str, Any] | None = None, shared: bool = False, locals: Mapping[str, Any] | None = None
    ) -> TemplateModule:
        """The macros of the template."""
        libraries: Libraries | None = vars.get("libraries") if vars else None
        if libraries is None:
            return super().make_module(vars, shared, locals)
        if self.name not in libraries.made:
            is_same = self.environment.is_content(self.name, libraries.given.keys())  # type: ignore[attr-defined]
            libraries.made[self.name] = super().make_module(libraries.given) if is_same else None
        return libraries.made[self.name] or super().make_module(vars, shared, locals)

    @classmethod
    def _from_namespace(
        cls, environment: Environment, namespace: MutableMapping[str, Any], globals: MutableMapping[str, Any]
    ) -> Template:
        namespace.update(escape=shown, Macro=QuickMacro)
        # Jinja looks them up in a chain of dicts, and goes through all of them for each page.
        return super()._from_namespace(environment, namespace, dict(globals))
