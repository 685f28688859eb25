"""The desk: where staff report, source, credit, translate and correct, in Wagtail."""
