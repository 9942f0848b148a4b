"""optimize_loss and tf.contrib.framework against TensorFlow 1.15, and a checkpoint of its."""

import importlib.util
import json
import pathlib
import sys

import numpy as np
import pytest

RECORDED = pathlib.Path(__file__).parent / "recorded"


def load(name):
    """A file beside the recordings, which Python 3.7 runs too."""
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, RECORDED / f"{name}.py")
        sys.modules[name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[name])
    return sys.modules[name]


LAYER_CALLS = load("contrib_layers_calls")
OBSERVATION = load("contrib_layers_observation")
CALLS = load("contrib_training_calls")
EXPECTED = json.loads((RECORDED / "contrib_training.json").read_text())


def assert_same(seen, expected, where):
    if isinstance(expected, dict):
        assert sorted(seen) == sorted(expected), where
        for key, value in expected.items():
            assert_same(seen[key], value, f"{where} {key}")
    elif isinstance(expected, (list, tuple)):
        assert len(seen) == len(expected), f"{where}: {seen} {expected}"
        for index, (one, other) in enumerate(zip(seen, expected, strict=True)):
            assert_same(one, other, f"{where} {index}")
    elif isinstance(expected, float):
        np.testing.assert_allclose(seen, expected, rtol=2e-4, atol=2e-5, err_msg=where)
    else:
        assert seen == expected, where


def test_every_call_is_recorded():
    assert sorted([*CALLS.CASES, "checkpoint"]) == sorted(EXPECTED)


@pytest.mark.parametrize("name", sorted(CALLS.CASES))
def test_call(tf1, name):
    assert_same(CALLS.CASES[name](tf1), EXPECTED[name], name)


def test_a_checkpoint_of_tensorflow_1_restores_and_computes_the_same(tf1):
    (output,), ((x, array),) = LAYER_CALLS.CASES["whole_network"](tf1)
    with tf1.Session() as session:
        tf1.train.Saver().restore(session, str(RECORDED / "contrib_checkpoint"))
        found = session.run(output, {x: array}).reshape(-1)
    np.testing.assert_allclose(found, EXPECTED["checkpoint"], rtol=1e-4, atol=1e-5)
