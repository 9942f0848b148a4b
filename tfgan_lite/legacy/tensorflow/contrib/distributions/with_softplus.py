"""Distributions of `tf.distributions` whose parameters are first made positive.

Source: TensorFlow 1.15, and of `BernoulliWithSigmoidProbs` 1.0 (`tf.contrib.distributions`).
"""

from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.distributions.arguments import keeps_arguments

v1 = tf.compat.v1
_d = v1.distributions
_softplus = tf.nn.softplus


def _options(validate_args: bool, allow_nan_stats: bool, name: str) -> dict[str, Any]:
    return {"validate_args": validate_args, "allow_nan_stats": allow_nan_stats, "name": name}


@keeps_arguments
class BernoulliWithSigmoidProbs(tf.compat.v1.distributions.Bernoulli):
    """`Bernoulli` with probs = sigmoid(probs)."""

    def __init__(
        self,
        probs: Any = None,
        dtype: Any = tf.int32,
        validate_args: bool = False,
        allow_nan_stats: bool = True,
        name: str = "BernoulliWithSigmoidProbs",
    ) -> None:
        options = _options(validate_args, allow_nan_stats, name)
        super().__init__(probs=tf.sigmoid(probs), dtype=dtype, **options)


@keeps_arguments
class BetaWithSoftplusConcentration(tf.compat.v1.distributions.Beta):
    """`Beta` with both concentrations softplus(concentration)."""

    def __init__(
        self,
        concentration1: Any,
        concentration0: Any,
        validate_args: bool = False,
        allow_nan_stats: bool = True,
        name: str = "BetaWithSoftplusConcentration",
    ) -> None:
        options = _options(validate_args, allow_nan_stats, name)
        super().__init__(_softplus(concentration1), _softplus(concentration0), **options)


@keeps_arguments
class ExponentialWithSoftplusRate(tf.compat.v1.distributions.Exponential):
    """`Exponential` with rate = softplus(rate)."""

    def __init__(
        self,
        rate: Any,
        validate_args: bool = False,
        allow_nan_stats: bool = True,
        name: str = "ExponentialWithSoftplusRate",
    ) -> None:
        super().__init__(_softplus(rate), **_options(validate_args, allow_nan_stats, name))


@keeps_arguments
class GammaWithSoftplusConcentrationRate(tf.compat.v1.distributions.Gamma):
    """`Gamma` with softplus of concentration and rate."""

    def __init__(
        self,
        concentration: Any,
        rate: Any,
        validate_args: bool = False,
        allow_nan_stats: bool = True,
        name: str = "GammaWithSoftplusConcentrationRate",
    ) -> None:
        options = _options(validate_args, allow_nan_stats, name)
        super().__init__(_softplus(concentration), _softplus(rate), **options)


@keeps_arguments
class LaplaceWithSoftplusScale(tf.compat.v1.distributions.Laplace):
    """`Laplace` with scale = softplus(scale)."""

    def __init__(
        self,
        loc: Any,
        scale: Any,
        validate_args: bool = False,
        allow_nan_stats: bool = True,
        name: str = "LaplaceWithSoftplusScale",
    ) -> None:
        super().__init__(loc, _softplus(scale), **_options(validate_args, allow_nan_stats, name))


@keeps_arguments
class NormalWithSoftplusScale(tf.compat.v1.distributions.Normal):
    """`Normal` with scale = softplus(scale)."""

    def __init__(
        self,
        loc: Any,
        scale: Any,
        validate_args: bool = False,
        allow_nan_stats: bool = True,
        name: str = "NormalWithSoftplusScale",
    ) -> None:
        super().__init__(loc, _softplus(scale), **_options(validate_args, allow_nan_stats, name))


@keeps_arguments
class StudentTWithAbsDfSoftplusScale(tf.compat.v1.distributions.StudentT):
    """`StudentT` with df = floor(|df|) and scale = softplus(scale)."""

    def __init__(
        self,
        df: Any,
        loc: Any,
        scale: Any,
        validate_args: bool = False,
        allow_nan_stats: bool = True,
        name: str = "StudentTWithAbsDfSoftplusScale",
    ) -> None:
        options = _options(validate_args, allow_nan_stats, name)
        super().__init__(tf.floor(tf.abs(df)), loc, _softplus(scale), **options)
