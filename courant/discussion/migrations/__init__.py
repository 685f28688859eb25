"""The history of the discussion's tables."""
