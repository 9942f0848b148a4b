"""The search for a cause finds the switch that was known beforehand to make the difference."""

import dataclasses
import textwrap

import numpy as np
import pytest

from tfgan_lite.determinism import FAST, ROUNDING_PASSES, STRICT
from tfgan_lite.engines.observation import Phase
from tfgan_lite.parity import causes
from tfgan_lite.parity.cause import TITLES, Cause
from tfgan_lite.parity.causes import find_cause
from tfgan_lite.parity.comparison import compare_engines
from tfgan_lite.parity.result import Verdict
from tfgan_lite.parity.rewrites import rewrites
from tfgan_lite.parity.setup import Setup
from tfgan_lite.parity.trial import Task, Trial

# Games that differ by one line, each of which a pass is known to rewrite.
SOURCE = """
    import tensorflow as tf
    from tfgan_lite import layers
    from tfgan_lite.game import Game, Input, Noise, Player

    def make(formula):
        def net(z, reuse=None):
            with tf.compat.v1.variable_scope("g", reuse=reuse):
                return layers.dense(z, 784, name="d")

        return lambda: Game(
            "{name}", (Input("images", (28, 28, 1)),), (Noise("z", (64,)),), (Player("g", 0.1),),
            lambda images, z: {{"g": tf.reduce_mean(formula(net(z)))}},
            lambda z: tf.reshape(net(z), [-1, 28, 28, 1]), batch_size=64,
        )

    def normalized(x):  # three gradients meet at x
        mean, variance = tf.nn.moments(x, [0])
        return tf.nn.softplus(tf.nn.batch_normalization(x, mean, variance, None, None, 1e-3))

    folded = make(lambda x: tf.nn.softplus(0.3 * (0.7 * x)))  # 0.21 * x
    rewritten = make(lambda x: tf.pow(tf.nn.softplus(x), 3.0))  # y * y * y
    ordered = make(normalized)

    def merged():
        def losses(images):
            with tf.compat.v1.variable_scope("g"):
                kernel = tf.compat.v1.get_variable("kernel", [5, 5, 1, 64])
                bias = tf.compat.v1.get_variable("bias", [64])
            net = tf.nn.bias_add(tf.nn.conv2d(images, kernel, 2, "SAME"), bias)
            return {{"g": tf.reduce_mean(tf.nn.softplus(tf.nn.leaky_relu(net)))}}

        inputs = (Input("images", (28, 28, 1)),)
        players = (Player("g", 0.1),)
        return Game("merged", inputs, (), players, losses, lambda: tf.zeros([1]), batch_size=32)
    wrong = make(lambda x: x * (1.0 + 1e-5 * tf.executing_eagerly()))
"""


@pytest.fixture
def setup(tmp_path, monkeypatch):
    """Returns a function from a game's name to a `Setup`."""
    module = f"games_of_{tmp_path.name}".replace("-", "_")
    (tmp_path / f"{module}.py").write_text(textwrap.dedent(SOURCE).format(name="rewritten"))
    monkeypatch.chdir(tmp_path)
    return lambda name, *ways: Setup(f"{module}:{name}", engines=("graph", *(ways or ("eager",))))


def trial(setup, numerics):
    (pair,) = compare_engines(setup.makers(), numerics, 2).pairs
    assert pair.verdict is Verdict.DIVERGED
    return Trial(Task(setup, numerics, pair.before, samples=False, max_ulp=0))


@pytest.mark.parametrize(
    ("name", "off", "switch"),
    [
        ("folded", ("remapping", "arithmetic_optimization"), "constant_folding"),
        ("rewritten", ("remapping", "constant_folding"), "arithmetic_optimization"),
        ("ordered", ROUNDING_PASSES, "gradient_order"),
    ],
)
def test_the_switch_that_rewrites_is_found(setup, name, off, switch):
    found = trial(setup(name), dataclasses.replace(FAST, passes_off=off))
    assert not found.agrees() and found.smallest() == (switch,)
    assert found.agrees((switch,))


def test_two_switches_that_are_both_needed_are_found_together(setup, monkeypatch):
    found = trial(setup("folded"), FAST)
    needed = {"remapping", "gradient_order"}
    monkeypatch.setattr(found, "agrees", lambda off=(): needed <= set(off))
    assert set(found.smallest()) == needed
    needed |= {"loop_optimization"}  # three: none can be spared
    assert set(found.smallest()) == needed
    needed |= {"no such switch"}
    assert found.smallest() is None


