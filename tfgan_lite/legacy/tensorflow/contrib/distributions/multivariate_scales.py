"""Multivariate normal distributions, by what tells the factor of their covariance.

Source: TensorFlow 1.15 (`tf.contrib.distributions`).
"""

from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.distributions.arguments import keeps_arguments
from tfgan_lite.legacy.tensorflow.contrib.distributions.multivariate_normal import (
    MultivariateNormal,
)

v1 = tf.compat.v1


@keeps_arguments
class MultivariateNormalDiag(MultivariateNormal):
    """Normal of a diagonal covariance; without a scale, of standard deviations 1.

    Args:
      loc: float `[..., k]`, the mean; None for zeros.
      scale_diag: float `[..., k]`, the standard deviations.
      scale_identity_multiplier: float `[...]`, added to each of them.
      validate_args: bool; accepted, values are not checked.
      allow_nan_stats: bool.
      name: str.

    Raises:
      ValueError: if neither `loc` nor `scale_diag` says what k is.
    """

    def __init__(
        self,
        loc: Any = None,
        scale_diag: Any = None,
        scale_identity_multiplier: Any = None,
        validate_args: bool = False,
        allow_nan_stats: bool = True,
        name: str = "MultivariateNormalDiag",
    ) -> None:
        if loc is None and scale_diag is None:
            raise ValueError(
                f"{name}: wants loc or scale_diag, which say how many dimensions there are; "
                "got None for both."
            )
        with v1.name_scope(name, values=[loc, scale_diag, scale_identity_multiplier]) as name:
            loc = _tensor(loc, scale_diag, "loc")
            diagonal = _tensor(scale_diag, loc, "scale_diag")
            if diagonal is None:
                diagonal = _ones(loc)
                if scale_identity_multiplier is not None:
                    diagonal = diagonal * _column(scale_identity_multiplier, loc)
            elif scale_identity_multiplier is not None:
                diagonal = diagonal + _column(scale_identity_multiplier, diagonal)
            scale = tf.linalg.LinearOperatorDiag(diagonal, is_non_singular=True)
        super().__init__(loc, scale, validate_args, allow_nan_stats, name)


@keeps_arguments
class MultivariateNormalDiagWithSoftplusScale(MultivariateNormalDiag):
    """`MultivariateNormalDiag` of the standard deviations softplus(scale_diag)."""

    def __init__(
        self,
        loc: Any,
        scale_diag: Any,
        validate_args: bool = False,
        allow_nan_stats: bool = True,
        name: str = "MultivariateNormalDiagWithSoftplusScale",
    ) -> None:
        super().__init__(
            loc,
            tf.nn.softplus(scale_diag),
            validate_args=validate_args,
            allow_nan_stats=allow_nan_stats,
            name=name,
        )


@keeps_arguments
class MultivariateNormalTriL(MultivariateNormal):
    """Normal of the covariance L L^T.

    Args:
      loc: float `[..., k]`, the mean; None for zeros.
      scale_tril: float `[..., k, k]`, L, of which the lower triangle is read; None for identity.
      validate_args: bool; accepted, values are not checked.
      allow_nan_stats: bool.
      name: str.

    Raises:
      ValueError: if neither `loc` nor `scale_tril` is given.
    """

    def __init__(
        self,
        loc: Any = None,
        scale_tril: Any = None,
        validate_args: bool = False,
        allow_nan_stats: bool = True,
        name: str = "MultivariateNormalTriL",
    ) -> None:
        if loc is None and scale_tril is None:
            raise ValueError(f"{name}: wants loc or a matrix; got None for both.")
        with v1.name_scope(name, values=[loc, scale_tril]) as name:
            loc = _tensor(loc, scale_tril, "loc")
            tril = _tensor(scale_tril, loc, "scale_tril")
            scale = (
                _identity(loc)
                if tril is None
                else tf.linalg.LinearOperatorLowerTriangular(tril, is_non_singular=True)
            )
        super().__init__(loc, scale, validate_args, allow_nan_stats, name)


@keeps_arguments
class MultivariateNormalFullCovariance(MultivariateNormalTriL):
    """Normal of any covariance.

    Args:
      loc: float `[..., k]`, the mean; None for zeros.
      covariance_matrix: float `[..., k, k]`, symmetric and positive definite; its lower triangle
        is read. None for identity.
      validate_args: bool; accepted, values are not checked.
      allow_nan_stats: bool.
      name: str.

    Raises:
      ValueError: if neither `loc` nor `covariance_matrix` is given.
    """

    def __init__(
        self,
        loc: Any = None,
        covariance_matrix: Any = None,
        validate_args: bool = False,
        allow_nan_stats: bool = True,
        name: str = "MultivariateNormalFullCovariance",
    ) -> None:
        tril = None if covariance_matrix is None else tf.linalg.cholesky(covariance_matrix)
        super().__init__(loc, tril, validate_args, allow_nan_stats, name)


def _tensor(value, like, name):
    if value is None:
        return None
    dtype = like.dtype.base_dtype if tf.is_tensor(like) else None
    return tf.convert_to_tensor(value, dtype=dtype, name=name)


def _column(multiplier, like):
    return tf.convert_to_tensor(multiplier, dtype=like.dtype)[..., tf.newaxis]


def _ones(like):
    return v1.ones_like(like[(0,) * (like.shape.rank - 1)])  # [k], whatever the batch


def _identity(like):
    return tf.linalg.LinearOperatorDiag(_ones(like), is_non_singular=True)
