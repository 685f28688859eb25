"""Prints the whole site by so many processes, in small portions: `python -m tests.journeys.print_by HANDS`."""

import sys

if __name__ == "__main__":
    import django

    django.setup()
    from courant.press import printing
    from courant.publishing import gathering, releases

    gathering.AT_A_TIME, printing.BATCH = 5, 7
    report = releases.print_site(hands=int(sys.argv[1]))
    assert not report.failed, report.failed
