"""Calls of optimize_loss and tf.contrib.framework, for record_contrib_training.py and a test.

Written for Python 3.7 and later, TensorFlow 1.15 and the TF1 module.
"""

import os

import numpy as np
from contrib_layers_calls import long_path
from contrib_layers_observation import _listed

CASES = {}


def case(function):
    CASES[function.__name__] = function
    return function


def _trained(tf, **arguments):
    """Three steps on a line: losses, all variables, and the summaries' tags."""
    layers = tf.contrib.layers
    x = tf.constant(np.linspace(-1, 1, 6).reshape(3, 2).astype(np.float32))
    with tf.variable_scope("net", initializer=tf.constant_initializer(0.3)):
        h = layers.fully_connected(x, 2, weights_initializer=None)
        h = layers.batch_norm(h, decay=0.9)
        y = layers.fully_connected(h, 1, activation_fn=None, weights_initializer=None)
    loss = tf.reduce_mean(tf.square(y - 2.0))
    step = tf.train.get_or_create_global_step()
    given = {"loss": loss, "global_step": step, "learning_rate": 0.1, "optimizer": "SGD"}
    given.update(
        {k: v(tf) if callable(v) and k != "optimizer" else v for k, v in arguments.items()}
    )
    train = layers.optimize_loss(**given)
    with tf.Session() as session:
        session.run(tf.global_variables_initializer())
        losses = [float(session.run(train)) for _ in range(3)]
        values = {v.op.name: _listed(session.run(v)) for v in tf.global_variables()}
        merged = tf.summary.Summary()
        merged.ParseFromString(session.run(tf.summary.merge_all()))
    return {
        "losses": _listed(losses),
        "variables": values,
        "tags": sorted(value.tag for value in merged.value),
        "name": train.name,
    }


def _sgd(tf):
    return tf.train.GradientDescentOptimizer


for label, arguments in {
    "default": {},
    "adam": {"optimizer": "Adam"},
    "momentum": {"optimizer": "Momentum", "name": "gan_train"},
    "rmsprop": {"optimizer": "RMSProp"},
    "ftrl": {"optimizer": "Ftrl"},
    "adagrad": {"optimizer": "Adagrad"},
    "tensor_rate": {"learning_rate": lambda tf: tf.constant(0.05)},
    "clipped": {"clip_gradients": 0.5},
    "clipped_by_function": {
        "clip_gradients": lambda tf: (
            lambda pairs: [(None if g is None else g * 0.5, v) for g, v in pairs]
        )
    },
    "adaptive": {
        "clip_gradients": lambda tf: long_path(
            tf, "layers.python.layers.optimizers"
        ).adaptive_clipping_fn()
    },
    "adaptive_steps": {
        "clip_gradients": lambda tf: long_path(
            tf, "layers.python.layers.optimizers"
        ).adaptive_clipping_fn(
            std_factor=0.0,
            decay=0.5,
            static_max_norm=0.3,
            global_step=tf.train.get_global_step(),
            report_summary=True,
            name="norms",
        )
    },
    "multiplied": {"gradient_multipliers": {"net/fully_connected/weights:0": 3.0}},
    "no_noise": {"gradient_noise_scale": 0.0},
    "decayed": {
        "learning_rate_decay_fn": lambda tf: (
            lambda rate, step: tf.train.exponential_decay(rate, step, 1, 0.5)
        )
    },
    "no_updates": {"update_ops": lambda tf: []},
    "some_variables": {"variables": lambda tf: tf.trainable_variables("net/fully_connected_1")},
    "no_increment": {"increment_global_step": False},
    "all_summaries": {
        "summaries": [
            "learning_rate",
            "loss",
            "gradients",
            "gradient_norm",
            "global_gradient_norm",
        ],
        "clip_gradients": 1.0,
    },
    "no_step": {"global_step": None},
}.items():
    CASES["optimize_loss__" + label] = lambda tf, a=arguments: _trained(tf, **a)


@case
def optimize_loss__optimizers(tf):
    train = tf.train
    given = (
        (0.1, train.GradientDescentOptimizer),
        (0.1, lambda rate: train.MomentumOptimizer(rate, 0.5)),
        (None, lambda: train.AdamOptimizer(0.01, beta1=0.5)),
        (None, train.AdamOptimizer(0.01)),
    )
    found = []
    for rate, optimizer in given:
        with tf.Graph().as_default():
            if isinstance(optimizer, train.Optimizer):
                optimizer = train.AdamOptimizer(0.01)
            found.append(_trained(tf, learning_rate=rate, optimizer=optimizer))
    return found


def _refused(**arguments):
    def build(tf):
        try:
            _trained(tf, **arguments)
        except Exception as error:
            return type(error).__name__
        return "none"

    return build


for label, arguments in {
    "loss": {"loss": lambda tf: tf.ones([2])},
    "rate": {"learning_rate": 1},
    "negative": {"learning_rate": -0.1},
    "rate_missing": {"learning_rate": None},
    "optimizer": {"optimizer": "Sgd"},
    "optimizer_type": {"optimizer": 3},
    "optimizer_result": {"optimizer": lambda rate: 3},
    "clip": {"clip_gradients": 1},
    "summary": {"summaries": ["losses"]},
    "step": {"global_step": lambda tf: tf.constant(1.0)},
}.items():
    CASES["refused__" + label] = _refused(**arguments)


