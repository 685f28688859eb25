"""A new tree filled in bulk has what one filled piece by piece has."""

from courant.press import bulk
from courant.press.crew import Made
from courant.press.daybook import Entry
from courant.press.holdings import stem_of
from courant.press.manifest import Manifest
from tests.press.newsroom import make_newsroom
from tests.press.printed import difference, full_print, open_press
from tests.press.test_holdings import FRONT, OTHER_WORDS, PAGE, A
from tests.press.test_manifest import made


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


def test_a_photo_that_is_forgotten_with_its_last_output_is_a_stray_until_the_book_has_it_again(tmp_path):
    """In a copy of a tree, whose outputs are recorded anew one after the other."""
    manifest = Manifest(tmp_path / "manifest.sqlite3", durable=False)
    story = made(manifest, files=[PAGE, *A])
    front = made(manifest, "front_page", "edition:en", files=[FRONT, *A, *OTHER_WORDS])
    with manifest.growing(is_copy=True) as book:
        for output, stems in ((story, {stem_of(A[0][0])}), (front, {stem_of(OTHER_WORDS[0][0])})):
            with manifest.transaction():
                bulk.forget(manifest, [Made(output, True, Entry.of(set(), stems, {}), "", [], [])])
            book.write([(output.id, Entry.of(set(), stems, {}))], [path for path, _digest in A])
        assert sorted(manifest.strays()) == sorted(path for path, _digest in [PAGE, FRONT, *A, *OTHER_WORDS])
    assert manifest.hashes_of(dict(A)) == dict(A)
    assert [output.id for output in manifest.due(9)] == [front.id]  # nobody brought the files of what it shows
    assert sorted(manifest.strays()) == sorted(path for path, _digest in [PAGE, FRONT, *OTHER_WORDS])
    manifest.close()
