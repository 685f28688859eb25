"""Keeps readers' keys out of what is logged (law 11)."""

import logging
import re

LIVE = re.compile(r"/-/\S*")


class NoReadersAddresses(logging.Filter):
    """Addresses under /-/ may carry a reader's key: only that it was one of them is logged."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record pass, without those addresses."""
        record.msg, record.args = LIVE.sub("/-/…", record.getMessage()), ()
        return True
