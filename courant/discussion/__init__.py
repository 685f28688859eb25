"""What readers say: comments, votes, and the moderators' decisions about them."""
