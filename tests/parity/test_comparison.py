"""What the comparer says of engines that cannot be compared, fail, or go wrong."""

import dataclasses
import math

import numpy as np
import pytest
import tensorflow as tf

from tfgan_lite import layers, ulp
from tfgan_lite.determinism import STRICT
from tfgan_lite.engines.making import make_engine
from tfgan_lite.engines.observation import Phase
from tfgan_lite.errors import InputError
from tfgan_lite.game import Game, Input, Noise, Player
from tfgan_lite.parity.comparison import compare_engines
from tfgan_lite.parity.history import is_charted, rows
from tfgan_lite.parity.result import Verdict

IMAGES = np.random.RandomState(0).randn(16, 4, 3).astype(np.float32)


def net(x, z):
    del x
    with tf.compat.v1.variable_scope("g"):
        return layers.dense(z, 2, name="d")


def game(losses=None, **changes):
    made = Game(
        name="small",
        inputs=(Input("x", (3,)),),
        noise=(Noise("z", (3,)),),
        players=(Player("g", 0.1),),
        losses=losses or (lambda x, z: {"g": tf.reduce_mean(net(x, z))}),
        sample=lambda z: tf.reshape(net(None, z), [-1, 1, 2, 1]),
        batch_size=4,
    )
    return dataclasses.replace(made, **changes)


def maker(way, played, change=lambda engine: None):
    def make(numerics, observed):
        engine = make_engine(
            way,
            played,
            numerics=numerics,
            observed=observed,
            batches=lambda first: (
                tf.data.Dataset.from_tensor_slices({"x": IMAGES}).repeat().skip(first)
            ),
        )
        change(engine)
        return engine

    return make


def compare(
    graph=None, eager=None, steps=4, change=lambda engine: None, ways=("eager",), **options
):
    makers = {"graph": maker("graph", graph or game())}
    makers |= {way: maker(way, eager or game(), change) for way in ways}
    return compare_engines(makers, STRICT, steps, **options)


def test_a_loss_that_is_nan_in_both_is_not_called_equal():
    def poisoned(x, z):
        bad = tf.where(tf.reduce_all(tf.equal(x, IMAGES[2])), math.nan, 1.0)
        return {"g": tf.reduce_mean(net(x, z)) * bad}

    compared = compare(game(poisoned), game(poisoned))
    (pair,) = compared.pairs
    assert pair.verdict is Verdict.NOT_FINITE and not compared.equal
    assert pair.steps == 3  # the third batch is the poisoned one
    assert pair.reasons == [
        "the loss of g is nan at step 3 in graph",
        "the loss of g is nan at step 3 in eager",
    ]


def test_a_variable_that_only_eager_code_makes_is_named():
    def losses(x, z):
        if tf.executing_eagerly():
            with tf.compat.v1.variable_scope("g"):
                layers.dense(x, 1, name="extra")
        return {"g": tf.reduce_mean(net(x, z))}

    (pair,) = compare(game(losses), game(losses)).pairs
    assert pair.verdict is Verdict.VARIABLES
    assert pair.reasons == [
        "g/extra/kernel is only in eager",
        "g/extra/bias is only in eager",
    ]


def test_variables_made_in_another_order_are_named():
    def losses(x, z):
        with tf.compat.v1.variable_scope("g"):
            for name in ("a", "b") if tf.executing_eagerly() else ("b", "a"):
                x = layers.dense(x, 3, name=name)
        return {"g": tf.reduce_mean(net(x, z)) + tf.reduce_mean(x)}

    (pair,) = compare(game(losses), game(losses)).pairs
    assert pair.verdict is Verdict.VARIABLES
    assert pair.reasons == [
        "the variables were made in another order: where graph made g/b/kernel, eager made "
        "g/a/kernel"
    ]


def test_a_variable_of_another_shape_is_named():
    def losses(x, z):
        del x
        with tf.compat.v1.variable_scope("g"):
            return {"g": tf.reduce_mean(layers.dense(z, 5, name="d"))}

    (pair,) = compare(eager=game(losses)).pairs
    assert pair.verdict is Verdict.VARIABLES
    assert "g/d/kernel has shape (3, 2) in graph, (3, 5) in eager" in pair.reasons


