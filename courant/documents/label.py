"""The facet that a link needs: where it leads and what it says."""

from typing import Annotated

import msgspec
from msgspec import Meta


class Label(msgspec.Struct, frozen=True, kw_only=True):
    path: Annotated[str, Meta(description="Address on the site.")]
    title: Annotated[str, Meta(description="Plain text, no markup.")]
    language: Annotated[str, Meta(description="BCP 47 language of the title.")] = ""
    edition: Annotated[str, Meta(description="Key of the edition, where versions in several languages are linked.")] = (
        ""
    )
    is_translation: Annotated[bool, Meta(description="Of a story: whether somebody is named who translated it.")] = (
        False
    )