def test_what_is_wrong_by_itself_has_no_switch(setup):
    assert trial(setup("wrong"), STRICT).smallest() is None


def test_the_whole_search_in_processes_of_its_own(setup):
    chosen = setup("folded")
    (pair,) = compare_engines(chosen.makers(), FAST, 3).pairs
    cause = find_cause(chosen, FAST, pair)
    assert cause.reproduced and cause.step == 1
    assert cause.alone.keys() == TITLES.keys()
    # Passes build on each other: which is spared last may change with TensorFlow.
    assert cause.smallest and all("grappler" in TITLES[switch] for switch in cause.smallest)
    assert cause.alone[cause.smallest[0]] == (len(cause.smallest) == 1)
    assert TITLES[cause.smallest[0]] in cause.sentence
    (pair,) = compare_engines(chosen.makers(), STRICT, 2).pairs
    with pytest.raises(ValueError, match="wants a pair that diverged; graph and eager are equal"):
        find_cause(chosen, STRICT, pair)


def test_onednn_is_named_where_it_alone_is_the_cause(setup):
    """It merges the gradients of a kernel and of a bias_add where no input wants a gradient."""
    chosen = dataclasses.replace(setup("merged"), dataset="random")
    (pair,) = compare_engines(chosen.makers(), STRICT, 1).pairs
    if pair.verdict is Verdict.EQUAL:
        pytest.skip("oneDNN does not merge the two on this machine")
    found = pair.divergence
    assert (found.step, found.phase, found.name) == (1, Phase.GRADIENT, "g/bias")
    cause = find_cause(chosen, STRICT, pair)
    assert cause.smallest == ("onednn",)
    assert [switch for switch, gone in cause.alone.items() if gone] == ["onednn"]


@pytest.mark.parametrize(
    ("with_onednn", "without", "smallest"),
    [
        (["remapping", "constant_folding"], [], ("onednn",)),
        (["remapping"], [], ("remapping",)),
        (None, ["remapping"], ("onednn", "remapping")),
        (None, None, ()),
    ],
)
def test_the_smaller_of_two_sets_is_told(setup, monkeypatch, with_onednn, without, smallest):
    def outcome(found):
        return {
            "reproduced": found != [],
            "alone": {},
            "smallest": found,
            "rewrites": [],
        }

    class Run:
        def __init__(self, task):
            self.found = with_onednn if task.numerics.onednn else without

        def outcome(self):
            return outcome(self.found)

        def stop(self):
            pass

    chosen = setup("folded")
    (pair,) = compare_engines(chosen.makers(), FAST, 1).pairs
    monkeypatch.setattr(causes, "_Run", Run)
    assert find_cause(chosen, FAST, pair).smallest == smallest


def test_initial_values_that_differ_have_no_switch(setup):
    chosen = setup("folded")
    makers = chosen.makers()

    def changed(numerics, observed):
        engine = makers["eager"](numerics, observed)
        engine.assign({"g/d/bias": np.ones([784], np.float32)})
        return engine

    pairs = compare_engines(makers | {"eager": changed}, STRICT, 1).pairs
    cause = find_cause(chosen, STRICT, pairs[0])
    assert (cause.step, cause.smallest, cause.alone) == (0, (), {})


def test_rewrites_name_the_operations_that_a_pass_fused():
    setup = Setup("mlp", batch_size=4)
    off = dataclasses.replace(FAST, passes_off=("remapping",))
    found = rewrites(setup, FAST, off)
    assert any(line.startswith("MatMul+BiasAdd+Relu fused into ") for line in found), found
    assert rewrites(setup, off, off) == []


def test_sentences():
    cause = Cause("graph", "eager", 3, {}, ("remapping", "onednn"), True, ("A fused (x2)",))
    assert cause.sentence == "grappler's remapping pass and oneDNN's kernels: A fused (x2)"
    assert "do not compute the same formula" in dataclasses.replace(cause, smallest=()).sentence
    assert "something races" in dataclasses.replace(cause, reproduced=False).sentence
    xla = dataclasses.replace(cause, smallest=(), second="xla")
    assert xla.sentence.startswith("XLA, which compiles")
    assert xla.as_json()["sentence"] == xla.sentence
