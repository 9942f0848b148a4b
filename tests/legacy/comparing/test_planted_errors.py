"""Errors that are planted in either way of a step, and races, are found where they were planted."""

import numpy as np
import pytest
from in_sessions import compared, regression, started

from tfgan_lite import ulp
from tfgan_lite.engines.observation import Phase
from tfgan_lite.legacy.comparing import counting, executing, hooks, states, stepping, telling
from tfgan_lite.legacy.comparing.planning import Part
from tfgan_lite.parity import report
from tfgan_lite.parity.cause import Cause
from tfgan_lite.parity.result import Verdict

BATCH = np.random.RandomState(0).uniform(-1, 1, [6, 5]).astype(np.float32)


def nudged(value, count=1):
    """Moves the element of an array that is furthest from zero by so many ULPs."""
    moved = np.array(value)
    index = np.unravel_index(np.abs(moved).argmax(), moved.shape)
    moved[index] = ulp.nudge(moved[index], count)
    return moved


@pytest.fixture
def plant(monkeypatch):
    """Returns a function that plants an error in what the named operation computes eagerly."""

    def plant(name, count=1):
        called = executing.Execution._called

        def changed(self, op, values):
            outputs = called(self, op, values)
            if op.name != name:
                return outputs
            with executing.tf.device("CPU:0"):
                return [executing.tf.constant(nudged(outputs[0].numpy(), count)), *outputs[1:]]

        monkeypatch.setattr(executing.Execution, "_called", changed)

    return plant


@pytest.mark.parametrize("numerics", ["strict", "fast"])
@pytest.mark.parametrize(
    ("name", "phase"), [("hidden", Phase.ACTIVATION), ("gradients/hidden_grad/ReluGrad", None)]
)
def test_in_the_eager_execution(tf1, plant, name, phase, numerics):
    x, loss, train = regression(tf1)
    plant(name, 3000)
    with compared(numerics=numerics) as seen, started(tf1) as session:
        session.run([train, loss], {x: BATCH})
    found = seen.pair.divergence
    assert seen.pair.verdict is Verdict.DIVERGED and found.observed
    assert (found.step, found.name) == (1, f"{name}:0")
    assert found.phase is (phase or Phase.GRADIENT)
    assert (found.ulps, found.differing) == (3000, 1)
    details = dict(found.details)
    assert details["operation"] == ("Relu" if phase else "ReluGrad")
    assert "test_planted.py" in details["made in"] or "in_sessions.py" in details["made in"]
    assert isinstance(seen.cause, str) and seen.cause.startswith("none of the passes")
    told = report.text(seen.comparison(), {}, telling.Script("gan.py", ("--flag",)))
    assert told.startswith("gan.py --flag, 1 step\n") and "\n  move" not in told
    assert f"\n  operation   {details['operation']}\n" in told and "\n  run         train" in told


def test_in_a_later_step_of_one_kind_of_run(tf1, plant):
    x, loss, train = regression(tf1)
    with compared(causes=False) as seen, started(tf1) as session:
        session.run([train, loss], {x: BATCH})
        session.run([train, loss], {x: BATCH})
        plant("loss")
        session.run([train, loss], {x: BATCH})
    assert seen.pair.divergence.step == 3 and seen.pair.divergence.name == "loss:0"
    assert [p.step for p in seen.pair.points] == [3]


def test_in_what_the_session_makes_of_a_variable(tf1, monkeypatch):
    x, loss, train = regression(tf1)
    read = stepping.Step.read

    def changed(self, names):
        values = read(self, names)
        if names is self.plan.written:
            values["second"] = nudged(values["second"], 2)
        return values

    monkeypatch.setattr(stepping.Step, "read", changed)
    with compared() as seen, started(tf1) as session:
        session.run([train, loss], {x: BATCH})
    found = seen.pair.divergence
    assert (found.name, found.phase, found.ulps) == ("second", Phase.WEIGHT, 2)
    assert not found.observed  # not to be seen in a replay
    assert isinstance(seen.cause, Cause) and not seen.cause.reproduced


def test_in_what_the_session_computes(tf1):
    x, loss, train = regression(tf1)
    with compared() as seen:
        run = hooks._base().run

        def planted(session, fetches, feed_dict=None, options=None, run_metadata=None):
            fed = {key: nudged(value, 2**16) for key, value in (feed_dict or {}).items()}
            return run(session, fetches, fed, options, run_metadata)

        with started(tf1) as session:
            seen.run(planted, session, [train, loss], {x: BATCH})
    assert seen.pair.verdict is Verdict.DIVERGED and seen.pair.divergence.step == 1


