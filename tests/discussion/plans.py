"""How a database would answer a question, told by its plan and not by a clock."""

import re

from django.db import connection

# How a plan says that a page in the middle begins at one place of an index.
BEGINS_THERE = r"Index Cond: .*ROW\(|USING (COVERING )?INDEX \w+ \([^)]*(_at|\bat)[<>]\?"
# Of these there are as many as moderators are at work, or as stories have bursts: nobody minds reading all.
FEW = ("discussion_claim", "discussion_burst")


def plan_of(sql, values=None):
    """How the database would go about it if reading a whole table, and sorting it, were out of the question."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}", values)
            return [row[-1] for row in cursor.fetchall()]
        for way in ("seqscan", "sort", "bitmapscan", "hashjoin", "mergejoin"):
            cursor.execute(f"SET LOCAL enable_{way} = off")
        cursor.execute(f"EXPLAIN {sql}", values)
        return [row[0] for row in cursor.fetchall()]


def reads_a_whole_table(line):
    found = re.search(r"SCAN (discussion_\w+)(?! USING)\b(?! USING)|Seq Scan on (discussion_\w+)", line)
    return bool(found) and (found[1] or found[2]) not in FEW


def sorts(line):
    return "TEMP B-TREE FOR ORDER BY" in line or re.search(r"(?<!Incremental )Sort  \(", line)
