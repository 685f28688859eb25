"""Tests of the discussion."""
