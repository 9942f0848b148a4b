"""Spectral normalization of kernels, by a custom getter or by hand.

`tfgan_lite.spectral_norm` does the same with other variables; these are TensorFlow 1.14's, so
that its checkpoints restore: `<kernel>/spectral_normalize/spectral_norm/spectral_norm_u`, below
the layer's scope, moved at every reading.

Source: TensorFlow 1.14 (`tf.contrib.gan.features`); Miyato et al. 2018.
"""

import numbers
import re
from collections.abc import Callable
from typing import Any

import tensorflow as tf

v1 = tf.compat.v1
_U = "spectral_norm_u"
_KERNEL = re.compile(r"(.*/)?(depthwise_|pointwise_)?(weights|kernel)$")


def compute_spectral_norm(
    w_tensor: Any, power_iteration_rounds: int = 1, name: str | None = None
) -> tf.Tensor:
    """Returns an estimate of a kernel's largest singular value.

    Args:
      w_tensor: float tensor or variable `[..., out]`, taken for a matrix `[-1, out]`.
      power_iteration_rounds: int >= 1.
      name: of the variable scope, in which `spectral_norm_u` `[rows, 1]` is made.

    Returns:
      Scalar; gradients flow through the kernel, not through the singular vectors.
    """
    with v1.variable_scope(name, "spectral_norm"):
        w = tf.reshape(w_tensor, (-1, w_tensor.shape.as_list()[-1]))
        kept = v1.get_variable(
            _U,
            shape=(w.shape.as_list()[0], 1),
            dtype=w.dtype,
            initializer=v1.random_normal_initializer(),
            trainable=False,
        )
        u = kept
        for _ in range(power_iteration_rounds):
            v = tf.nn.l2_normalize(tf.matmul(tf.transpose(w), u))
            u = tf.nn.l2_normalize(tf.matmul(w, v))
        with v1.control_dependencies([kept.assign(u, name="update_u")]):
            u = tf.identity(u)
        u, v = tf.stop_gradient(u), tf.stop_gradient(v)
        return tf.matmul(tf.matmul(tf.transpose(u), w), v)[0][0]


def spectral_normalize(w: Any, power_iteration_rounds: int = 1, name: str | None = None) -> Any:
    """Returns a kernel divided by `compute_spectral_norm` of it.

    Args:
      w: float tensor or variable `[..., out]`.
      power_iteration_rounds: int >= 1.
      name: of the variable scope.
    """
    with v1.variable_scope(name, "spectral_normalize"):
        normalized = w / compute_spectral_norm(w, power_iteration_rounds=power_iteration_rounds)
        return tf.reshape(normalized, w.shape)


def spectral_norm_regularizer(
    scale: float, power_iteration_rounds: int = 1, scope: str | None = None
) -> Callable[..., Any]:
    """Returns a regularizer: `scale` times the spectral norm.

    Args:
      scale: float >= 0; 0 for no loss.
      power_iteration_rounds: int >= 1.
      scope: name of the operations' scope.

    Raises:
      ValueError: for an integer, or a number below 0.
    """
    if isinstance(scale, numbers.Integral) or (isinstance(scale, numbers.Real) and scale < 0.0):
        raise ValueError(f"spectral_norm_regularizer: scale wants a float >= 0; got {scale!r}.")
    if isinstance(scale, numbers.Real) and scale == 0.0:
        return lambda _: None

    def sn(weights: Any, name: str | None = None) -> tf.Tensor:
        with v1.name_scope(scope, "SpectralNormRegularizer", [weights]) as name:
            factor = tf.convert_to_tensor(scale, dtype=weights.dtype.base_dtype, name="scale")
            norm = compute_spectral_norm(weights, power_iteration_rounds=power_iteration_rounds)
            return tf.multiply(factor, norm, name=name)

    return sn


def _is_kernel(name: str) -> bool:
    return _KERNEL.match(name) is not None


def spectral_normalization_custom_getter(
    name_filter: Callable[[str], bool] = _is_kernel, power_iteration_rounds: int = 1
) -> Callable[..., Any]:
    """Returns a `custom_getter` for `tf.variable_scope` that normalizes kernels.

    Args:
      name_filter: function from a variable's name to whether it is to be normalized; by default
        names that end in `weights`, `kernel`, `depthwise_kernel` and the like.
      power_iteration_rounds: int >= 1.

    The getter raises ValueError for a variable of rank below 2, of a dtype other than float16,
    float32 and float64, or one that was made by normalizing.

    Raises:
      ValueError: if `name_filter` cannot be called.
    """
    if not callable(name_filter):
        raise ValueError(
            "spectral_normalization_custom_getter: name_filter wants a function from a name to "
            f"a bool; got {name_filter!r}."
        )

    def of_kernel(getter: Callable[..., Any], name: str, *args: Any, **kwargs: Any) -> Any:
        if not name_filter(name):
            return getter(name, *args, **kwargs)
        where = f"spectral_normalization_custom_getter: {name}"
        if name.endswith(_U):
            raise ValueError(f"{where} holds a singular vector. Keep name_filter from it.")
        if tf.as_dtype(kwargs["dtype"]) not in (tf.float16, tf.float32, tf.float64):
            raise ValueError(f"{where} wants a floating dtype; got {kwargs['dtype']}.")
        kernel = getter(name, *args, **kwargs)
        if len(kernel.shape) < 2:
            raise ValueError(f"{where} wants rank 2 or more; got {kernel.shape}.")
        return spectral_normalize(
            kernel,
            power_iteration_rounds=power_iteration_rounds,
            name=f"{name}/spectral_normalize",
        )

    return of_kernel
