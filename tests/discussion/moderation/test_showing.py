"""An edition is switched to showing comments before moderation deliberately, or not at all."""

from courant.discussion.models import EditionSettings, LogEntry

ADDRESS = "/desk/discussion/editions/en/showing/"


def test_it_takes_a_tick_and_leaves_a_row_of_the_log(desk, moderator, reporter):
    client, form = desk(moderator), {"before": "yes", "version": "0"}
    client.post(ADDRESS, form)
    desk(reporter).post(ADDRESS, form | {"confirmed": "yes"})
    client.post(ADDRESS.replace("en", "xx"), form | {"confirmed": "yes"})
    client.post(ADDRESS, form | {"confirmed": "yes", "version": "7"})
    assert client.get(ADDRESS).status_code == 405
    assert not EditionSettings.of("en").is_post_moderated and not LogEntry.objects.exists()
    client.post(ADDRESS, form | {"confirmed": "yes"})
    assert EditionSettings.of("en").is_post_moderated
    row = LogEntry.objects.get()
    assert (row.by_name, row.edition, row.before, row.after) == (
        "moderator", "en", "shown after moderation", "shown before moderation",
    )  # fmt: skip
    assert "after moderation again" in client.get("/desk/discussion/editions/en/").content.decode()
    client.post(ADDRESS, {"before": "no", "version": "1", "confirmed": "yes"})
    assert not EditionSettings.of("en").is_post_moderated
