"""What is seen of one call in a graph: the same code for TensorFlow 1.15 and for our module."""

# ruff: noqa: B905, UP031 - this is Python 3.7 too

import zlib

import numpy as np

_KEPT = ("biased", "local_step", "learning_rate", "global_step", "_power", "moving_stddev")


def observe(tf, build):
    """Returns a dict of plain lists: what `build(tf)` made in a fresh graph, and computed."""
    with tf.Graph().as_default():
        try:
            made = build(tf)
        except Exception as error:  # the case may be one that is refused
            return {"error": type(error).__name__}
        outputs, feeds = made
        return _described(tf, outputs, dict(feeds))


def _described(tf, outputs, feeds):
    keys = tf.GraphKeys
    variables = tf.global_variables()
    updates = tf.get_collection(keys.UPDATE_OPS) + tf.get_collection("mine")
    losses = tf.get_collection(keys.REGULARIZATION_LOSSES)
    floating = [x for x in outputs if x.dtype.base_dtype in (tf.float32, tf.float64)]
    loss = tf.add_n([tf.cast(_weighted(tf, x), tf.float32) for x in floating]) if floating else None
    trained = tf.trainable_variables() + list(feeds)
    gradients = tf.gradients(loss, trained) if floating else []
    seen = {
        "output_names": [x.name for x in outputs],
        "shapes": [None if x.shape.ndims is None else x.shape.as_list() for x in outputs],
        "updates": len(updates),
        "without_gradient": [x.name for x, g in zip(trained, gradients) if g is None],
        "collections": _collections(tf),
    }
    slopes = [tf.convert_to_tensor(g) for g in gradients if g is not None]
    with tf.Session() as session:
        session.run(tf.global_variables_initializer())
        initial = [_constant(session.run(v)) for v in variables]
        seen["variables"] = [
            [v.op.name, v.shape.as_list(), v.dtype.base_dtype.name, start]
            for v, start in zip(variables, initial)
        ]
        _load(session, variables)
        try:
            values = session.run((outputs, losses, slopes), feeds)
        except tf.errors.OpError:  # TensorFlow 1.15's CPU lacks kernels for NCHW
            return seen
        session.run(updates, feeds)
        second = session.run(outputs, feeds)
        after = [session.run(v) for v in variables]
    seen["outputs"], penalties, seen["gradients"] = ([_listed(x) for x in part] for part in values)
    seen["losses"] = {x.name: value for x, value in zip(losses, penalties)}
    seen["again"] = [_listed(value) for value in second]
    seen["after"] = {v.op.name: _listed(x) for v, x in zip(variables, after)}
    return seen


def _weighted(tf, x):
    """A sum with weights that tell the elements apart."""
    flat = tf.reshape(x, [-1])
    places = tf.cast(tf.range(tf.size(flat)), x.dtype)
    return tf.reduce_sum(flat * tf.cos(places))


def _load(session, variables):
    for variable in variables:
        name = variable.op.name
        if name.endswith(_KEPT) or not variable.dtype.base_dtype.is_floating:
            continue
        random = np.random.RandomState(zlib.crc32(name.encode()) % 2**31)
        positive = "variance" in name or "reparam" in name or "stddev" in name
        low, high = (0.5, 1.5) if positive else (-0.8, 0.8)
        variable.load(random.uniform(low, high, variable.shape.as_list()), session)


def _collections(tf):
    """Names, and aliases, in every collection but those of summaries and scopes."""
    graph = tf.get_default_graph()
    found = {}
    for key in graph.get_all_collection_keys():
        if isinstance(key, str) and key not in (tf.GraphKeys.UPDATE_OPS, "mine"):
            members = graph.get_collection(key)
            named = [x for x in members if hasattr(x, "name") and hasattr(x, "dtype")]
            if named and len(named) == len(members):
                found[key] = sorted([x.name] + getattr(x, "aliases", []) for x in named)
    return found


def _constant(value):
    value = np.asarray(value)
    if value.size and np.ptp(value) == 0:
        return float("%.6g" % value.reshape(-1)[0])
    return "varied"


def _listed(value):
    value = np.asarray(value)
    if value.dtype.kind in "OSU":
        return [x.decode() if isinstance(x, bytes) else str(x) for x in value.reshape(-1)]
    flat = value.reshape(-1).astype(float)
    if flat.size > 60:  # every seventh, and two sums that see the others
        places = np.cos(np.arange(flat.size))
        flat = np.concatenate([flat[::7][:30], [flat.sum(), (flat * places).sum()]])
    return [float("%.6g" % x) for x in flat]
