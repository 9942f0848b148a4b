"""Every case of cases.py against what TensorFlow 1.15 recorded, in a graph and in eager code."""

import inspect
import json
import pathlib

import cases
import numpy as np
import pytest
import tensorflow as tf

from tfgan_lite import layers, variables

v1 = tf.compat.v1
HERE = pathlib.Path(__file__).parent
RECORD = json.loads((HERE / "tf115.json").read_text())
ARRAYS = dict(np.load(HERE / "tf115.npz"))
TOLERANCE = {"float32": 2e-5, "float64": 1e-11, "float16": 4e-3}
ORDINARY = [name for name, case in cases.CASES.items() if case.values and not case.random]


def as_list(value):
    return list(value) if isinstance(value, (list, tuple)) else [value]


def plain(notes):
    return json.loads(json.dumps(notes))


class Comparer:
    """Holds arrays against the recorded ones of a case, and knows which were left out."""

    def __init__(self, name):
        self.name, self.case = name, cases.CASES[name]
        self.left = set(RECORD["cases"][name]["arrays"])

    def check(self, key, value):
        want = ARRAYS[f"{self.name}/{key}"]
        self.left.remove(key)
        assert np.shape(value) == want.shape, key
        scale = max(1.0, float(np.max(np.abs(want), initial=0.0)))
        tolerance = TOLERANCE[self.case.dtype]
        np.testing.assert_allclose(value, want, rtol=tolerance, atol=tolerance * scale, err_msg=key)


def placeholders(case):
    x = [
        v1.placeholder(case.dtype, cases.graph_shape(case, shape), f"input_{i}")
        for i, shape in enumerate(case.inputs)
    ]
    return x, v1.placeholder(tf.bool, [], "training")


def weights_of(name, case):
    return [
        cases.array_for(f"weight_{i}", ARRAYS[f"{name}/step_0/output_{i}"].shape, "float64")
        for i in range(len(RECORD["cases"][name]["outputs"]))
    ]


def score(outputs, weights):
    terms = [
        tf.reduce_sum(tf.cast(output, tf.float64) * weight)
        for output, weight in zip(outputs, weights, strict=True)
    ]
    return tf.add_n(terms)


def test_every_case_and_error_was_recorded_and_no_other():
    assert list(cases.CASES) and set(cases.CASES) == set(RECORD["cases"])
    assert set(cases.ERRORS) == set(RECORD["errors"])
    recorded = {f"{n}/{key}" for n, entry in RECORD["cases"].items() for key in entry["arrays"]}
    assert recorded | {"checkpoint/logits"} == set(ARRAYS)


@pytest.mark.parametrize("name", cases.CASES)
def test_graph_names_and_collections(name):
    case, want = cases.CASES[name], RECORD["cases"][name]
    with tf.Graph().as_default():
        x, flag = placeholders(case)
        notes = []
        outputs = as_list(case.build(layers, x, flag, notes))
        found = [[t.name, t.dtype.name, t.shape.as_list()] for t in outputs]
        names = slice(None) if case.names else slice(1, None)
        assert [entry[names] for entry in found] == [entry[names] for entry in want["outputs"]]
        assert [
            [v.name, v.dtype.base_dtype.name, v.shape.as_list()] for v in v1.global_variables()
        ] == want["global"]
        assert [v.name for v in v1.trainable_variables()] == want["trainable"]
        losses = v1.get_collection(v1.GraphKeys.REGULARIZATION_LOSSES)
        assert [t.name for t in losses] == want["losses"]
        assert len(v1.get_collection(v1.GraphKeys.UPDATE_OPS)) == want["updates"]
        assert plain(notes) == want["notes"]


@pytest.mark.parametrize("name", ORDINARY)
def test_graph_values(name):
    case, compare = cases.CASES[name], Comparer(name)
    with tf.Graph().as_default(), v1.Session() as session:
        x, flag = placeholders(case)
        outputs = as_list(case.build(layers, x, flag, []))
        updates = v1.get_collection(v1.GraphKeys.UPDATE_OPS)
        losses = v1.get_collection(v1.GraphKeys.REGULARIZATION_LOSSES)
        trained = v1.trainable_variables()
        gradients = tf.gradients(score(outputs, weights_of(name, case)), x + trained)
        session.run(v1.global_variables_initializer())
        for v in v1.global_variables():
            if case.initial:
                compare.check("initial/" + v.op.name, session.run(v))
            else:
                v.load(cases.array_for(v.op.name, v.shape, v.dtype.base_dtype.name), session)
        for step, training in enumerate(case.training):
            feed = dict(zip(x, cases.inputs_for(name, case, step), strict=True))
            feed[flag] = bool(training)
            for i, value in enumerate(session.run(outputs, feed)):
                compare.check(f"step_{step}/output_{i}", value)
            if step == 0:
                for target, gradient in zip(x + trained, gradients, strict=True):
                    if gradient is not None:
                        compare.check("gradient/" + target.op.name, session.run(gradient, feed))
                for i, value in enumerate(session.run(losses, feed)):
                    compare.check(f"loss_{i}", value)
            for update in updates if case.serial else [updates]:
                session.run(update, feed)
        for v in v1.global_variables():
            if v.name not in [t.name for t in trained]:
                compare.check("after/" + v.op.name, session.run(v))
    assert not compare.left


def recorded_start(getter, name, *args, **kwargs):
    """A custom getter under which every variable starts from its recorded value."""
    kwargs["initializer"] = lambda shape, dtype=None, partition_info=None: tf.constant(
        cases.array_for(name, shape, tf.as_dtype(dtype).name)
    )
    return getter(name, *args, **kwargs)


