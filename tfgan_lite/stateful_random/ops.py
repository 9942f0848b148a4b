"""TensorFlow's stateful random operations: what each becomes in a block, or why it is refused.

`tests/stateful_random/test_ops.py` holds every operation of TensorFlow's registry that takes a
seed, or that draws without one, against the two tables at the end.
"""

from collections.abc import Callable
from typing import Any, Protocol

import tensorflow as tf

PHILOX = tf.random.Algorithm.PHILOX.value


class Seeds(Protocol):
    """What a replacement asks of the block that it draws in.

    Attributes:
      refuse: bool, whether draws that cannot be replayed are errors.
    """

    refuse: bool

    def pair(self, op: str, seed: int | None, seed2: int | None) -> tf.Tensor:
        """Returns the int64 `[2]` seed of the next draw of an operation."""

    def seeds(self, op_seed: int | None) -> tuple[int, Any]:
        """Returns what `get_seed` returns: the two seeds of the next operation."""

    def keras_seed(self) -> int:
        """Returns the seed of a Keras initializer that was made without one."""


def _pair(block, op, seed, seed2):
    if tf.executing_eagerly():
        return block.pair(op, seed, seed2)
    with tf.name_scope("replayed"):  # away from the names that the caller's code counts on
        return block.pair(op, seed, seed2)


def _philox(block, op, seed, seed2):
    pair = _pair(block, op, seed, seed2)
    key, counter = tf.raw_ops.StatelessRandomGetKeyCounter(seed=pair)
    return {"key": key, "counter": counter, "alg": PHILOX}


def _random_standard_normal(block, shape, dtype, seed=0, seed2=0, name=None):
    philox = _philox(block, "RandomStandardNormal", seed, seed2)
    name = name or "RandomStandardNormal"
    return tf.raw_ops.StatelessRandomNormalV2(shape=shape, dtype=dtype, name=name, **philox)


def _random_uniform(block, shape, dtype, seed=0, seed2=0, name=None):
    philox = _philox(block, "RandomUniform", seed, seed2)
    name = name or "RandomUniform"
    return tf.raw_ops.StatelessRandomUniformV2(shape=shape, dtype=dtype, name=name, **philox)


def _random_uniform_int(block, shape, minval, maxval, seed=0, seed2=0, name=None):
    philox = _philox(block, "RandomUniformInt", seed, seed2)
    return tf.raw_ops.StatelessRandomUniformIntV2(
        shape=shape, minval=minval, maxval=maxval, name=name or "RandomUniformInt", **philox
    )


def _truncated_normal(block, shape, dtype, seed=0, seed2=0, name=None):
    philox = _philox(block, "TruncatedNormal", seed, seed2)
    name = name or "TruncatedNormal"
    return tf.raw_ops.StatelessTruncatedNormalV2(shape=shape, dtype=dtype, name=name, **philox)


def _parameterized_truncated_normal(
    block, shape, means, stdevs, minvals, maxvals, seed=0, seed2=0, name=None
):
    pair = _pair(block, "ParameterizedTruncatedNormal", seed, seed2)
    bounds = [tf.convert_to_tensor(bound) for bound in (means, stdevs, minvals, maxvals)]
    dtype = bounds[0].dtype
    if dtype == tf.bfloat16:  # of which there is no stateless kernel
        bounds = [tf.cast(bound, tf.float32) for bound in bounds]
    # A vector goes along the first axis here, and along the last in the stateless operation.
    column = tf.concat([[-1], tf.ones([tf.size(shape) - 1], tf.int32)], 0)
    bounds = [
        bound if bound.shape.rank == 0 else tf.broadcast_to(tf.reshape(bound, column), shape)
        for bound in bounds
    ]
    drawn = tf.raw_ops.StatelessParameterizedTruncatedNormal(
        shape=shape,
        seed=pair,
        means=bounds[0],
        stddevs=bounds[1],
        minvals=bounds[2],
        maxvals=bounds[3],
    )
    # The stateful operation has no gradient, and nor have the sums and products over it.
    name = name or "ParameterizedTruncatedNormal"
    return tf.stop_gradient(tf.cast(drawn, dtype), name=name)


def _multinomial(block, logits, num_samples, seed=0, seed2=0, output_dtype=tf.int64, name=None):
    return tf.raw_ops.StatelessMultinomial(
        logits=logits,
        num_samples=num_samples,
        seed=_pair(block, "Multinomial", seed, seed2),
        output_dtype=output_dtype,
        name=name or "Multinomial",
    )


def _random_shuffle(block, value, seed=0, seed2=0, name=None):
    philox = _philox(block, "RandomShuffle", seed, seed2)
    drawn = tf.raw_ops.StatelessShuffle(value=value, **philox)
    return tf.stop_gradient(drawn, name=name or "RandomShuffle")  # as of the stateful operation


def _random_gamma(block, shape, alpha, seed=0, seed2=0, name=None):
    pair = _pair(block, "RandomGamma", seed, seed2)
    return tf.raw_ops.StatelessRandomGammaV2(
        shape=_appended(shape, alpha), seed=pair, alpha=alpha, name=name or "RandomGamma"
    )


