"""What the discussion tells the rest of the system."""

from django.dispatch import Signal

# Sent inside the transaction that changed what readers see of a thread, with `thread`: publishing notes it there. Where
# it is a comment that changed, `comment` says which: only the page that shows it is printed again.
thread_changed = Signal()

# Sent inside the transaction that stored comments, once for all of them: the worker is to ask the costly checks.
comments_stored = Signal()

# Sent inside the transaction that stored the figures of a month, with `figures`.
month_closed = Signal()

# As thread_changed, with `threads`, for answers to “Do you like this article?”: they come in numbers, and are printed together.
votes_changed = Signal()
# Sent likewise for new threads, many at a time, with their `ids`.
threads_opened = Signal()
