"""The loop that notices a change and has the right documents printed again."""
