from courant.press import serving
from courant.site.answers import SECURITY, caching, moved, plain


def test_every_power_is_off_and_nothing_of_another_origin_is_allowed():
    headers = dict(SECURITY)
    assert all(power.endswith("=()") for power in headers["permissions-policy"].split(", "))
    assert headers["content-security-policy"].split("; ") == [
        "default-src 'none'",
        *(f"{kind}-src 'self'" for kind in ("img", "style", "font", "script", "manifest", "connect")),
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
    assert (headers["x-content-type-options"], headers["referrer-policy"]) == ("nosniff", "same-origin")


def test_a_sentence_is_never_cached():
    answer = plain(503, "Later.", retry_after=5)
    assert (answer.body, answer.header("cache-control"), answer.header("retry-after")) == (b"Later.\n", "no-store", "5")


def test_a_redirect_may_change():
    assert moved(301, "/en/").header("cache-control") == "public, max-age=0, must-revalidate"


def test_files_of_the_desk_are_kept_for_a_while_and_printed_ones_as_everywhere():
    assert caching("/desk/static/a.css") == "public, max-age=300"
    assert (caching("/theme/a.css"), caching("/en/")) == (serving.FOR_GOOD, serving.REVALIDATE)
