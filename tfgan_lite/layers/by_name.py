"""Activations, initializers, regularizers and constraints given as strings.

`tf.layers` of TF 1.15 took `activation="relu"` and the like, with the constants of Keras 2;
scripts use it. A callable, or None, comes back as it was given.
"""

import tensorflow as tf

_init = tf.compat.v1.initializers
ZEROS, ONES = _init.zeros(), _init.ones()  # defaults of arguments


def _scaled(scale, mode, distribution):
    return lambda: _init.variance_scaling(scale=scale, mode=mode, distribution=distribution)


_ACTIVATIONS = {
    "linear": None,
    "relu": tf.nn.relu,
    "relu6": tf.nn.relu6,
    "leaky_relu": tf.nn.leaky_relu,
    "elu": tf.nn.elu,
    "selu": tf.nn.selu,
    "sigmoid": tf.nn.sigmoid,
    "hard_sigmoid": lambda x: tf.clip_by_value(0.2 * x + 0.5, 0.0, 1.0),
    "tanh": tf.nn.tanh,
    "softmax": tf.nn.softmax,
    "softplus": tf.nn.softplus,
    "softsign": tf.nn.softsign,
    "exponential": tf.exp,
}
_INITIALIZERS = {
    "zeros": tf.compat.v1.zeros_initializer,
    "ones": tf.compat.v1.ones_initializer,
    "identity": _init.identity,
    "orthogonal": _init.orthogonal,
    "random_normal": lambda: tf.compat.v1.random_normal_initializer(stddev=0.05),
    "random_uniform": lambda: tf.compat.v1.random_uniform_initializer(-0.05, 0.05),
    "truncated_normal": lambda: tf.compat.v1.truncated_normal_initializer(stddev=0.05),
    "glorot_uniform": tf.compat.v1.glorot_uniform_initializer,
    "glorot_normal": tf.compat.v1.glorot_normal_initializer,
    "he_uniform": _scaled(2.0, "fan_in", "uniform"),
    "he_normal": _scaled(2.0, "fan_in", "truncated_normal"),
    "lecun_uniform": _scaled(1.0, "fan_in", "uniform"),
    "lecun_normal": _scaled(1.0, "fan_in", "truncated_normal"),
}
_ALIASES = {"zero": "zeros", "one": "ones", "normal": "random_normal", "uniform": "random_uniform"}
_REGULARIZERS = {
    "l1": lambda weights: _sum_after(0.0, tf.abs(weights)),
    "l2": lambda weights: _sum_after(0.0, tf.square(weights)),
    "l1_l2": lambda weights: _sum_after(_sum_after(0.0, tf.abs(weights)), tf.square(weights)),
}
_PENALTY = 0.009999999776482582  # Keras 2 rounded its 0.01 to float32
_KERAS_EPSILON = 1e-7  # keeps a division by a zero norm finite


def _sum_after(loss, sizes):
    more = tf.reduce_sum(_PENALTY * sizes)
    return tf.add(tf.cast(loss, more.dtype), more, name="add")


def _norm(weights):
    return tf.sqrt(tf.reduce_sum(tf.square(weights), axis=0, keepdims=True))


def _max_norm(weights, limit=2.0):
    norm = _norm(weights)
    return weights * (tf.clip_by_value(norm, 0.0, limit) / (_KERAS_EPSILON + norm))


_CONSTRAINTS = {
    "non_neg": lambda weights: weights * tf.cast(weights >= 0.0, weights.dtype),
    "unit_norm": lambda weights: weights / (_KERAS_EPSILON + _norm(weights)),
    "max_norm": _max_norm,
}


def activation(value):
    """Returns the function that an activation argument stands for; None for the identity."""
    return _find(value, _ACTIVATIONS, "activation function")


def initializer(value):
    """Returns the initializer that an argument stands for; None for the scope's."""
    if isinstance(value, str):
        value = _ALIASES.get(value, value)
        return _find(value, _INITIALIZERS, "initializer")()
    return value


def regularizer(value):
    """Returns the function from weights to a scalar loss that an argument stands for."""
    return _find(value, _REGULARIZERS, "regularizer")


def constraint(value):
    """Returns the function from weights to weights that an argument stands for."""
    return _find(value, _CONSTRAINTS, "constraint")


def _find(value, table, kind):
    if not isinstance(value, str):
        return value
    if value not in table:
        raise ValueError(f"Unknown {kind}: {value}. It wants a callable or one of {sorted(table)}.")
    return table[value]