def run_out_of_memory(engine):
    play = engine.train_step

    def train_step(inputs=None):
        if engine.step == 2:
            raise tf.errors.ResourceExhaustedError(None, None, "OOM when allocating [4, 3]")
        return play(inputs)

    engine.train_step = train_step


def test_an_engine_that_runs_out_of_memory_leaves_the_others_results_on_disk(tmp_path):
    makers = {
        "graph": maker("graph", game()),
        "eager": maker("eager", game(), run_out_of_memory),
        "function": maker("function", game()),
    }
    compared = compare_engines(makers, STRICT, 5, workdir=tmp_path)
    failed, whole = compared.pairs
    assert failed.verdict is Verdict.FAILED and not compared.equal
    assert failed.reasons == [
        "eager failed at step 3: ResourceExhaustedError: OOM when allocating [4, 3]"
    ]
    assert (whole.verdict, whole.steps) == (Verdict.EQUAL, 5)
    assert compared.checkpoints.keys() == {"graph", "function"}
    for path in compared.checkpoints.values():
        assert tf.train.load_checkpoint(path).get_tensor("global_step") == 5


def test_an_engine_that_cannot_be_made_is_a_failure_and_bad_input_is_not_caught():
    def losses(x, z):
        if tf.executing_eagerly():
            raise ValueError("no eager code here")
        return {"g": tf.reduce_mean(net(x, z))}

    (pair,) = compare(game(losses), game(losses)).pairs
    assert pair.verdict is Verdict.FAILED
    assert pair.reasons == ["eager failed at step 0: ValueError: no eager code here"]
    with pytest.raises(InputError, match="wants y in every batch"):
        compare(game(inputs=(Input("y", (3,)),)))
    with pytest.raises(ValueError, match=r"wants two engines or more; got \['graph'\]"):
        compare(ways=())


def test_losses_are_compared_in_their_own_dtype():
    """Half a unit of float32 apart: the same float32, 2**28 float64s in between."""

    def losses(x, z):
        shift = 2.0**-25 if tf.executing_eagerly() else 0.0
        return {"g": tf.cast(tf.reduce_mean(net(x, z)), tf.float64) * 0.0 + 1.0 + shift}

    (pair,) = compare(game(losses), game(losses), steps=1).pairs
    assert pair.verdict is Verdict.DIVERGED and pair.divergence.phase is Phase.LOSS
    assert pair.divergence.dtype == "float64" and pair.divergence.ulps == 2**27


def test_weights_that_end_as_nan_in_both_are_not_called_equal():
    def losses(x, z):
        return {"g": tf.sqrt(tf.square(tf.reduce_mean(net(x, z)) * 0.0))}  # of slope 0 / 0

    (pair,) = compare(game(losses), game(losses), steps=1).pairs
    assert pair.verdict is Verdict.NOT_FINITE
    assert any("g/d/kernel" in reason for reason in pair.reasons), pair.reasons


def test_counters_are_not_covered_by_max_ulp():
    def late(engine):
        engine.assign({"global_step": np.int64(1)})

    (pair,) = compare(change=late, steps=1, max_ulp=5).pairs
    assert pair.verdict is Verdict.DIVERGED and pair.divergence.name == "global_step"


def test_the_most_ulps_are_of_every_step_and_not_only_of_charted_ones():
    def nudge_at_33(engine):
        play = engine.train_step

        def train_step(inputs=None):
            told = play(inputs)
            if engine.step in (33, 34):  # and back
                value = engine.variables()["g/d/bias"]
                engine.assign({"g/d/bias": ulp.nudge(value, 500 * (67 - 2 * engine.step))})
            return told

        engine.train_step = train_step

    assert not is_charted(33)
    (pair,) = compare(change=nudge_at_33, steps=40, max_ulp=10**18).pairs
    assert pair.verdict is Verdict.WITHIN and pair.max_ulps >= 500


