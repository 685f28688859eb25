"""The moderators' addresses, in the desk under /desk/discussion/."""

from django.urls import path

from courant.discussion.moderation import decisions, queue

app_name = "moderation"
urlpatterns = [
    path("", queue.waiting, name="waiting"),
    path("decided/", queue.decided, name="decided"),
    path("comments/<int:comment_id>/approvals/", decisions.approvals, name="approvals"),
    path("comments/<int:comment_id>/rejections/", decisions.rejections, name="rejections"),
]
