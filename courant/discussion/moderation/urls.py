"""The moderators' addresses, in the desk under /desk/discussion/."""

from django.urls import path

from courant.discussion.moderation import (
    appeals,
    bans,
    bulk,
    bursts,
    decisions,
    edition_settings,
    edits,
    log,
    marks,
    queue,
    threads,
    word_trials,
)

app_name = "moderation"
urlpatterns = [
    path("", queue.waiting, name="waiting"),
    path("reported/", queue.reported, name="reported"),
    path("decided/", queue.decided, name="decided"),
    path("readers/<slug:reader_hash>/", queue.of_a_reader, name="reader"),
    path("readers/<slug:reader_hash>/bans/", bans.reader_bans, name="reader-bans"),
    path("bans/", bans.bans, name="bans"),
    path("bans/<int:ban_id>/lifts/", bans.lifts, name="lifts"),
    path("bans/<int:ban_id>/replies/", bans.replies, name="ban-replies"),
    path("threads/", threads.threads, name="threads"),
    path("threads/closings/", threads.old_closings, name="old-closings"),
    path("threads/<str:story_id>/closings/", threads.closings, name="closings"),
    path("comments/<int:comment_id>/", marks.comment, name="comment"),
    path("comments/<int:comment_id>/approvals/", decisions.approvals, name="approvals"),
    path("comments/<int:comment_id>/rejections/", decisions.rejections, name="rejections"),
    path("comments/<int:comment_id>/spam/", decisions.spam, name="spam"),
    path("comments/<int:comment_id>/picks/", decisions.picks, name="picks"),
    path("comments/<int:comment_id>/settlements/", decisions.settlements, name="settlements"),
    path("comments/<int:comment_id>/notes/", marks.notes, name="notes"),
    path("edits/", edits.edits, name="edits"),
    path("edits/<int:edit_id>/approvals/", edits.edit_approvals, name="edit-approvals"),
    path("edits/<int:edit_id>/rejections/", edits.edit_rejections, name="edit-rejections"),
    path("appeals/", appeals.appeals, name="appeals"),
    path("appeals/<int:appeal_id>/answers/", appeals.answers, name="answers"),
    path("verdicts/", bulk.verdicts, name="verdicts"),
    path("claims/", marks.claims, name="claims"),
    path("log/", log.log, name="log"),
    path("bursts/", bursts.bursts, name="bursts"),
    path("bursts/<int:burst_id>/decisions/", bursts.burst_decisions, name="burst-decisions"),
    path("editions/", edition_settings.editions, name="editions"),
    path("editions/<str:edition>/", edition_settings.edition_settings, name="edition-settings"),
    path("editions/<str:edition>/words/", word_trials.word_trials, name="word-trials"),
]