def test_within_max_ulp(tf1, plant):
    x, loss, train = regression(tf1, tf1.train.GradientDescentOptimizer(0.0))
    plant("loss", 2)
    with compared(max_ulp=2) as seen, started(tf1) as session:
        session.run([train, loss], {x: BATCH})
    assert seen.pair.verdict is Verdict.WITHIN and seen.pair.max_ulps == 2
    assert seen.comparison().equal


def test_optimizer_of_the_graph_is_the_cause(tf1):
    """Fused in a session, and named although nothing differs once everything is fetched."""
    tf1.set_random_seed(1)
    x = tf1.placeholder(tf1.float32, [None, 300], "x")
    w = tf1.Variable(tf1.random_normal([300, 64]))
    b = tf1.Variable(tf1.random_normal([64]))
    y = tf1.nn.sigmoid(tf1.nn.bias_add(tf1.matmul(x, w), b), name="y")
    train = tf1.train.GradientDescentOptimizer(0.01).minimize(tf1.reduce_sum(y * y), name="t")
    data = np.random.RandomState(0).normal(size=[64, 300]).astype(np.float32)
    with compared(numerics="fast") as seen, started(tf1) as session:
        session.run([train, y], {x: data})
    if seen.pair.verdict is Verdict.EQUAL:
        pytest.skip("on this machine, fused kernels round as the others do")
    assert seen.cause.alone["remapping"] or "remapping" in seen.cause.smallest
    assert "fused into" in seen.cause.sentence
    with compared(numerics="strict") as seen, started(tf1) as session:
        session.run([train, y], {x: data})
    assert seen.pair.verdict is Verdict.EQUAL


def racing_regression(tf):
    """Returns (x, loss, train_op, late): a step writes `first` while `late` reads it, in any order.

    The rate is zero, so that what the session reads is the same whichever comes first.
    """
    x, loss, train = regression(tf, tf.train.GradientDescentOptimizer(0.0))
    first = tf.global_variables()[0]
    return x, loss, train, tf.reduce_sum(first * first, name="late")


def test_race_is_named(tf1, plant):
    x, _, train, late = racing_regression(tf1)
    plant("late")
    with compared() as seen, started(tf1) as session:
        session.run([train, late], {x: BATCH})
    assert seen.pair.divergence.name == "late:0"
    assert "a race, perhaps: train/update_first/" in seen.cause and " first " in seen.cause


def test_race_elsewhere_is_not_named(tf1, plant):
    x, loss, train, late = racing_regression(tf1)
    plant("loss")
    with compared() as seen, started(tf1) as session:
        session.run([train, loss, late], {x: BATCH})
    assert seen.pair.divergence.name == "loss:0" and "a race" not in seen.cause


def test_numbers_that_are_not_finite(tf1):
    x, loss, train = regression(tf1)
    with compared() as seen, started(tf1) as session:
        session.run([train, loss], {x: BATCH * np.float32(np.inf)})
    assert seen.pair.verdict is Verdict.NOT_FINITE
    assert "loss of loss:0 is" in seen.pair.reasons[0]


def test_operation_that_fails_eagerly_is_taken_from_then_on(tf1, monkeypatch):
    called = executing.Execution._called

    def fails(self, op, values):
        if op.type == "Relu":
            raise RuntimeError("planted")
        return called(self, op, values)

    monkeypatch.setattr(executing.Execution, "_called", fails)
    x, loss, train = regression(tf1)
    with compared() as seen, started(tf1) as session:
        for _ in range(2):
            session.run([train, loss], {x: BATCH})
    assert seen.pair.verdict is Verdict.EQUAL and seen.pair.steps == 2
    taken = counting.parts_of(seen.counts, Part.TAKEN)
    assert taken == {"Relu": 1}


def test_states_are_loaded_also_where_variables_share_an_initial_value(tf1):
    value = tf1.constant([1.0, 2.0])
    variables = [tf1.Variable(value, name=name, use_resource=False) for name in "ab"]
    ops = {v.op.name: v.op for v in variables}
    wanted = {"a": np.float32([3, 4]), "b": np.float32([5, 6])}
    with tf1.Session() as session:
        states.load(session.run, ops, wanted)
        read = states.read(session.run, ops, ops)
    assert all(np.array_equal(read[name], wanted[name]) for name in "ab")
