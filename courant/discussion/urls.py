"""The discussion's addresses for readers, to be included under /-/."""

from django.urls import include, path

from courant.discussion import views, voting

app_name = "discussion"
urlpatterns = [
    path("comments/<str:story_id>/", views.comments, name="comments"),
    path("", include("courant.discussion.receipts.urls")),
    path("votes/<str:story_id>/", voting.votes, name="votes"),
]