def _random_poisson_v2(block, shape, rate, seed=0, seed2=0, dtype=tf.int64, name=None):
    pair = _pair(block, "RandomPoissonV2", seed, seed2)
    return tf.raw_ops.StatelessRandomPoisson(
        shape=_appended(shape, rate), seed=pair, lam=rate, dtype=dtype, name=name or "RandomPoisson"
    )


def _random_poisson(block, shape, rate, seed=0, seed2=0, name=None):
    rate = tf.convert_to_tensor(rate)
    return _random_poisson_v2(block, shape, rate, seed, seed2, rate.dtype, name)


def _appended(shape, parameter):
    """Returns the shape of draws of `shape` for each element of `parameter`."""
    shape = tf.convert_to_tensor(shape)
    return tf.concat([shape, tf.shape(parameter, shape.dtype)], 0)


def _sample_distorted_bounding_box_v2(
    block,
    image_size,
    bounding_boxes,
    min_object_covered,
    seed=0,
    seed2=0,
    aspect_ratio_range=(0.75, 1.33),
    area_range=(0.05, 1),
    max_attempts=100,
    use_image_if_no_bounding_boxes=False,
    name=None,
):
    return tf.raw_ops.StatelessSampleDistortedBoundingBox(
        image_size=image_size,
        bounding_boxes=bounding_boxes,
        min_object_covered=min_object_covered,
        seed=_pair(block, "SampleDistortedBoundingBox", seed, seed2),
        aspect_ratio_range=aspect_ratio_range,
        area_range=area_range,
        max_attempts=max_attempts,
        use_image_if_no_bounding_boxes=use_image_if_no_bounding_boxes,
        name=name or "SampleDistortedBoundingBoxV2",
    )


def _sample_distorted_bounding_box(
    block,
    image_size,
    bounding_boxes,
    seed=0,
    seed2=0,
    min_object_covered=0.1,
    aspect_ratio_range=(0.75, 1.33),
    area_range=(0.05, 1),
    max_attempts=100,
    use_image_if_no_bounding_boxes=False,
    name=None,
):
    return _sample_distorted_bounding_box_v2(
        block,
        image_size,
        bounding_boxes,
        min_object_covered,
        seed,
        seed2,
        aspect_ratio_range,
        area_range,
        max_attempts,
        use_image_if_no_bounding_boxes,
        name,
    )


def _non_deterministic_ints(block, shape, dtype=tf.int64, name=None):
    philox = _philox(block, "NonDeterministicInts", 0, 0)
    name = name or "NonDeterministicInts"
    return tf.raw_ops.StatelessRandomUniformFullIntV2(shape=shape, dtype=dtype, name=name, **philox)


# Operation -> what draws in its place: the block, then the arguments of the generated function.
REPLACED: dict[str, Callable[..., Any]] = {
    "Multinomial": _multinomial,
    "NonDeterministicInts": _non_deterministic_ints,
    "ParameterizedTruncatedNormal": _parameterized_truncated_normal,
    "RandomGamma": _random_gamma,
    "RandomPoisson": _random_poisson,
    "RandomPoissonV2": _random_poisson_v2,
    "RandomShuffle": _random_shuffle,
    "RandomStandardNormal": _random_standard_normal,
    "RandomUniform": _random_uniform,
    "RandomUniformInt": _random_uniform_int,
    "SampleDistortedBoundingBox": _sample_distorted_bounding_box,
    "SampleDistortedBoundingBoxV2": _sample_distorted_bounding_box_v2,
    "TruncatedNormal": _truncated_normal,
}

_CANDIDATES = (
    "Draw the candidates before the block and give them as sampled_values= to "
    "tf.nn.sampled_softmax_loss or tf.nn.nce_loss"
)
_QUEUE = "Build the input pipeline before the block"
_REGIONS = "Give it a seed that is not 0"
_CUDNN = "Call tf.nn.dropout between the layers instead"

# Operation -> the next step for who calls it in a block. They have no stateless counterpart.
REFUSED: dict[str, str] = {
    "CudnnRNN": _CUDNN,
    "CudnnRNNV2": _CUDNN,
    "CudnnRNNV3": _CUDNN,
    "FixedUnigramCandidateSampler": _CANDIDATES,
    "FractionalAvgPool": _REGIONS,
    "FractionalMaxPool": _REGIONS,
    "LearnedUnigramCandidateSampler": _CANDIDATES,
    "LogUniformCandidateSampler": _CANDIDATES,
    "RandomCrop": "Call tf.image.random_crop",
    "RandomShuffleQueue": _QUEUE,
    "RandomShuffleQueueV2": _QUEUE,
    "RecordInput": _QUEUE,
    "ThreadUnsafeUnigramCandidateSampler": _CANDIDATES,
    "UniformCandidateSampler": _CANDIDATES,
}


def draws(op: str, arguments: dict[str, Any]) -> bool:
    """Tells whether a refused operation draws at all with these arguments."""
    if op.startswith("Fractional"):
        return not arguments["deterministic"]
    if op.startswith("Cudnn"):
        return bool(arguments["dropout"])
    return True