def nudging(step, times):
    """Returns a change that nudges a weight after a step, the first `times` that it is played."""

    def change(engine):
        play, played = engine.train_step, []

        def train_step(inputs=None):
            told = play(inputs)
            if engine.step == step and len(played) < times:
                played.append(step)
                engine.assign({"g/d/bias": ulp.nudge(engine.variables()["g/d/bias"], 1)})
            return told

        engine.train_step = train_step

    return change


@pytest.mark.parametrize("step", [41, 42, 43, 44])
def test_the_step_is_exact_also_where_not_each_is_looked_at(step):
    seen = []
    ways = ("eager", "function")
    for pair in compare(
        change=nudging(step, times=9), steps=50, ways=ways, show=lambda s, _: seen.append(s)
    ).pairs:
        assert pair.verdict is Verdict.DIVERGED
        found = pair.divergence
        assert (found.step, found.phase, found.name) == (step, Phase.WEIGHT, "g/d/bias")
        assert (found.max_ulps, pair.steps) == (1, 50)
        assert pair.before[0]["global_step"] == step - 1
        assert [point.step for point in pair.points][:2] == [44, 48]
    assert seen == [*range(1, 51)]  # also where they went back to 40


def test_a_game_that_does_not_repeat_itself_has_diverged_nevertheless():
    (pair,) = compare(change=nudging(42, times=1), steps=60).pairs
    assert pair.verdict is Verdict.DIVERGED and "depends on more than" in pair.unseen
    assert (pair.divergence.step, pair.max_ulps > 0) == (43, True)  # the loss tells


def test_a_comparison_that_is_stopped_has_looked_at_all_that_it_played():
    asked = []

    def stop():
        asked.append(1)
        return len(asked) > 42

    (pair,) = compare(change=nudging(42, times=9), steps=99, stop=stop).pairs
    assert pair.verdict is Verdict.DIVERGED and pair.divergence.step == 42
    assert pair.steps == 43


def test_samples_that_differ_are_found_where_all_weights_agree():
    def painted(z):
        shift = 1e-3 if tf.executing_eagerly() else 0.0
        return tf.reshape(net(None, z) + shift, [-1, 1, 2, 1])

    (pair,) = compare(game(sample=painted), game(sample=painted)).pairs
    assert pair.verdict is Verdict.DIVERGED
    assert (pair.divergence.step, pair.divergence.phase) == (1, Phase.SAMPLE)


def test_every_other_engine_is_compared_with_the_first():
    compared = compare(ways=("eager", "function"))
    assert [(p.first, p.second) for p in compared.pairs] == [
        ("graph", "eager"),
        ("graph", "function"),
    ]
    assert compared.equal and compared.steps == 4
    assert all(seconds > 0 for seconds in compared.seconds.values())


def test_charted_steps_are_all_at_first_and_then_eight_each_doubling():
    charted = [step for step in range(1, 4097) if is_charted(step)]
    assert charted[:16] == list(range(1, 17))
    for power in range(4, 12):
        assert sum(2**power <= step < 2 ** (power + 1) for step in charted) == 8
    assert all(is_charted(2**power) for power in range(40))
    assert rows([]) == [] and rows(list("ab")) == ["a", "b"]
    chosen = rows(list(range(100)), 5)
    assert chosen == [0, 25, 50, 74, 99]


def test_the_next_engine_takes_the_place_of_a_first_that_fails():
    makers = {
        "graph": maker("graph", game(), run_out_of_memory),
        "eager": maker("eager", game()),
        "function": maker("function", game()),
    }
    failed, also, left = compare_engines(makers, STRICT, 5).pairs
    assert failed.verdict is also.verdict is Verdict.FAILED
    assert (left.first, left.second, left.verdict) == ("eager", "function", Verdict.EQUAL)
    assert (left.since, left.steps) == (2, 5)


@pytest.mark.parametrize(
    ("options", "message"), [({"steps": 0}, "got 0"), ({"max_ulp": -1}, "got -1")]
)
def test_numbers_out_of_range_are_refused(options, message):
    with pytest.raises(ValueError, match=message):
        compare(**options)
