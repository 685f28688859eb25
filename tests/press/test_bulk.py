"""A new tree filled in bulk has what one filled piece by piece has."""

from tests.press.newsroom import make_newsroom
from tests.press.printed import difference, full_print, open_press


def rows(press, table, order):
    return press.tree.documents.tables.execute(f"SELECT * FROM {table} ORDER BY {order}").fetchall()


def test_documents_places_and_outputs_are_the_same(tmp_path, theme):
    newsroom = make_newsroom(english=14, persian=5)
    piece_by_piece, in_bulk = (open_press(tmp_path / name, theme) for name in ("pieces", "bulk"))
    piece_by_piece.receive({document.key: document for document in newsroom.all_documents()})
    in_bulk.fill(newsroom.all_documents())
    in_bulk.fill(list(newsroom.all_documents())[-20:])  # what comes twice changes nothing
    for table, order in (("documents", "key"), ("memberships", "query, position, key")):
        assert rows(in_bulk, table, order) == rows(piece_by_piece, table, order) != []
    names = [[(row[2], row[3]) for row in rows(press, "outputs", "key, name")] for press in (in_bulk, piece_by_piece)]
    assert names[0] == names[1] != []
    piece_by_piece.tree.close(), in_bulk.tree.close()


def test_a_tree_filled_in_bulk_prints_the_same_site(tmp_path, theme):
    newsroom = make_newsroom(english=14, persian=5)
    press, expected = open_press(tmp_path / "bulk", theme), full_print(newsroom, tmp_path / "full", theme)
    press.fill(newsroom.all_documents())
    assert press.print_due().failed == []
    assert difference(press, expected) == []
    press.tree.close(), expected.tree.close()
