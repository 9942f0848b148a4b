"""`Bijector`: an invertible function that knows its derivative. Source: TensorFlow 1.15."""

from typing import Any

import tensorflow as tf

v1 = tf.compat.v1


class Bijector:
    """Base class: a subclass gives `_forward`, `_inverse` and one of the two logarithms.

    What came out of `forward` is remembered, so that `inverse` gives back the tensor itself, and
    rounding does not make a draw's density infinite.

    Args:
      graph_parents: accepted without effect.
      is_constant_jacobian: whether the derivative is the same everywhere.
      validate_args: accepted, values are not checked.
      dtype: accepted without effect.
      forward_min_event_ndims: how many axes, the last ones, one call of `_forward` needs.
      inverse_min_event_ndims: the same of `_inverse`; None for that of `_forward`.
      name: str; None for the class's name in lower case.
    """

    def __init__(
        self,
        graph_parents: Any = None,
        is_constant_jacobian: bool = False,
        validate_args: bool = False,
        dtype: Any = None,
        forward_min_event_ndims: int | None = None,
        inverse_min_event_ndims: int | None = None,
        name: str | None = None,
    ) -> None:
        self.graph_parents = graph_parents or []
        self.is_constant_jacobian = is_constant_jacobian
        self.validate_args = validate_args
        self.dtype = dtype
        self.forward_min_event_ndims = forward_min_event_ndims or 0
        self.inverse_min_event_ndims = (
            self.forward_min_event_ndims
            if inverse_min_event_ndims is None
            else inverse_min_event_ndims
        )
        self.name = name or type(self).__name__.lower()
        self._sources: dict[int, tuple[tf.Tensor, tf.Tensor]] = {}  # by the id of what was made

    def forward(self, x: Any, name: str = "forward") -> tf.Tensor:
        """Returns the function's values."""
        with v1.name_scope(f"{self.name}/{name}"):
            x = tf.convert_to_tensor(x)
            y = self._forward(x)
            self._sources[id(y)] = y, x
            return y

    def inverse(self, y: Any, name: str = "inverse") -> tf.Tensor:
        """Returns what `forward` makes y of."""
        made, x = self._sources.get(id(y), (None, None))
        if made is y and x is not None:
            return x
        with v1.name_scope(f"{self.name}/{name}"):
            return self._inverse(tf.convert_to_tensor(y))

    def forward_log_det_jacobian(
        self, x: Any, event_ndims: int, name: str = "forward_log_det_jacobian"
    ) -> tf.Tensor:
        """Returns the logarithm of the derivative at x, summed over the last `event_ndims` axes."""
        with v1.name_scope(f"{self.name}/{name}"):
            x = tf.convert_to_tensor(x)
            each = self._forward_log_det_jacobian(x)
            return _summed(each, x, event_ndims, self.forward_min_event_ndims)

    def inverse_log_det_jacobian(
        self, y: Any, event_ndims: int, name: str = "inverse_log_det_jacobian"
    ) -> tf.Tensor:
        """Returns the logarithm of the inverse's derivative at y, summed in the same way."""
        with v1.name_scope(f"{self.name}/{name}"):
            made, x = self._sources.get(id(y), (None, None))
            y = tf.convert_to_tensor(y)
            if made is y and x is not None and _gives(self, "_forward_log_det_jacobian"):
                each = -self._forward_log_det_jacobian(x)
            else:
                each = self._inverse_log_det_jacobian(y)
            return _summed(each, y, event_ndims, self.inverse_min_event_ndims)

    def forward_event_shape(self, input_shape: Any) -> tf.TensorShape:
        """Returns the shape that `forward` makes of one; here the same."""
        return tf.TensorShape(input_shape)

    def inverse_event_shape(self, output_shape: Any) -> tf.TensorShape:
        """Returns the shape that `inverse` makes of one; here the same."""
        return tf.TensorShape(output_shape)

    def _forward(self, x):
        raise NotImplementedError(f"{self.name}: has no forward; define _forward.")

    def _inverse(self, y):
        raise NotImplementedError(f"{self.name}: has no inverse; define _inverse.")

    def _forward_log_det_jacobian(self, x):
        if not _gives(self, "_inverse_log_det_jacobian"):
            raise NotImplementedError(f"{self.name}: define _forward_log_det_jacobian.")
        return -self._inverse_log_det_jacobian(self._forward(x))

    def _inverse_log_det_jacobian(self, y):
        if not _gives(self, "_forward_log_det_jacobian"):
            raise NotImplementedError(f"{self.name}: define _inverse_log_det_jacobian.")
        return -self._forward_log_det_jacobian(self._inverse(y))


def _gives(bijector, name):
    return getattr(type(bijector), name) is not getattr(Bijector, name)


def _summed(each, x, event_ndims, min_event_ndims):
    """Sums what a bijector told for `min_event_ndims` axes at a time over all of an event."""
    axes = list(range(min_event_ndims - event_ndims, 0))
    if not axes:
        return each
    if min_event_ndims == 0:  # a derivative that is the same everywhere may be told once
        each = tf.broadcast_to(each, v1.shape(x))
    return tf.reduce_sum(each, axis=axes)