def _names(found):
    return [x.name for x in found]


@case
def finding(tf):
    framework = tf.contrib.framework
    for scope in ("a", "a/b", "ab", "c"):
        with tf.variable_scope(scope):
            framework.model_variable("w", [1])
            framework.variable("bw", [1], trainable=False)
            framework.model_variable("v", [1], collections=["mine"], trainable=False)
    with tf.variable_scope("local") as local:
        framework.local_variable(0.0, name="w")
        framework.global_variable(0.0, name="w")
    framework.add_model_variable(framework.get_unique_variable("a/bw"))
    framework.add_model_variable(framework.get_unique_variable("a/bw"))
    everything = framework.get_variables()
    return {
        "all": _names(everything),
        "scope": _names(framework.get_variables("a")),
        "scope_slash": _names(framework.get_variables("a/")),
        "scope_object": _names(framework.get_variables(local)),
        "suffix": _names(framework.get_variables(suffix="w")),
        "both": _names(framework.get_variables("a", "v")),
        "by_suffix": _names(framework.get_variables_by_suffix("w", "ab")),
        "by_name": _names(framework.get_variables_by_name("w")),
        "by_name_scope": _names(framework.get_variables_by_name("w", "a")),
        "model": _names(framework.get_model_variables()),
        "model_scope": _names(framework.get_model_variables("c", "v")),
        "trainable": _names(framework.get_trainable_variables("ab")),
        "local": _names(framework.get_local_variables()),
        "mine": _names(tf.get_collection("mine")),
        "restore": _names(framework.get_variables_to_restore()),
        "restore_include": _names(framework.get_variables_to_restore(include=["ab", "c"])),
        "restore_exclude": _names(framework.get_variables_to_restore(exclude=["a", "local"])),
        "restore_both": _names(framework.get_variables_to_restore(["a"], ["a/b", "a/v"])),
        "filter": _names(framework.filter_variables(everything, ["b"], ["w$", "v:0"])),
        "filter_match": _names(
            framework.filter_variables(everything, ["b", "c"], reg_search=False)
        ),
        "full": [framework.get_variable_full_name(v) for v in everything[:2]],
    }


@case
def global_steps(tf):
    framework = tf.contrib.framework
    found = [str(framework.get_global_step())]
    step = framework.get_or_create_global_step()
    framework.assert_global_step(step)
    found += [step.name, step.dtype.name, framework.get_or_create_global_step() is step]
    found += [framework.assert_or_get_global_step() is step]
    try:
        framework.create_global_step()
    except ValueError:
        found.append("twice")
    return found


@case
def assigning(tf):
    framework = tf.contrib.framework
    w = framework.model_variable("s/w", [2, 2], initializer=tf.zeros_initializer())
    v = framework.model_variable("s/v", [3], initializer=tf.zeros_initializer())
    extra = framework.model_variable("s/extra", [1], initializer=tf.zeros_initializer())
    by_values = framework.assign_from_values_fn({"s/w": np.arange(4.0), "s/v": np.ones([3])})
    operation, feeds = framework.assign_from_values({"s/extra": np.full([1], 7.0)})
    found = {}
    path = os.path.join(tf.test.get_temp_dir(), "contrib_training")
    with tf.Session() as session:
        session.run(tf.global_variables_initializer())
        by_values(session)
        session.run(operation, feeds)
        found["values"] = [_listed(session.run(x)) for x in (w, v, extra)]
        path = tf.train.Saver([w, v]).save(session, path)
        found["listed"] = [[name, list(shape)] for name, shape in framework.list_variables(path)]
        found["loaded"] = _listed(framework.load_variable(path, "s/w"))
        session.run([w.assign(-w), v.assign(-v), extra.assign(-extra)])
        restore = framework.assign_from_checkpoint_fn(path, [w, extra], ignore_missing_vars=True)
        restore(session)
        found["restored"] = [_listed(session.run(x)) for x in (w, v, extra)]
        operation, feeds = framework.assign_from_checkpoint(path, {"s/v": [v]})
        session.run(operation, feeds)
        found["restored_too"] = [_listed(session.run(x)) for x in (w, v, extra)]
        found["nothing"] = str(framework.assign_from_checkpoint_fn(path, [extra], True))
    found["refused"] = [
        _error(lambda: framework.assign_from_checkpoint(path, [extra])),
        _error(lambda: framework.assign_from_checkpoint(path, {"s/v": w})),
        _error(lambda: framework.assign_from_checkpoint_fn(path, [])),
        _error(lambda: framework.assign_from_values({"none": np.ones(1)})),
        _error(lambda: framework.get_unique_variable("none")),
        _error(lambda: framework.get_unique_variable("s")),
        _error(lambda: framework.get_variables_to_restore("s")),
        _error(lambda: framework.get_variables_to_restore(None, "s")),
    ]
    framework.init_from_checkpoint(path, {"s/w": "s/w", "s/v": v})
    with tf.Session() as session:
        session.run(tf.global_variables_initializer())
        found["initialized"] = [_listed(session.run(x)) for x in (w, v, extra)]
    return found


