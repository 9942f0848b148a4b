"""contrib's losses, train ops, optimizers, data, images, sound: what TensorFlow 1.15 answered."""

import json
import pathlib
import sys

import numpy as np
import pytest

RECORDED = pathlib.Path(__file__).parent / "recorded"
sys.path.insert(0, str(RECORDED))  # the recorder imports the cases in this way too
try:
    import contrib_small_cases  # noqa: F401 - it adds its cases
    import slim_cases  # noqa: F401
    from contrib_parts_cases import CASES
finally:
    sys.path.remove(str(RECORDED))

TEXTS = json.loads((RECORDED / "contrib_parts.json").read_text())
ARRAYS = dict(np.load(RECORDED / "contrib_parts.npz"))
TOLERANCE = {"sound": 1e-4, "image_warp_and_colour": 1e-4, "image_transforms": 1e-4}


def recorded(name):
    both = {**TEXTS, **ARRAYS}
    return {key.split("|", 1)[1]: both[key] for key in both if key.startswith(name + "|")}


@pytest.mark.parametrize("name", sorted(CASES))
def test_as_recorded(tf1, name):
    wanted, found = recorded(name), CASES[name](tf1)
    assert sorted(found) == sorted(wanted)
    for key, value in wanted.items():
        if f"{name}|{key}" in TEXTS:
            assert found[key] == value, key
            continue
        array = np.asarray(found[key])
        assert array.shape == value.shape, key
        assert array.dtype.kind == value.dtype.kind, key
        tolerance = TOLERANCE.get(name, 2e-5)
        np.testing.assert_allclose(array, value, rtol=tolerance, atol=tolerance, err_msg=key)


def test_every_recording_is_replayed():
    assert {key.split("|")[0] for key in [*TEXTS, *ARRAYS]} == set(CASES)
