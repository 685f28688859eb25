"""The discussion's addresses for readers, to be included under /-/."""

from django.urls import include, path

from courant.discussion import answering, flags, views, voting

app_name = "discussion"
urlpatterns = [
    path("comments/<str:story_id>/", views.comments, name="comments"),
    path("", include("courant.discussion.receipts.urls")),
    path("flags/<str:comment_id>/", flags.flags, name="flags"),
    path("flags/<str:comment_id>/sent/", flags.flagged, name="flagged"),
    path("answers/<str:comment_id>/", answering.answers, name="answers"),
    path("votes/<str:story_id>/", voting.votes, name="votes"),
]
