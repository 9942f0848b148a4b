"""TensorFlow 1 for a test, without leaving it to the tests after it."""

import contextlib

import pytest
import tensorflow

from tfgan_lite import variables
from tfgan_lite.legacy import behavior

v1 = tensorflow.compat.v1
switch, behavior.disable_v2_behavior = behavior.disable_v2_behavior, lambda: None
import tfgan_lite.legacy.tensorflow as legacy  # noqa: E402 - for good, were it not for the above

behavior.disable_v2_behavior = switch
variables.seed_unseeded_graphs_at_random(False)

# Each switch of `disable_v2_behavior` but eager execution, for which a graph stands in.
_SWITCHES = (
    (v1.disable_v2_tensorshape, v1.enable_v2_tensorshape),
    (v1.disable_resource_variables, v1.enable_resource_variables),
    (v1.disable_tensor_equality, v1.enable_tensor_equality),
    (v1.disable_control_flow_v2, v1.enable_control_flow_v2),
)


@contextlib.contextmanager
def tf1_behavior():
    """Works as TensorFlow 1 did, in a graph of its own, until the block ends."""
    for off, _ in _SWITCHES:
        off()
    variables.seed_unseeded_graphs_at_random()
    try:
        with tensorflow.Graph().as_default():
            yield legacy
    finally:
        for _, on in _SWITCHES:
            on()
        variables.seed_unseeded_graphs_at_random(False)


@pytest.fixture
def tf1():
    """The TensorFlow 1 module, in a fresh graph."""
    with tf1_behavior():
        yield legacy
