"""Each list of a policy is one row of a table, and everything else about it is derived from that row."""

from typing import get_args, get_type_hints

from iomctl.domain.policy.lists import LIST_OF, LISTS
from iomctl.domain.policy.policy import Policy
from iomctl.inputs.policy.shape import TABLES


def test_every_list_is_a_field_of_the_policy_of_its_class_and_the_other_way_round() -> None:
    held = {name: get_args(kind) for name, kind in get_type_hints(Policy).items()}
    coded = {name: kinds[1] for name, kinds in held.items() if kinds[:1] == (str,) and _has_code(kinds[1])}
    assert coded == {one.name: one.choice for one in LISTS}


def test_a_class_says_which_list_it_is_of() -> None:
    assert len(LIST_OF) == len(LISTS)


def test_a_key_that_names_a_choice_of_another_list_is_a_key_of_its_own_list() -> None:
    naming = [(one.choice, key, kind) for one in LISTS for key, kind in one.naming.items()]
    keys = {choice: set(choice._fields) for choice, _, _ in naming}
    assert [one for one in naming if one[1] not in keys[one[0]] or one[2] not in LIST_OF] == []


def test_every_key_of_a_choice_takes_something_that_is_checked() -> None:
    shapes = {one.name: TABLES[one.path][1] for one in LISTS}
    free = [
        f"{name}.{key}: any text"
        for name, shape in shapes.items()
        for key, field in shape.model_fields.items()
        if field.annotation is str and not field.metadata
    ]
    assert free == []


def _has_code(kind: object) -> bool:
    return "code" in getattr(kind, "_fields", ())
