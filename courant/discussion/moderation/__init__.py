"""Where moderators read what waits and decide."""
