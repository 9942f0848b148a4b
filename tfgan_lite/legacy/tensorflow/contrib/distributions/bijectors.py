"""`tf.contrib.distributions.bijectors`: those that work on each number by itself.

`TransformedDistribution` sends draws through one. Source: TensorFlow 1.15.
"""

from collections.abc import Sequence
from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.overlay import overlay as _overlay
from tfgan_lite.legacy.tensorflow.contrib.distributions.bijector import Bijector
from tfgan_lite.legacy.tensorflow.contrib.distributions.triangles import softplus_inverse

__all__ = [
    "AffineScalar",
    "Bijector",
    "Chain",
    "Exp",
    "Identity",
    "Invert",
    "Sigmoid",
    "Softplus",
]


class Identity(Bijector):
    """y = x."""

    def __init__(self, validate_args: bool = False, name: str = "identity") -> None:
        super().__init__(is_constant_jacobian=True, validate_args=validate_args, name=name)

    def _forward(self, x):
        return x

    def _inverse(self, y):
        return y

    def _forward_log_det_jacobian(self, x):
        return tf.zeros([], x.dtype)


class Exp(Bijector):
    """y = exp(x)."""

    def __init__(self, validate_args: bool = False, name: str = "exp") -> None:
        super().__init__(validate_args=validate_args, name=name)

    def _forward(self, x):
        return tf.exp(x)

    def _inverse(self, y):
        return tf.math.log(y)

    def _forward_log_det_jacobian(self, x):
        return x


class Softplus(Bijector):
    """y = s log(1 + exp(x / s)).

    Args:
      hinge_softness: s; None for 1.
      validate_args: accepted, values are not checked.
      name: str.
    """

    def __init__(
        self, hinge_softness: Any = None, validate_args: bool = False, name: str = "softplus"
    ) -> None:
        super().__init__(validate_args=validate_args, name=name)
        self.hinge_softness = hinge_softness

    def _softness(self, like):
        return tf.cast(1.0 if self.hinge_softness is None else self.hinge_softness, like.dtype)

    def _forward(self, x):
        softness = self._softness(x)
        return softness * tf.nn.softplus(x / softness)

    def _inverse(self, y):
        softness = self._softness(y)
        return softness * softplus_inverse(y / softness)

    def _forward_log_det_jacobian(self, x):
        return -tf.nn.softplus(-x / self._softness(x))

    def _inverse_log_det_jacobian(self, y):
        return -tf.math.log(-tf.math.expm1(-y / self._softness(y)))


class Sigmoid(Bijector):
    """y = 1 / (1 + exp(-x))."""

    def __init__(self, validate_args: bool = False, name: str = "sigmoid") -> None:
        super().__init__(validate_args=validate_args, name=name)

    def _forward(self, x):
        return tf.sigmoid(x)

    def _inverse(self, y):
        return tf.math.log(y) - tf.math.log1p(-y)

    def _forward_log_det_jacobian(self, x):
        return -tf.nn.softplus(-x) - tf.nn.softplus(x)

    def _inverse_log_det_jacobian(self, y):
        return -tf.math.log(y) - tf.math.log1p(-y)


class AffineScalar(Bijector):
    """y = scale x + shift; None for a scale of 1, or a shift of 0."""

    def __init__(
        self,
        shift: Any = None,
        scale: Any = None,
        validate_args: bool = False,
        name: str = "affine_scalar",
    ) -> None:
        super().__init__(is_constant_jacobian=True, validate_args=validate_args, name=name)
        self.shift = None if shift is None else tf.convert_to_tensor(shift, name="shift")
        self.scale = None if scale is None else tf.convert_to_tensor(scale, name="scale")

    def _forward(self, x):
        y = x if self.scale is None else self.scale * x
        return y if self.shift is None else y + self.shift

    def _inverse(self, y):
        x = y if self.shift is None else y - self.shift
        return x if self.scale is None else x / self.scale

    def _forward_log_det_jacobian(self, x):
        return tf.zeros([], x.dtype) if self.scale is None else tf.math.log(tf.abs(self.scale))


class Invert(Bijector):
    """The inverse of another bijector."""

    def __init__(
        self, bijector: Bijector, validate_args: bool = False, name: str | None = None
    ) -> None:
        super().__init__(
            is_constant_jacobian=bijector.is_constant_jacobian,
            validate_args=validate_args,
            forward_min_event_ndims=bijector.inverse_min_event_ndims,
            inverse_min_event_ndims=bijector.forward_min_event_ndims,
            name=name or f"invert_{bijector.name}",
        )
        self.bijector = bijector

    def _forward(self, x):
        return self.bijector.inverse(x)

    def _inverse(self, y):
        return self.bijector.forward(y)

    def _forward_log_det_jacobian(self, x):
        return self.bijector.inverse_log_det_jacobian(x, self.forward_min_event_ndims)

    def _inverse_log_det_jacobian(self, y):
        return self.bijector.forward_log_det_jacobian(y, self.inverse_min_event_ndims)


class Chain(Bijector):
    """One bijector after the other, the last of the list first."""

    def __init__(
        self,
        bijectors: Sequence[Bijector] | None = None,
        validate_args: bool = False,
        name: str | None = None,
    ) -> None:
        self.bijectors = list(bijectors or [])
        names = [bijector.name for bijector in self.bijectors]
        super().__init__(
            is_constant_jacobian=all(b.is_constant_jacobian for b in self.bijectors),
            validate_args=validate_args,
            forward_min_event_ndims=max([b.forward_min_event_ndims for b in self.bijectors] or [0]),
            name=name or ("_of_".join(["chain", *names]) if names else "identity"),
        )

    def _forward(self, x):
        for bijector in reversed(self.bijectors):
            x = bijector.forward(x)
        return x

    def _inverse(self, y):
        for bijector in self.bijectors:
            y = bijector.inverse(y)
        return y

    def _forward_log_det_jacobian(self, x):
        total = 0.0
        for bijector in reversed(self.bijectors):
            total += bijector.forward_log_det_jacobian(x, self.forward_min_event_ndims)
            x = bijector.forward(x)
        return total if self.bijectors else tf.zeros([], x.dtype)


__getattr__, __dir__ = _overlay(__name__)
