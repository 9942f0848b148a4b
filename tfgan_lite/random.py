"""Counter-based randomness: every number is a function of (seed, stream, step).

There is no generator whose state moves on, so a run that was stopped at step k draws
at step k + 1 what it would have drawn anyway, and a graph draws what eager code draws.
"""

import hashlib
from collections.abc import Sequence

import tensorflow as tf

DISTRIBUTIONS = ("normal", "uniform", "one_hot")


def stream_key(seed: int, stream: str) -> int:
    """Returns the 63-bit integer that stands for a named stream of random numbers.

    Args:
      seed: Python int, the seed of the run.
      stream: str, what the numbers are for, such as `"noise/generator"`.

    Returns:
      int in [0, 2**63): the first eight bytes of SHA-256 of both, without the sign bit.
    """
    digest = hashlib.sha256(f"{int(seed)}/{stream}".encode()).digest()
    return int.from_bytes(digest[:8], "little") >> 1


def stateless_seed(seed: int, stream: str, step: int | tf.Tensor = 0) -> tf.Tensor:
    """Returns the int64 `[2]` seed that `tf.random.stateless_*` wants.

    Args:
      seed: Python int, the seed of the run.
      stream: str, what the numbers are for.
      step: int, or an integer scalar tensor: the counter within the stream.
    """
    key = tf.constant(stream_key(seed, stream), tf.int64)
    return tf.stack([key, tf.cast(step, tf.int64)])


def noise(
    shape: Sequence[int] | tf.Tensor,
    *,
    seed: int,
    stream: str,
    step: int | tf.Tensor,
    distribution: str = "normal",
    dtype: tf.DType = tf.float32,
) -> tf.Tensor:
    """Draws the noise of one step of one stream.

    Args:
      shape: list of int or 1-D integer tensor.
      seed: Python int, the seed of the run.
      stream: str; two streams are independent of each other.
      step: int or integer scalar tensor; two steps are independent of each other.
      distribution: `"normal"` for N(0, 1), `"uniform"` for U[0, 1), or `"one_hot"` for a 1 among
        zeros on the last axis, every place as likely as the others.
      dtype: a floating dtype.

    Returns:
      A tensor of `shape` and `dtype`, equal to the bit in graph and eager code.

    Raises:
      ValueError: for another distribution.
    """
    pair = stateless_seed(seed, stream, step)
    # The algorithm is named, not left to "auto_select", so that every device draws Philox.
    if distribution == "normal":
        return tf.random.stateless_normal(shape, pair, dtype=dtype, alg="philox")
    if distribution == "uniform":
        return tf.random.stateless_uniform(shape, pair, dtype=dtype, alg="philox")
    if distribution == "one_hot":
        places = shape[-1]
        drawn = tf.random.stateless_uniform(
            shape[:-1], pair, maxval=places, dtype=tf.int32, alg="philox"
        )
        return tf.one_hot(drawn, places, dtype=dtype)
    raise ValueError(
        f"noise: distribution wants one of {', '.join(DISTRIBUTIONS)}; got {distribution!r}."
    )
