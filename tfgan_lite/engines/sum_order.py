"""Sums of three and more tensors in a graph, added up in the order in which they come.

TensorFlow's `AddN`, with which gradients that meet at one tensor are added up, begins with an
input that it may overwrite: the first one that nobody else still holds. In a graph that
depends on which operations have run by then, so that even two runs of one graph can differ.
In eager code Python holds all inputs, and they are added up as they come.
"""

import contextlib
import functools
import sys
import threading
from collections.abc import Iterator

import tensorflow as tf

_GROUP = 8  # how many terms the kernel of `AddN` takes at a time
_active = threading.local()
_lock = threading.Lock()
_installed: list[str] = []


@contextlib.contextmanager
def kept() -> Iterator[None]:
    """Builds, in the block and by this thread, additions of two in the place of `AddN`.

    That holds for gradients, of tapes and of `tf.gradients`, and for `tf.add_n`; in graphs
    and in functions that are traced. What was traced before keeps its `AddN`.
    """
    _install()
    outer = getattr(_active, "on", False)
    _active.on = True
    try:
        yield
    finally:
        _active.on = outer


def _install():
    """Wraps the function through which all of TensorFlow's Python makes an `AddN`.

    There is no public hook: a tape adds up by this function, which it calls as an attribute of
    its module, and `tf.gradients` and `tf.add_n` do too. `tests/engines/test_sum_order.py`
    fails when TensorFlow changes that.
    """
    with _lock:
        if not _installed:
            raw = tf.raw_ops.AddN
            module, name = sys.modules[raw.__module__], raw.__wrapped__.__name__
            setattr(module, name, _one_by_one(getattr(module, name)))
            _installed.append(name)


def _one_by_one(original):
    @functools.wraps(original)
    def add_n(inputs, name=None):
        wanted = getattr(_active, "on", False) and not tf.executing_eagerly()
        if wanted and len(inputs) > 2 and all(map(_is_number, inputs)):
            return _sum(*inputs)
        return original(inputs, name=name)

    return add_n


@tf.custom_gradient
def _sum(*terms):
    # To a tape this is one operation, as `AddN` is, so that it goes back in the same order.
    return _total(map(tf.stop_gradient, terms)), lambda upstream: [upstream] * len(terms)


def _total(terms):
    """Adds up as `AddN` does, were its inputs in order: first up to nine, then by eights."""
    terms = list(terms)
    first = (len(terms) - 2) % _GROUP + 2
    groups = [terms[:first]]
    groups += [terms[i : i + _GROUP] for i in range(first, len(terms), _GROUP)]
    return functools.reduce(tf.add, [functools.reduce(tf.add, group) for group in groups])


def _is_number(value):
    """Lists of tensors, which the gradients of loops are, are added up by `AddN` alone."""
    return tf.is_tensor(value) and (value.dtype.is_floating or value.dtype.is_complex)