@pytest.mark.parametrize("name", ORDINARY)
def test_eager_values(name):
    case, want, compare = cases.CASES[name], RECORD["cases"][name], Comparer(name)
    store = variables.VariableStore()
    getter = None if case.initial else recorded_start
    for step, training in enumerate(case.training):
        # Automatic names start afresh, as in a graph that is run again.
        v1.reset_default_graph()
        x = [tf.constant(value) for value in cases.inputs_for(name, case, step)]
        notes = []
        reuse = v1.AUTO_REUSE if step else None
        with (
            store.as_default(),
            v1.variable_scope(v1.get_variable_scope(), reuse=reuse, custom_getter=getter),
            tf.GradientTape(persistent=True) as tape,
        ):
            tape.watch(x)
            outputs = as_list(case.build(layers, x, bool(training), notes))
            total = score(outputs, weights_of(name, case)) if step == 0 else None
            losses = variables.regularization_losses()
        for i, value in enumerate(outputs):
            compare.check(f"step_{step}/output_{i}", value.numpy())
        if step:
            continue
        check_eager_start(case, want, compare, store, losses, notes)
        for key, target in eager_targets(x, store):
            gradient = tape.gradient(total, target)
            if gradient is not None:
                compare.check("gradient/" + key, tf.convert_to_tensor(gradient).numpy())
    for key, v in store.variables.items():
        if not v.trainable:
            compare.check("after/" + key, v.numpy())
    # Losses on activities belong to the call that made them; layer.losses has them.
    activity = [i for i, loss in enumerate(want["losses"]) if "ActivityRegularizer" in loss]
    assert compare.left == {f"loss_{i}" for i in activity}


def eager_targets(x, store):
    yield from ((f"input_{i}", tensor) for i, tensor in enumerate(x))
    yield from ((key, v) for key, v in store.variables.items() if v.trainable)


def check_eager_start(case, want, compare, store, losses, notes):
    assert [[v.name, v.dtype.name, v.shape.as_list()] for v in store.variables.values()] == want[
        "global"
    ]
    assert [v.name for v in store.variables.values() if v.trainable] == want["trainable"]
    assert plain(notes) == want["notes"]
    weights = [i for i, loss in enumerate(want["losses"]) if "ActivityRegularizer" not in loss]
    assert len(losses) == len(weights)
    for i, loss in zip(weights, losses, strict=True):
        compare.check(f"loss_{i}", loss.numpy())
    for key in list(compare.left):
        if key.startswith("initial/"):
            # The call may have moved an average; what was trained has not moved yet.
            v = store.variables[key.removeprefix("initial/")]
            compare.check(key, v.numpy()) if v.trainable else compare.left.remove(key)


@pytest.mark.parametrize("name", [name for name, case in cases.CASES.items() if case.random])
def test_graph_dropout_with_a_seed_draws_the_recorded_mask(name):
    case = cases.CASES[name]
    with tf.Graph().as_default(), v1.Session() as session:
        x, flag = placeholders(case)
        outputs = case.build(layers, x, flag, [])
        feed = dict(zip(x, cases.inputs_for(name, case), strict=True))
        value = session.run(outputs, feed)
    np.testing.assert_allclose(value, ARRAYS[f"{name}/step_0/output_0"], rtol=1e-6)


@pytest.mark.parametrize("mode", ["graph", "eager"])
@pytest.mark.parametrize("name", cases.ERRORS)
def test_errors(name, mode):
    build, inputs, dtype = cases.ERRORS[name]
    shape = inputs[0]
    want = {"ValueError": ValueError, "TypeError": TypeError}[RECORD["errors"][name]]
    if mode == "graph":
        with tf.Graph().as_default(), pytest.raises(want):
            build(layers, v1.placeholder(dtype, [None, *shape[1:]] if len(shape) > 1 else shape))
        return
    if name in ("conv2d_integer", "conv2d_too_small"):
        # Eager kernels report these themselves, with their own classes.
        want = (want, tf.errors.OpError, TypeError)
    with variables.VariableStore().as_default(), pytest.raises(want):
        build(layers, tf.constant(cases.array_for("x", shape, dtype)))


def defaults(parameters):
    """Recorded parameters; one number for every axis is what a tuple of ones says too."""
    return [
        [name, kind, 1 if value in ((1, 1), (1, 1, 1), [1, 1], [1, 1, 1]) else value]
        for name, kind, value in parameters
    ]


@pytest.mark.parametrize("name", RECORD["signatures"])
def test_signatures(name):
    thing = getattr(layers, name)
    target = thing.__init__ if inspect.isclass(thing) else thing
    simple = (type(None), bool, int, float, str, tuple, list)
    found = [
        [p.name, p.kind.name, p.default if isinstance(p.default, simple) else "..."]
        for p in inspect.signature(target).parameters.values()
    ]
    assert defaults(found) == defaults(RECORD["signatures"][name])


# What `tf.layers` never had.
OURS = {
    "MinibatchDiscrimination",
    "MinibatchStddev",
    "minibatch_discrimination",
    "minibatch_stddev",
}


def test_nothing_else_is_offered():
    assert set(layers.__all__) == set(RECORD["signatures"]) | OURS


def test_a_checkpoint_of_tf115_restores_into_our_layers():
    with tf.Graph().as_default(), v1.Session() as session:
        images = v1.placeholder(tf.float32, [None, *cases.IMG[1:]])
        logits = cases.checkpoint_net(layers, images)
        v1.train.Saver().restore(session, str(HERE / "tf115_checkpoint"))
        value = session.run(logits, {images: cases.array_for("checkpoint/images", cases.IMG)})
    np.testing.assert_allclose(value, ARRAYS["checkpoint/logits"], rtol=1e-5, atol=1e-5)
