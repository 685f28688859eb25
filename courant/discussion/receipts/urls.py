"""Addresses below /-/ that a reader's key opens."""

from django.urls import path

from courant.discussion.receipts import acts, bans, views

urlpatterns = [
    path("receipts/", views.door, name="door"),
    path("receipts/<str:key>/", views.receipts, name="receipts"),
    path("receipts/<str:key>/memory/", views.memory, name="memory"),
    path("receipts/<str:key>/comments/<int:comment_id>/edits/", acts.edits, name="edits"),
    path("receipts/<str:key>/comments/<int:comment_id>/withdrawals/", acts.withdrawals, name="withdrawals"),
    path("receipts/<str:key>/decisions/<int:decision_id>/appeals/", acts.appeals, name="appeals"),
    path("receipts/<str:key>/bans/appeals/", bans.ban_appeals, name="ban-appeals"),
    path("replies/<str:feed_key>/", views.replies, name="replies"),
]
