"""A multivariate normal, whatever the factor `scale` of its covariance scale scale^T is.

`multivariate_scales` has those of TensorFlow's names.

Source: TensorFlow 1.15 (`tf.contrib.distributions`).
"""

import math
from typing import Any

import tensorflow as tf

v1 = tf.compat.v1
_d = v1.distributions


class MultivariateNormal(tf.compat.v1.distributions.Distribution):
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
        name: str,
    ) -> None:
        self.loc, self.scale = loc, scale
        parents = [loc] if loc is not None else []
        super().__init__(
            dtype=scale.dtype,
            reparameterization_type=_d.FULLY_REPARAMETERIZED,
            validate_args=validate_args,
            allow_nan_stats=allow_nan_stats,
            graph_parents=parents,
            name=name,
        )

    def _batch_shape(self):
        shape = self.scale.batch_shape
        return shape if self.loc is None else tf.broadcast_static_shape(shape, self.loc.shape[:-1])

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


@_d.RegisterKL(MultivariateNormal, MultivariateNormal)
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


def _diagonal(scale):
    return scale.diag_part() if isinstance(scale, tf.linalg.LinearOperatorDiag) else None
