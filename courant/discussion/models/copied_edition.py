"""A field that copies the edition of a comment's thread, however the comment is written."""

from typing import TYPE_CHECKING, Any

from django.db import models

if TYPE_CHECKING:
    TextField = models.CharField[str, str]
else:
    TextField = models.CharField


class CopiedEdition(TextField):
    """A thread never moves to another edition. The copy lets the queue of one edition be read from an index; asking the
    threads took longer the more of them there were. `save` and `bulk_create` both come by here."""

    def pre_save(self, model_instance: Any, add: bool) -> str:
        if add:
            setattr(model_instance, self.attname, model_instance.thread.edition)
        return str(getattr(model_instance, self.attname))
