"""Multivariate normal distributions, by the factor `scale` of their covariance scale scale^T.

Source: TensorFlow 1.15 (`tf.contrib.distributions`).
"""

import math
from typing import Any

import tensorflow as tf

v1 = tf.compat.v1
_d = v1.distributions


class _MultivariateNormal(tf.compat.v1.distributions.Distribution):
    """loc + scale e, e standard normal: what all of them are.

    Attributes:
      loc: float tensor `[..., k]`, or None for zeros.
      scale: `tf.linalg.LinearOperator` `[..., k, k]`.
    """

    def __init__(
        self,
        loc: Any,
        scale: Any,
        validate_args: bool,
        allow_nan_stats: bool,
        parameters: dict[str, Any],
        name: str,
    ) -> None:
        self.loc, self.scale = loc, scale
        parents = [loc] if loc is not None else []
        super().__init__(
            dtype=scale.dtype,
            reparameterization_type=_d.FULLY_REPARAMETERIZED,
            validate_args=validate_args,
            allow_nan_stats=allow_nan_stats,
            parameters=parameters,
            graph_parents=parents,
            name=name,
        )

    def _batch_shape(self):
        shape = self.scale.batch_shape
        return shape if self.loc is None else _static(shape, self.loc.shape[:-1])

    def _batch_shape_tensor(self):
        shape = self.scale.batch_shape_tensor()
        if self.loc is None:
            return shape
        return v1.broadcast_dynamic_shape(shape, v1.shape(self.loc)[:-1])

    def _event_shape(self):
        return self.scale.shape[-1:]

    def _event_shape_tensor(self):
        return tf.stack([self.scale.range_dimension_tensor()])

    def _whole_shape(self):
        return tf.concat([self.batch_shape_tensor(), self.event_shape_tensor()], 0)

    def _sample_n(self, n, seed=None):
        shape = tf.concat([[n], self._whole_shape()], 0)
        drawn = v1.random_normal(shape, dtype=self.dtype, seed=seed)
        scaled = self._scaled(drawn)
        return scaled if self.loc is None else scaled + self.loc

    def _scaled(self, x):
        diagonal = _diagonal(self.scale)
        return self.scale.matvec(x) if diagonal is None else diagonal * x

    def _standardized(self, x):
        diagonal = _diagonal(self.scale)
        centered = x if self.loc is None else x - self.loc
        if diagonal is not None:
            return centered / diagonal
        rows = v1.broadcast_dynamic_shape(v1.shape(centered), self._whole_shape())
        return self.scale.solvevec(tf.broadcast_to(centered, rows))

    def _log_prob(self, x):
        z = self._standardized(x)
        each = -0.5 * (tf.square(z) + math.log(2.0 * math.pi))
        return tf.reduce_sum(each, -1) - self.scale.log_abs_determinant()

    def _entropy(self):
        k = tf.cast(self.scale.range_dimension_tensor(), self.dtype)
        entropy = 0.5 * k * (1.0 + math.log(2.0 * math.pi)) + self.scale.log_abs_determinant()
        return entropy + tf.zeros(self.batch_shape_tensor(), self.dtype)

    def _mean(self):
        zeros = tf.zeros(self._whole_shape(), self.dtype)
        zeros.set_shape(self.batch_shape.concatenate(self.event_shape))
        return zeros if self.loc is None else zeros + self.loc

    def _mode(self):
        return self._mean()

    def _covariance(self):
        return self.scale.matmul(self.scale.to_dense(), adjoint_arg=True)

    def _variance(self):
        diagonal = _diagonal(self.scale)
        if diagonal is not None:
            return tf.square(diagonal)
        return tf.linalg.diag_part(self._covariance())

    def _stddev(self):
        diagonal = _diagonal(self.scale)
        return tf.sqrt(self._variance()) if diagonal is None else tf.abs(diagonal)


class MultivariateNormalDiag(_MultivariateNormal):
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
        parameters = {
            "loc": loc,
            "scale_diag": scale_diag,
            "scale_identity_multiplier": scale_identity_multiplier,
        }
        if loc is None and scale_diag is None:
            raise ValueError(
                f"{name}: wants loc or scale_diag, which say how many dimensions there are; "
                "got None for both."
            )
        with v1.name_scope(name, values=list(parameters.values())) as name:
            loc = _tensor(loc, scale_diag, "loc")
            diagonal = _tensor(scale_diag, loc, "scale_diag")
            if diagonal is None:
                diagonal = _ones(loc)
                if scale_identity_multiplier is not None:
                    diagonal = diagonal * _column(scale_identity_multiplier, loc)
            elif scale_identity_multiplier is not None:
                diagonal = diagonal + _column(scale_identity_multiplier, diagonal)
            scale = tf.linalg.LinearOperatorDiag(diagonal, is_non_singular=True)
        super().__init__(loc, scale, validate_args, allow_nan_stats, parameters, name)


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


class MultivariateNormalTriL(_MultivariateNormal):
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
        parameters = {"loc": loc, "scale_tril": scale_tril}
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
        super().__init__(loc, scale, validate_args, allow_nan_stats, parameters, name)


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


@_d.RegisterKL(_MultivariateNormal, _MultivariateNormal)
def _kl(a, b, name=None):
    with v1.name_scope(name, "kl_mvn"):
        k = tf.cast(a.scale.range_dimension_tensor(), a.dtype)
        if _diagonal(a.scale) is not None and _diagonal(b.scale) is not None:
            spread = tf.reduce_sum(tf.square(_diagonal(a.scale) / _diagonal(b.scale)), -1)
        else:
            ratio = b.scale.solve(a.scale.to_dense())
            spread = tf.reduce_sum(tf.square(ratio), axis=[-2, -1])
        gap = tf.reduce_sum(tf.square(b._standardized(a.mean())), -1)
        volumes = b.scale.log_abs_determinant() - a.scale.log_abs_determinant()
        return volumes + 0.5 * (spread + gap - k)


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


def _diagonal(scale):
    return scale.diag_part() if isinstance(scale, tf.linalg.LinearOperatorDiag) else None


def _static(a, b):
    return tf.broadcast_static_shape(a, b)
