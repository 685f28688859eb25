"""Every address that the desk answers to, with plausible numbers in it."""

import itertools
import re

from django.urls import URLPattern, get_resolver

PARAMETER = re.compile(r"<(?:(\w+):)?(\w+)>")
NOT_ASKED = ("desk/failwhale/",)  # is there to show what an error looks like
MOST = 8  # addresses made of one pattern


def routes(patterns=None, prefix=""):
    """Every route of the URL resolver under /desk/."""
    for pattern in patterns or get_resolver().url_patterns:
        route = prefix + str(pattern.pattern).lstrip("^").rstrip("$")
        if isinstance(pattern, URLPattern):
            if route.startswith("desk/") and not route.startswith(NOT_ASKED):
                yield route
        else:
            yield from routes(pattern.url_patterns, route)


def addresses(numbers, *, words=(), models=()):
    """Routes filled: `numbers` for identifiers, `words` for other text, `models` as (application, model)."""
    for route in sorted(set(routes())):
        yield from itertools.islice(_filled(route, numbers, words, models), MOST)


def _filled(route, numbers, words, models):
    parameters = PARAMETER.findall(route)
    names = [name for _kind, name in parameters]
    by_model = [name for name in names if "model_name" in name or "app" in name]
    for application, model in models if by_model else [("", "")]:
        choices = []
        for kind, name in parameters:
            if name in by_model:
                choices.append([model if "model" in name else application])
            elif kind in ("int", "uuid") or "id" in name or name == "pk":
                choices.append(numbers)
            else:
                choices.append(words or ["1"])
        for values in itertools.product(*choices):
            given = iter(values)
            yield "/" + PARAMETER.sub(lambda match, given=given: str(next(given)), route)
