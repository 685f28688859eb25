"""Where the versions of an edition's comment policy stand."""


def policy_path(edition_path: str, version: int) -> str:
    """The address of a version of an edition's comment policy."""
    return f"{edition_path}comment-policy/{version}/"
