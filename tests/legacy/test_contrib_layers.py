"""tf.contrib.layers against what TensorFlow 1.15 made of the same calls."""

import importlib.util
import json
import pathlib
import sys

import numpy as np
import pytest

RECORDED = pathlib.Path(__file__).parent / "recorded"


def load(name):
    """A file beside the recordings, which Python 3.7 runs too."""
    spec = importlib.util.spec_from_file_location(name, RECORDED / f"{name}.py")
    module = sys.modules.setdefault(name, importlib.util.module_from_spec(spec))
    spec.loader.exec_module(module)
    return module


CALLS = load("contrib_layers_calls")
OBSERVATION = load("contrib_layers_observation")
EXPECTED = json.loads((RECORDED / "contrib_layers.json").read_text())


def assert_same(seen, expected, where):
    if isinstance(expected, dict):
        assert sorted(seen) == sorted(expected), where
        for key, value in expected.items():
            assert_same(seen[key], value, f"{where} {key}")
    elif isinstance(expected, list) and expected and isinstance(expected[0], float):
        np.testing.assert_allclose(seen, expected, rtol=2e-4, atol=2e-5, err_msg=where)
    elif isinstance(expected, list) and any(isinstance(part, list) for part in expected):
        assert len(seen) == len(expected), where
        for index, (one, other) in enumerate(zip(seen, expected, strict=True)):
            assert_same(one, other, f"{where} {index}")
    else:
        assert seen == expected, where


def test_every_call_is_recorded():
    assert sorted(CALLS.CASES) == sorted(EXPECTED)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_call(tf1, name):
    seen = OBSERVATION.observe(tf1, CALLS.CASES[name])
    expected = EXPECTED[name]
    for key, value in expected.items():
        if name == "scale_gradient__default" and key == "output_names":
            continue  # TF 1.15 named it at random
        assert key in seen, f"{name}: {seen}"
        assert_same(seen[key], value, f"{name}: {key}")
