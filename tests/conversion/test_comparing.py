"""Comparisons find what was planted, name it, and put the worst first."""

import numpy as np
import pytest
from nets import unnamed_generator, write_bundle

from tfgan_lite import ulp
from tfgan_lite.conversion import comparing, converting
from tfgan_lite.errors import InputError

BASE = {
    "g/w": np.ones([2, 4], np.float32),
    "g/v": np.float32([1.0, 2.0]),
    "text": np.array([b"a", b"b"], object),
    "step": np.array(10, np.int64),
}


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    return write_bundle(tmp_path_factory.mktemp("base") / "base", BASE)


def compared(base, tmp_path, changes, **kwargs):
    other = write_bundle(tmp_path / "other", {k: v for k, v in changes.items() if v is not None})
    return comparing.compare(base, other, **kwargs)


def rows(comparison):
    return [(row.name, row.verdict) for row in comparison.rows]


def test_equal(base, tmp_path):
    found = compared(base, tmp_path, BASE)
    assert found.equal
    assert found.text().splitlines()[-1] == "Equal: 4 variables: 4 equal."


def test_every_verdict_worst_first(base, tmp_path):
    w = BASE["g/w"].copy()
    w[1, 2] = np.nextafter(np.nextafter(w[1, 2], np.float32(9)), np.float32(9))
    w[0, 1] = np.nextafter(w[0, 1], np.float32(9))
    changes = {
        "g/w": w,
        "g/v": np.float32([1.0, 2.0]),
        "text": np.array([b"a", b"b", b"c"], object),
        "more": np.zeros(1),
    }
    found = compared(base, tmp_path, changes)
    assert rows(found) == [
        ("text", "other form"),
        ("step", "only in A"),
        ("more", "only in B"),
        ("g/w", "differs"),
        ("g/v", "equal"),
    ]
    lines = found.text().splitlines()
    assert "string [2] and string [3]" in lines[0]
    assert "max 2 ULP, 2 of 8 elements (25.0%), worst at [1, 2]: 1.0 and 1.0000002" in lines[3]
    assert lines[-1] == (
        "Not equal: 5 variables: 1 other form, 1 only in A, 1 only in B, 1 differs, 1 equal."
    )


@pytest.mark.parametrize(
    ("name", "value", "max_ulp", "equal"),
    [
        ("g/v", np.float32([1.0, np.nextafter(np.float32(2), np.float32(3))]), 0, False),
        ("g/v", np.float32([1.0, np.nextafter(np.float32(2), np.float32(3))]), 1, True),
        ("g/v", np.float32([1.0, np.nan]), 2**62, False),
        ("g/v", np.float64([1.0, 2.0]), 2**62, False),
        ("g/v", np.float32([[1.0, 2.0]]), 2**62, False),
        ("g/v", None, 2**62, False),
        ("step", np.array(11, np.int64), 0, False),
        ("text", np.array([b"a", b"B"], object), 5, False),
    ],
)
def test_each_planted_difference_is_found(base, tmp_path, name, value, max_ulp, equal):
    found = compared(base, tmp_path, BASE | {name: value}, max_ulp=max_ulp)
    assert found.equal == equal
    assert found.rows[0].name == name and found.rows[0].verdict != "equal"


def test_signs_of_zeros_are_bits(tmp_path):
    a = write_bundle(tmp_path / "a", {"w": np.float32([0.0, 1.0])})
    b = write_bundle(tmp_path / "b", {"w": np.float32([-0.0, 1.0])})
    found = comparing.compare(a, b)
    assert not found.equal and "max 0 ULP, 1 of 2 elements" in found.text()
    assert comparing.compare(a, b, max_ulp=1).equal


def test_largest_distance_comes_first(tmp_path):
    ones = np.ones(3, np.float32)
    near, far = np.nextafter(ones, np.float32(2)), ones + np.float32(1e-3)
    a = write_bundle(tmp_path / "a", {"a": ones, "b": ones, "c": ones})
    b = write_bundle(tmp_path / "b", {"a": near, "b": far, "c": ones})
    assert [row.name for row in comparing.compare(a, b).rows] == ["b", "a", "c"]


def test_complex_numbers_are_compared_by_part():
    a = np.complex64([1 + 1j, 2])
    assert comparing.difference(a, a.copy()).equal
    b = np.complex64([complex(1, np.nextafter(np.float32(1), np.float32(2))), 2])
    found = comparing.difference(a, b)
    assert (found.max_ulp, found.differing, found.worst) == (1, 1, (0, 1))


def test_texts_differ_without_a_distance():
    a, b = np.array([b"a", b"b"], object), np.array([b"a", b"c"], object)
    assert comparing.difference(a, a.copy()).equal
    found = comparing.difference(a, b)
    assert (found.max_ulp, found.differing, found.first) == (ulp.UNORDERED, 1, (1,))


def test_two_kinds_are_compared_by_name(base, tmp_path):
    objects = str(tmp_path / "objects")
    converting.prepare(base, objects).write()
    assert comparing.compare(base, objects).equal
    changed = write_bundle(tmp_path / "changed", BASE | {"g/v": np.float32([1.0, 3.0])})
    found = comparing.compare(changed, objects)
    assert rows(found)[0] == ("g/v", "differs") and rows(found)[1][1] == "equal"


def test_map_and_scope(base, tmp_path):
    other = write_bundle(
        tmp_path / "o", {"h/w": BASE["g/w"], "h/v": BASE["g/v"], "g/v": BASE["g/v"]}
    )
    found = comparing.compare(base, other, scope="g", mapping={"g/w": "h/w"})
    assert ("g/w = h/w", "equal") in rows(found) and ("g/v", "equal") in rows(found)
    assert found.outside == 3  # text, step, h/v


def test_what_is_outside_the_scope_is_counted_and_not_compared(base, tmp_path):
    other = write_bundle(tmp_path / "o", {"g/w": BASE["g/w"], "g/v": BASE["g/v"]})
    found = comparing.compare(base, other, scope="g")
    assert found.equal
    end = "Equal: 2 variables: 2 equal; 2 outside --scope were left out."
    assert found.text().splitlines()[-1] == end


def test_a_name_that_is_in_a_pair_on_the_other_side_is_not_lost(tmp_path):
    a = write_bundle(tmp_path / "a", {"x": np.zeros(2), "y": np.zeros(4)})
    b = write_bundle(tmp_path / "b", {"y": np.zeros(3)})
    found = comparing.compare(a, b, mapping={"x": "y"})
    assert rows(found) == [("x = y", "other form"), ("y", "only in A")]


def test_keras_models_whose_layers_are_numbered_on(tmp_path):
    for name in "ab":
        model = unnamed_generator()
        for i, variable in enumerate(model.weights):
            variable.assign(np.full(variable.shape, i))
        model.save(tmp_path / f"{name}.keras")
    found = comparing.compare(str(tmp_path / "a.keras"), str(tmp_path / "b.keras"))
    assert found.equal and len(found.rows) == 14
    variable.assign(np.full(variable.shape, -1))
    model.save(tmp_path / "b.keras")
    found = comparing.compare(str(tmp_path / "a.keras"), str(tmp_path / "b.keras"))
    assert [row.verdict for row in found.rows] == ["differs", *["equal"] * 13]


def test_bundle_as_like_is_refused(base):
    with pytest.raises(InputError, match="--like: wants a Keras model"):
        comparing.compare(base, base, like=[base])
