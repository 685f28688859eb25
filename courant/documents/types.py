"""Field types that several documents share."""

from datetime import datetime
from typing import Annotated

from msgspec import Meta

Path = Annotated[str, Meta(pattern=r"^/([^/\x00]+/)*$", description="Address on the site, such as /en/city/.")]
Line = Annotated[str, Meta(min_length=1, pattern=r"^[^\x00\n]*$", description="One line of plain text.")]
Moment = Annotated[datetime, Meta(tz=True)]
Key = Annotated[str, Meta(pattern=r"^[a-z_]+:.+$", description="Key of another document.")]
Language = Annotated[str, Meta(pattern=r"^[a-zA-Z]{2,3}(-[A-Za-z0-9]+)*$", description="BCP 47 language tag.")]
