"""Where an edition's figures of its discussion stand."""


def transparency_path(edition_path: str, month: str = "") -> str:
    """The address of an edition's figures, or of one month of them."""
    return f"{edition_path}transparency/{month}/" if month else f"{edition_path}transparency/"
