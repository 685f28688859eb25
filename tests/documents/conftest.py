"""The printed newsroom of the press's tests, to compare its queries."""

from tests.press.conftest import printed_newsroom, theme

__all__ = ["printed_newsroom", "theme"]