def _error(call):
    try:
        call()
    except Exception as error:
        return type(error).__name__
    return "none"


@case
def shapes(tf):
    framework = tf.contrib.framework
    known, batch = tf.ones([2, 3]), tf.placeholder(tf.float32, [None, 3])
    anything = tf.placeholder(tf.float32)
    checked = framework.with_shape([2, 3], batch)
    same = framework.with_same_shape(known, anything)
    scalar = framework.with_shape([], tf.ones([1]))
    with tf.Session() as session:
        values = session.run(
            [checked, same, scalar], {batch: np.ones([2, 3]), anything: np.ones([2, 3])}
        )
        run = [
            _error(lambda: session.run(checked, {batch: np.ones([4, 3])})),
            _error(lambda: session.run(same, {anything: np.ones([2])})),
        ]
    return {
        "static": [str(x.shape) for x in (checked, same, scalar)],
        "values": [_listed(value) for value in values],
        "run": run,
        "same": framework.with_shape([2, 3], known) is known,
        "refused": [
            _error(lambda: framework.with_shape([3, 2], known)),
            _error(lambda: framework.with_shape([2.0], known)),
            _error(lambda: framework.with_shape(tf.constant([2, 3], tf.int64), known)),
            _error(lambda: framework.with_shape([[2, 3]], known)),
            _error(lambda: framework.assert_scalar_int(tf.constant(1.0))),
            _error(lambda: framework.reduce_sum_n([])),
        ],
    }


@case
def small_things(tf):
    framework = tf.contrib.framework
    with tf.name_scope("outer"):
        scope = framework.get_name_scope()
    x = tf.placeholder(tf.float32, [2, 1], name="x")
    predictions, labels = framework.remove_squeezable_dimensions(x, tf.ones([2]))
    total = framework.reduce_sum_n([tf.ones([2]), tf.ones([3])])
    doubled = framework.py_func(
        lambda a, b: {"c": a + b}, [x], {"b": tf.ones([2, 1])}, {"c": tf.float32}, {"c": [2, 1]}
    )
    flag = tf.placeholder_with_default(True, [])
    chosen = framework.smart_cond(flag, lambda: tf.constant(1), lambda: tf.constant(2))
    fixed = framework.smart_cond(tf.constant(False), lambda: 1, lambda: 2)
    case_value = framework.smart_case([(False, lambda: 1), (True, lambda: 2)], lambda: 3)
    chooser = framework.VariableDeviceChooser(2)
    with tf.Session() as session:
        values = session.run([total, doubled["c"], chosen], {x: np.ones([2, 1])})
    return {
        "scope": scope,
        "placeholders": [p.name for p in framework.get_placeholders(tf.get_default_graph())],
        "shapes": [str(predictions.shape), str(labels.shape), str(doubled["c"].shape)],
        "values": [_listed(value) for value in values],
        "fixed": [fixed, case_value, framework.smart_constant_value(True)],
        "devices": [framework.VariableDeviceChooser(device_type="GPU")(None)],
        "nest": framework.nest.flatten({"b": [1, 2], "a": (3,)}),
        "is_tensor": [framework.is_tensor(x), framework.is_tensor(3)],
        "sorted": _listed([chooser is not None]),
    }


@case
def arg_scope_rules(tf):
    framework = tf.contrib.framework
    arg_scope = framework.arg_scope

    @framework.add_arg_scope
    def f(a, b=1, c=2, **rest):
        return [a, b, c, sorted(rest.items())]

    @framework.add_arg_scope
    def g(a, b=1):
        return [a, b]

    @framework.add_arg_scope
    def bare(a, d):
        return [a, d]

    again = framework.add_arg_scope(f)
    found = [
        f(0),
        list(framework.arg_scoped_arguments(f)),
        list(framework.arg_scoped_arguments(bare)),
    ]
    with arg_scope([f, g], b=5) as outer:
        found += [f(0), g(0), f(0, b=6), _error(lambda: f(0, 7))]
        with arg_scope((f,), b=8, e=9) as inner:
            found += [f(0), g(0)]
            with arg_scope(outer):
                found.append(f(0))
            with arg_scope([g], b=10):
                found += [f(0), g(0), again(0)]
        found.append(f(0))
        with arg_scope([f], c=11):
            found.append(f(0))
    found += [f(0), framework.current_arg_scope() == {}, framework.has_arg_scope(f)]
    with arg_scope(inner):
        found += [f(0), g(0), sorted(len(v) for v in framework.current_arg_scope().values())]
    found.append(framework.has_arg_scope(len))
    found += [f.__name__, _error(lambda: framework.arg_scoped_arguments(len))]
    found.append(framework.arg_scope([f], b=12).__enter__() is not None)
    return found
