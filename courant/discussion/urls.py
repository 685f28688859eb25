"""The discussion's addresses for readers, to be included under /-/."""

from django.urls import path

from courant.discussion import views, voting

app_name = "discussion"
urlpatterns = [
    path("comments/<str:story_id>/", views.comments, name="comments"),
    path("receipts/<str:key>/", views.receipts, name="receipts"),
    path("votes/<str:story_id>/", voting.votes, name="votes"),
]
