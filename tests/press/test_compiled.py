"""Templates compiled our way mean what Jinja says that they mean."""

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined
from jinja2.exceptions import UndefinedError

from courant.press.compiled import QuickCode, QuickTemplate

MACROS = """
{% macro entry(title, kind="plain", size=2) %}<{{ kind }} {{ size }}>{{ title }}{% if caller %}{{ caller() }}{% endif %}{% endmacro %}
{% macro plain(title, kind="plain") %}[{{ kind }}: {{ title }}]{% endmacro %}
{% macro gathered(first) %}{{ first }}{{ varargs|join("+") }}{{ kwargs|dictsort }}{% endmacro %}
{% macro within() %}{{ plain(plain("<i>")) }}{% endmacro %}
"""
TEXTS = [
    '{{ plain("<b>") }}',
    '{{ plain("a", "b") }}{{ plain("a", kind="b") }}{{ plain(title="a") }}{{ plain(kind="b", title="a") }}',
    '{% call entry("a", size=3) %}<p>{{ word }}</p>{% endcall %}',
    "{{ gathered(1, 2, 3, four=4) }}",
    "{{ within() }}",
    "{% for one in words recursive %}{{ one }}{{ loop.index }}{% if one is not string %}{{ loop(one) }}{% endif %}{% endfor %}",
    "{{ number }}{{ nothing }}{{ words[0].upper() }}{{ safe }}{{ words|join(',')|upper }}",
    "{% set shout %}<{{ word }}>{% endset %}{{ shout }}{{ call(word) }}{{ call(*words) }}{{ call(**{'word': word}) }}",
    '{{ "%s and %s"|format(word, word) }}{{ range(3)|list }}',
    "{% autoescape false %}{{ word }}{{ plain(word) }}{% endautoescape %}",
    "{% macro unsafe(x) %}{{ x }}{% endmacro %}{{ unsafe(word) ~ word }}",
]
GIVEN = {"word": "<w & w>", "words": ["<a>", "b"], "number": 7, "nothing": None}


def environments():
    ours = type("Ours", (Environment,), {"code_generator_class": QuickCode, "template_class": QuickTemplate})
    for kind in (Environment, ours):
        loader = DictLoader({"macros": MACROS, **{str(n): _importing(text) for n, text in enumerate(TEXTS)}})
        yield kind(loader=loader, autoescape=True, undefined=StrictUndefined)


def _importing(text):
    return '{% from "macros" import entry, plain, gathered, within with context %}' + text


def given(environment):
    safe = environment.from_string("{{ '<' }}{{ x }}").render
    return {**GIVEN, "safe": environment.filters["safe"]("<s>"), "call": lambda *a, **k: f"{a}{k}", "again": safe}


@pytest.mark.parametrize("number", range(len(TEXTS)), ids=lambda number: TEXTS[number][:40])
def test_a_template_says_the_same(number):
    theirs, ours = (e.get_template(str(number)).render(given(e)) for e in environments())
    assert ours == theirs
    assert ours


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("{{ plain('a', surplus=1) }}", TypeError), ("{{ plain('a', 'b', 'c') }}", TypeError),
        ("{{ plain('a', title='b') }}", TypeError), ("{{ absent('a') }}", UndefinedError),
        ("{{ plain() }}", UndefinedError), ("{{ word.absent() }}", UndefinedError),
    ],
)  # fmt: skip
def test_what_is_an_error_stays_one(text, error):
    for environment in environments():
        with pytest.raises(error):
            environment.from_string(_importing(text)).render(given(environment))
