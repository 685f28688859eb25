"""The editor's panels: text takes the direction of the content's language, not of the interface (law 18)."""

from typing import Any

from wagtail.admin.panels import FieldPanel, ObjectList

from courant.desk.languages import direction_of


class DirectedList(ObjectList):
    """A list of panels whose fields are written in the direction of the page's or entry's language."""

    class BoundPanel(ObjectList.BoundPanel):
        @property
        def attrs(self) -> dict[str, Any]:
            locale = getattr(self.instance, "locale", None)
            language = locale.language_code if locale else "en"
            return {**(self.panel.attrs or {}), "dir": direction_of(language), "lang": language}

        @attrs.setter
        def attrs(self, value: dict[str, Any]) -> None:
            self.panel.attrs = value


__all__ = ["DirectedList", "FieldPanel"]
