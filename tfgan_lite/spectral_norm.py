"""Spectral normalization, for any network as it stands: kernels of largest singular value one.

    with spectral_norm.normalized():
        logits = discriminator(images)

A custom getter hands every layer its kernel divided by the kernel's largest singular value. What
is trained, constrained and saved is the kernel as it was made. Beside each one stands a vector
`<kernel>/u`, from which one power iteration a reading estimates that value:

    v = unit(W u)    u' = unit(W^T v)    sigma = v^T W u'    kernel = W / sigma    u <- u'

The vector moves when its player does, as running averages do: an engine reads the losses once a
move, a discriminator is called on real and on generated images in each reading, and all of them
divide by the same number.

Source: Miyato et al. 2018, algorithm 1. Departure: the matrix W is the kernel reshaped to
`[-1, out]`, the transpose of the paper's, so that u and v change places.
"""

import contextlib
import dataclasses
import functools
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import tensorflow as tf

from tfgan_lite import update_ops
from tfgan_lite.variables import full_name

_Network = TypeVar("_Network", bound=Callable[..., Any])
_RAW = "_tfgan_lite_raw"  # of a normalized kernel: the variable that it was made of


@contextlib.contextmanager
def normalized() -> Iterator[None]:
    """Normalizes every trainable kernel that is made or found by name in the block.

    A kernel is a floating variable of rank two or more whose name ends in `kernel`, `_kernel` or
    `weights`. Each gets a variable `<kernel>/u` `[out]`, float32 or float64, which is not
    trained, stands in checkpoints and starts as a normal draw by (seed, name). Gradients flow
    through sigma, and not through u and v. A kernel of zeros stays what it is.

    Blocks may lie within each other; a kernel is normalized once. A layer object keeps the kernel
    that it was built with, so networks are to make their layers anew at each call, as functional
    layers do. A `VariableScope` object that was opened before the block brings its own getter
    along, and what is made within it is not normalized.

    Where no engine collects updates, eager code and branches advance u in the call, and a graph
    puts one operation for each u into `UPDATE_OPS`.
    """
    scope = tf.compat.v1.get_variable_scope()
    outer = scope.custom_getter
    # Set, and not given to a scope opened for it: leaving one sets back the numbers of unnamed
    # layers, and the next `conv2d` behind the block would be the first one again.
    scope.set_custom_getter(_around(outer))
    try:
        yield
    finally:
        scope.set_custom_getter(outer)


def normalizing(network: _Network) -> _Network:
    """Returns a network function like `network`, whose kernels are normalized in each call.

    Args:
      network: function that makes its layers below variable scopes, such as a discriminator.
    """
    return normalized()(network)


def raw(kernel: tf.Variable | tf.Tensor) -> tf.Variable | tf.Tensor:
    """Returns the variable that a normalized kernel was made of; of anything else, itself."""
    return getattr(kernel, _RAW, kernel)


@dataclasses.dataclass(frozen=True)
class _Advance:
    """The update of one u, and what all calls of one reading share.

    Attributes:
      u: the variable `[out]`.
      value: what it becomes, `[out]`.
      v: the left singular vector's estimate, `[1, in]`.
    """

    u: tf.Variable
    value: tf.Tensor
    v: tf.Tensor

    def __call__(self) -> Any:
        return self.u.assign(self.value)


def _around(outer):
    if outer is None:
        return _getter

    def composed(getter, *args, **kwargs):
        return _getter(functools.partial(outer, getter), *args, **kwargs)

    return composed


def _getter(getter, name, *args, **kwargs):
    kernel = getter(name, *args, **kwargs)
    # By what was asked for: while an engine paints, averages stand in the place of variables,
    # and those are not trained.
    asked = kwargs.get("trainable") in (None, True)
    if not asked or not _is_kernel(name, kernel) or raw(kernel) is not kernel:
        return kernel
    u = getter(
        f"{name}/u",
        **kwargs
        | {
            "shape": [kernel.shape[-1]],
            "dtype": _precise(kernel.dtype.base_dtype),
            "initializer": tf.compat.v1.random_normal_initializer(),
            "regularizer": None,
            "trainable": False,
            "collections": None,
            "partitioner": None,
            "constraint": None,
        },
    )
    made = _divided(tf.convert_to_tensor(kernel), u)
    setattr(made, _RAW, kernel)
    return made


def _is_kernel(name, variable):
    leaf = name.rpartition("/")[2]
    named = leaf in ("kernel", "weights") or leaf.endswith("_kernel")
    return named and variable.dtype.is_floating and (variable.shape.rank or 0) >= 2


def _precise(dtype):
    """Squares of half precision overflow early: its norms are taken in float32."""
    return tf.float32 if dtype.size < 4 else dtype


def _divided(kernel, u):
    """Returns the kernel divided by its largest singular value, and sees to it that u moves."""
    matrix = tf.cast(tf.reshape(kernel, [-1, kernel.shape[-1]]), u.dtype.base_dtype)  # [in, out]
    known = _pending(u)
    if known is None:
        before = tf.reshape(tf.convert_to_tensor(u), [1, -1])  # [1, out]
        v = tf.stop_gradient(_unit(tf.matmul(before, matrix, transpose_b=True)))  # [1, in]
    else:
        # Only v is shared. Whoever differentiates a part of a loss with a tape of his own wants
        # a kernel that was read within it.
        v = known.v
    product = tf.matmul(v, matrix)  # [1, out]
    after = tf.stop_gradient(_unit(product))
    sigma = tf.reduce_sum(product * after)
    if known is None:
        # A kernel of zeros has no direction, and a u of zeros would never find one again.
        value = tf.stop_gradient(tf.where(sigma > 0.0, after, before))
        _advance(_Advance(u, tf.reshape(value, [-1]), v))
    return kernel / tf.cast(tf.where(sigma > 0.0, sigma, tf.ones_like(sigma)), kernel.dtype)


def _unit(vector):
    return tf.math.divide_no_nan(vector, tf.sqrt(tf.reduce_sum(tf.square(vector))))


def _pending(u):
    """Returns the `_Advance` of u that this reading has deferred already, or None.

    A second one would start from a u that is read at no certain time in a graph: after the
    first has moved it, or before.
    """
    name = full_name(u)
    advances = (update.run for update in update_ops.pending() if isinstance(update.run, _Advance))
    return next((advance for advance in advances if full_name(advance.u) == name), None)


def _advance(advance):
    if update_ops.defer("spectral_norm", [advance.u], advance):
        return
    if tf.compat.v1.executing_eagerly_outside_functions():
        advance()
        return
    collection = tf.compat.v1.get_collection_ref(tf.compat.v1.GraphKeys.UPDATE_OPS)
    written = (update_ops.written(getattr(update, "op", update)) for update in collection)
    if not any(full_name(advance.u) in names for names in written):
        collection.append(advance().op)
