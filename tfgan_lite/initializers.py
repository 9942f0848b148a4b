"""Random initializers whose bits are a function of (seed, the variable's full name).

TensorFlow's own random initializers draw from a stateful generator, so that what a
variable starts from depends on how many operations were built before it, and differs
between graph and eager. `bind` turns any of them, and the ones below, into a plain
callable that draws from the stream of one variable. Initializers without randomness
(zeros, ones, constant, identity) and callables of the user's own pass through unchanged.
"""

import math
from collections.abc import Callable, Sequence
from typing import Any

import tensorflow as tf

from tfgan_lite.random import stateless_seed

# The standard deviation of a unit normal cut off at two standard deviations, by which
# TF 1.15 divides in variance scaling so that the truncated draw has the variance asked for.
TRUNCATED_NORMAL_STDDEV = 0.87962566103423978


def random_uniform(
    shape: Sequence[int],
    pair: tf.Tensor,
    dtype: tf.DType,
    minval: float = 0.0,
    maxval: float = 1.0,
) -> tf.Tensor:
    """U[minval, maxval), as `tf.compat.v1.random_uniform_initializer`."""
    return tf.random.stateless_uniform(shape, pair, minval, maxval, dtype, alg="philox")


def random_normal(
    shape: Sequence[int],
    pair: tf.Tensor,
    dtype: tf.DType,
    mean: float = 0.0,
    stddev: float = 1.0,
) -> tf.Tensor:
    """N(mean, stddev**2), as `tf.compat.v1.random_normal_initializer`."""
    return tf.random.stateless_normal(shape, pair, mean, stddev, dtype, alg="philox")


def truncated_normal(
    shape: Sequence[int],
    pair: tf.Tensor,
    dtype: tf.DType,
    mean: float = 0.0,
    stddev: float = 1.0,
) -> tf.Tensor:
    """N(mean, stddev**2) drawn again beyond two stddev, as `truncated_normal_initializer`."""
    return tf.random.stateless_truncated_normal(shape, pair, mean, stddev, dtype, alg="philox")


def fans(shape: Sequence[int]) -> tuple[float, float]:
    """Returns (fan_in, fan_out) of a kernel of shape `[..., in, out]` as TF 1.15 counts them."""
    if not shape:
        return 1.0, 1.0
    if len(shape) == 1:
        return float(shape[0]), float(shape[0])
    receptive_field = math.prod(shape[:-2])
    return float(shape[-2] * receptive_field), float(shape[-1] * receptive_field)


def variance_scaling(
    shape: Sequence[int],
    pair: tf.Tensor,
    dtype: tf.DType,
    scale: float = 1.0,
    mode: str = "fan_in",
    distribution: str = "truncated_normal",
) -> tf.Tensor:
    """Variance `scale / fan`, as `tf.compat.v1.variance_scaling_initializer`.

    Args:
      shape: list of int; the last two entries are input and output channels.
      pair: int64 tensor `[2]`, the stateless seed.
      dtype: floating dtype.
      scale: positive float.
      mode: `fan_in`, `fan_out` or `fan_avg`.
      distribution: `truncated_normal` (also called `normal`), `untruncated_normal`, `uniform`.

    Source: He et al. 2015; Glorot and Bengio 2010; the constants are TF 1.15's.
    """
    fan_in, fan_out = fans(shape)
    fan = {"fan_in": fan_in, "fan_out": fan_out, "fan_avg": (fan_in + fan_out) / 2.0}[mode]
    variance = scale / max(1.0, fan)
    if distribution in ("truncated_normal", "normal"):
        stddev = math.sqrt(variance) / TRUNCATED_NORMAL_STDDEV
        return truncated_normal(shape, pair, dtype, 0.0, stddev)
    if distribution == "untruncated_normal":
        return random_normal(shape, pair, dtype, 0.0, math.sqrt(variance))
    limit = math.sqrt(3.0 * variance)
    return random_uniform(shape, pair, dtype, -limit, limit)


def uniform_unit_scaling(
    shape: Sequence[int], pair: tf.Tensor, dtype: tf.DType, factor: float = 1.0
) -> tf.Tensor:
    """U(-m, m) with m = factor * sqrt(3 / input size), as TF 1.15's initializer of that name."""
    limit = math.sqrt(3.0 / max(1.0, math.prod(shape[:-1]))) * factor
    return random_uniform(shape, pair, dtype, -limit, limit)


