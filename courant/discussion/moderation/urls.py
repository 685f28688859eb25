"""The moderators' addresses, in the desk under /desk/discussion/."""

from django.urls import path

from courant.discussion.moderation import decisions, edition_settings, queue, word_trials

app_name = "moderation"
urlpatterns = [
    path("", queue.waiting, name="waiting"),
    path("decided/", queue.decided, name="decided"),
    path("comments/<int:comment_id>/approvals/", decisions.approvals, name="approvals"),
    path("comments/<int:comment_id>/rejections/", decisions.rejections, name="rejections"),
    path("editions/", edition_settings.editions, name="editions"),
    path("editions/<str:edition>/", edition_settings.edition_settings, name="edition-settings"),
    path("editions/<str:edition>/words/", word_trials.word_trials, name="word-trials"),
    path("comments/<int:comment_id>/spam/", decisions.spam, name="spam"),
]
