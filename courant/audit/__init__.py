"""Looks at the printed folder as a stranger would, and proves what is and what is not in it; knows nothing of Django."""
