"""What crosses the wall is frozen and explained, field by field."""

import msgspec
import pytest
from msgspec import inspect, structs

from courant import documents
from courant.documents import KINDS, Document


def structs_in(kind, found=None):
    """A struct and every struct inside it."""
    found = {} if found is None else found
    todo = [inspect.type_info(kind)]
    while todo:
        info = todo.pop()
        if isinstance(info, inspect.StructType):
            if info.cls in found:
                continue
            found[info.cls] = info
            todo += [field.type for field in info.fields]
        elif isinstance(info, inspect.UnionType):
            todo += info.types
        else:
            todo += [
                getattr(info, name) for name in ("type", "item_type", "key_type", "value_type") if hasattr(info, name)
            ]
    return found


STRUCTS = sorted({struct for kind in KINDS for struct in structs_in(kind)}, key=lambda struct: struct.__name__)
FIELDS = [(struct, field.name) for struct in STRUCTS for field in structs.fields(struct)]


def name_of(value):
    return getattr(value, "__name__", value)


def description_of(struct, field):
    schema = msgspec.json.schema(struct)
    properties = schema["$defs"][struct.__name__]["properties"][field]
    return properties.get("description", "")


def test_all_the_parts_are_walked():
    names = {struct.__name__ for struct in STRUCTS}
    assert {"Story", "Byline", "Photo", "Picture", "Quote", "Correction", "Comment", "Rule", "Today"} <= names


@pytest.mark.parametrize(("struct", "field"), FIELDS, ids=name_of)
def test_every_field_has_a_description(struct, field):
    description = description_of(struct, field)
    assert description.endswith((".", "…")), f"{struct.__name__}.{field} is not explained: {description!r}"


@pytest.mark.parametrize(
    "facet", [documents.Label, documents.Teaser, documents.EditionSwitch, documents.Corrected], ids=name_of
)
def test_facets_are_explained_too(facet):
    for field in structs.fields(facet):
        assert description_of(facet, field.name).endswith(".")


@pytest.mark.parametrize("struct", STRUCTS, ids=name_of)
def test_every_struct_is_frozen_and_named_by_keyword(struct):
    assert struct.__struct_config__.frozen
    assert all(parameter.kind == parameter.KEYWORD_ONLY for parameter in signature(struct).values())


def signature(struct):
    import inspect as python_inspect

    return python_inspect.signature(struct).parameters


@pytest.mark.parametrize("kind", KINDS, ids=name_of)
def test_every_kind_has_a_schema(kind):
    schema = msgspec.json.schema(kind)
    own = schema["$defs"][kind.__name__]
    assert set(own["properties"]) == {"kind", *(field.name for field in structs.fields(kind))}
    assert own["properties"]["kind"] == {"enum": [kind.__struct_config__.tag]}


@pytest.mark.parametrize("kind", KINDS, ids=name_of)
def test_every_kind_has_a_name_in_keys_and_facets_that_exist(kind):
    assert issubclass(kind, Document)
    assert kind.__struct_config__.tag_field == "kind"
    assert all(callable(getattr(kind, facet)) for facet in kind.FACETS)


def test_no_two_kinds_share_a_name():
    tags = [kind.__struct_config__.tag for kind in KINDS]
    assert len(set(tags)) == len(tags)
