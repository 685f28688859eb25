"""What a reader's key opens: the state of their comments, edits, withdrawals, appeals, and a feed of replies."""
