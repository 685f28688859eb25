"""Templates compiled with the words of one language in place."""

from gettext import NullTranslations

import pytest
from jinja2 import DictLoader

from courant.press.translated import TranslatedEnvironment


class Words(NullTranslations):
    """A catalog with markup and a percent sign, which counts how often it is asked."""

    asked = 0

    def gettext(self, message):
        self.asked += 1
        return {"Comments": "<b>100%%</b> <i>said</i>", "By %(name)s": "von %(name)s"}.get(message, message)


@pytest.fixture
def words():
    return Words()


@pytest.fixture
def render(words):
    def rendered(text, **context):
        environment = TranslatedEnvironment(
            loader=DictLoader({"page": text}), autoescape=True, extensions=["jinja2.ext.i18n"]
        )
        environment.speak(words)
        template = environment.get_template("page")
        words.asked = 0
        return template.render(context)

    return rendered


@pytest.mark.parametrize("text", ['{{ _("Comments") }}', "{% trans %}Comments{% endtrans %}"])
def test_words_are_looked_up_when_the_template_is_compiled(render, words, text):
    assert render(text) == "<b>100%</b> <i>said</i>"
    assert words.asked == 0


def test_what_is_to_be_filled_in_is_escaped_and_filled_in_on_the_page(render, words):
    assert render("{% trans name=who %}By {{ name }}{% endtrans %}", who="<A>") == "von &lt;A&gt;"
    assert render("{{ _(word) }}", word="Comments") == "<b>100%</b> <i>said</i>"
    assert words.asked == 1


def test_words_may_stand_in_expressions(render):
    assert render('{{ _("Comments") if yes else _("No & none") }}', yes=False) == "No & none"