def orthogonal(
    shape: Sequence[int], pair: tf.Tensor, dtype: tf.DType, gain: float = 1.0
) -> tf.Tensor:
    """A (semi-)orthogonal matrix of `[prod(shape[:-1]), shape[-1]]`, as `orthogonal_initializer`.

    Source: Saxe et al. 2014.

    Raises:
      ValueError: for fewer than two dimensions.
    """
    if len(shape) < 2:
        raise ValueError(
            f"orthogonal: the variable wants at least two dimensions; got shape {shape}."
        )
    rows, columns = math.prod(shape[:-1]), shape[-1]
    tall = (max(rows, columns), min(rows, columns))
    q, r = tf.linalg.qr(random_normal(tall, pair, dtype), full_matrices=False)
    q *= tf.sign(tf.linalg.diag_part(r))  # makes the draw uniform over orthogonal matrices
    if rows < columns:
        q = tf.linalg.matrix_transpose(q)
    return gain * tf.reshape(q, shape)


# Class name (without a trailing V2 or TF1's lower-case aliases) -> the function that draws,
# and the configuration keys that it takes. TF1, TF2 and Keras classes share names and keys.
_BY_CLASS: dict[str, tuple[Callable[..., tf.Tensor], tuple[str, ...]]] = {
    "RandomUniform": (random_uniform, ("minval", "maxval")),
    "RandomNormal": (random_normal, ("mean", "stddev")),
    "TruncatedNormal": (truncated_normal, ("mean", "stddev")),
    "UniformUnitScaling": (uniform_unit_scaling, ("factor",)),
    "VarianceScaling": (variance_scaling, ("scale", "mode", "distribution")),
    "Orthogonal": (orthogonal, ("gain",)),
}
_FIXED: dict[str, dict[str, Any]] = {
    "GlorotUniform": {"scale": 1.0, "mode": "fan_avg", "distribution": "uniform"},
    "GlorotNormal": {"scale": 1.0, "mode": "fan_avg", "distribution": "truncated_normal"},
    "HeUniform": {"scale": 2.0, "mode": "fan_in", "distribution": "uniform"},
    "HeNormal": {"scale": 2.0, "mode": "fan_in", "distribution": "truncated_normal"},
    "LecunUniform": {"scale": 1.0, "mode": "fan_in", "distribution": "uniform"},
    "LecunNormal": {"scale": 1.0, "mode": "fan_in", "distribution": "truncated_normal"},
}

_Recipe = tuple[Callable[..., tf.Tensor], dict[str, Any], int | None]


def _recipe(initializer: Any) -> _Recipe | None:
    """Returns (drawing function, its arguments, explicit seed or None), or None if not random."""
    name = type(initializer).__name__
    if name in _FIXED:
        return variance_scaling, _FIXED[name], initializer.get_config().get("seed")
    if name not in _BY_CLASS or not hasattr(initializer, "get_config"):
        return None
    draw, keys = _BY_CLASS[name]
    config = initializer.get_config()
    arguments = {key: config[key] for key in keys if config.get(key) is not None}
    return draw, arguments, config.get("seed")


def bind(initializer: Any, name: str, seed: int, dtype: tf.DType | str = tf.float32) -> Any:
    """Returns an initializer that draws from the stream of one variable.

    Args:
      initializer: what `get_variable` was given: None (Glorot uniform for floating dtypes,
        as in TF 1.15), an initializer object or class of TF1, TF2 or Keras, any other
        callable, or a value.
      name: str, the variable's full name, scopes included, without `:0`.
      seed: int, the seed of the run. An explicit `seed` of the initializer takes its place.
      dtype: the variable's dtype, used when `initializer` is None.

    Returns:
      A callable `(shape, dtype=None, partition_info=None)` for random initializers;
      everything else comes back as it was given.
    """
    if isinstance(initializer, type):
        initializer = initializer()
    if initializer is None:
        if not tf.as_dtype(dtype).is_floating:
            return None
        recipe: _Recipe | None = (variance_scaling, _FIXED["GlorotUniform"], None)
    else:
        recipe = _recipe(initializer)
    if recipe is None:
        return initializer
    draw, arguments, own_seed = recipe
    pair_seed = seed if own_seed is None else own_seed
    default_dtype = dtype

    def bound(shape, dtype=None, partition_info=None):
        del partition_info  # partitioned variables are not supported
        pair = stateless_seed(pair_seed, f"variable/{name}")
        shape = [int(size) for size in shape]
        return draw(shape, pair, tf.as_dtype(dtype or default_dtype), **arguments)

    return bound
