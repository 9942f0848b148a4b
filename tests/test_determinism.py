"""TensorFlow's switches: what strict and fast set, in a Session, in functions, in the process."""

import dataclasses

import numpy as np
import pytest
import tensorflow as tf

from tfgan_lite import determinism
from tfgan_lite.determinism import FAST, NUMERICS, PASSES, ROUNDING_PASSES, STRICT
from tfgan_lite.device import eager_device, session_config
from tfgan_lite.errors import InputError


def folded(x):
    """0.3 * (0.7 * x): one multiplication by 0.21 once constants are folded."""
    return 0.3 * (0.7 * x)


X = np.random.RandomState(0).randn(1000).astype(np.float32)
EXACT = np.float32(0.3) * (np.float32(0.7) * X)


def in_session(numerics):
    with tf.Graph().as_default():
        x = tf.compat.v1.placeholder(tf.float32, [None])
        y = folded(x)
        with tf.compat.v1.Session(config=session_config("auto", numerics)) as session:
            return session.run(y, {x: X})


def test_strict_computes_what_is_written_and_fast_does_not():
    """NumPy does as it is told. A fast result that is exact would mean that no pass ran."""
    function = tf.function(folded)
    for _ in range(2):  # one function, under either, in turn
        with STRICT.in_functions():
            np.testing.assert_array_equal(function(X), EXACT)
        with FAST.in_functions():
            assert (function(X).numpy() != EXACT).any()
    assert function.experimental_get_tracing_count() == 1
    np.testing.assert_array_equal(in_session(STRICT), EXACT)
    assert (in_session(FAST) != EXACT).any()


def test_passes_are_set_by_name():
    rewriter = session_config("auto", STRICT).graph_options.rewrite_options
    off = {name for name in PASSES if getattr(rewriter, name) == rewriter.OFF}
    assert off == set(ROUNDING_PASSES) == set(STRICT.passes_off)
    rewriter = session_config("auto", FAST).graph_options.rewrite_options
    assert not any(getattr(rewriter, name) for name in PASSES)  # DEFAULT is 0


def test_options_of_functions_are_put_back_also_after_an_error():
    before = tf.config.optimizer.get_experimental_options()
    with pytest.raises(KeyError), STRICT.in_functions():
        assert not tf.config.optimizer.get_experimental_options()["remapping"]
        raise KeyError
    after = tf.config.optimizer.get_experimental_options()
    assert {name: after.get(name, True) for name in PASSES} == {
        name: before.get(name, True) for name in PASSES
    }


def test_passes_that_do_not_exist_are_named():
    with pytest.raises(ValueError, match=r"names among \('remapping'.*got \['remaping'\]"):
        dataclasses.replace(FAST, passes_off=("remaping",))
    assert STRICT.is_strict and not FAST.is_strict
    assert not dataclasses.replace(STRICT, passes_off=ROUNDING_PASSES[:2]).is_strict


@pytest.mark.parametrize(("value", "on"), [("0", False), ("false", False), ("1", True), ("", True)])
def test_onednn_is_read_as_tensorflow_reads_it(monkeypatch, value, on):
    monkeypatch.setenv("TF_ENABLE_ONEDNN_OPTS", value)
    assert determinism.onednn_is_on() == on


def test_op_determinism_is_turned_on_where_it_is_asked_for(monkeypatch):
    calls = []
    monkeypatch.setattr(tf.config.experimental, "enable_op_determinism", lambda: calls.append("on"))
    FAST.set_process()
    assert not calls
    dataclasses.replace(FAST, op_determinism=True).set_process()
    assert calls == ["on"]
    monkeypatch.setattr(tf.config, "list_physical_devices", lambda kind: ["a GPU"])
    STRICT.set_process()
    assert calls == ["on", "on"]


def test_onednn_is_a_matter_of_the_environment():
    assert STRICT.environment() == FAST.environment() == {"TF_ENABLE_ONEDNN_OPTS": "1"}
    off = dataclasses.replace(FAST, onednn=False)
    assert off.environment() == {"TF_ENABLE_ONEDNN_OPTS": "0"}


def test_tf32_and_names():
    STRICT.set_process()
    assert not tf.config.experimental.tensor_float_32_execution_enabled()
    FAST.set_process()  # strict engines may still be there
    assert not tf.config.experimental.tensor_float_32_execution_enabled()
    assert list(NUMERICS) == ["strict", "fast"]
    assert determinism.NUMERICS["strict"] is STRICT


def test_eager_device():
    with eager_device("cpu"):
        assert tf.constant(0.0).device.endswith("CPU:0")
    with eager_device("auto"):
        assert tf.constant(0.0).device
    missing = len(tf.config.list_physical_devices("GPU"))
    with pytest.raises(InputError, match=f"wants a GPU with index {missing}"):
        eager_device(f"gpu:{missing}")
    with pytest.raises(InputError, match="--device: wants auto, cpu"):
        eager_device("tpu")
