"""Which version of a contributor, topic or source speaks a story's language."""

from collections.abc import Iterable
from typing import Any

from courant.desk.models.snippets import Contributor, Source, Topic

MODELS: dict[str, Any] = {"contributor": Contributor, "topic": Topic, "source": Source}


class Localized:
    """Finds, for what a story refers to, the entry in the story's language; a translated story keeps the references
    of the story that it was translated from. Remembers what it found, for many stories in a row."""

    def __init__(self) -> None:
        self._families: dict[str, dict[int, str]] = {kind: {} for kind in MODELS}  # id -> translation key
        self._versions: dict[str, dict[tuple[str, int], int]] = {kind: {} for kind in MODELS}

    def keys_of(self, kind: str, ids: Iterable[Any], locale_id: int) -> list[str]:
        """The document keys of the entries with these ids, each in its version for the locale where there is one."""
        wanted = [int(id) for id in ids if id]
        self.load(kind, wanted)
        families, versions = self._families[kind], self._versions[kind]
        return [f"{kind}:{versions.get((families[id], locale_id), id)}" for id in wanted if id in families]

    def load(self, kind: str, ids: Iterable[int]) -> None:
        """Fetch in one go what `keys_of` is going to be asked for."""
        families, versions = self._families[kind], self._versions[kind]
        missing = {id for id in ids if id not in families}
        if not missing:
            return
        model = MODELS[kind]
        asked = model.objects.filter(pk__in=missing).values("translation_key")
        for pk, key, locale in model.objects.filter(translation_key__in=asked).values_list(
            "pk", "translation_key", "locale_id"
        ):
            families[pk] = str(key)
            versions[str(key), locale] = pk
