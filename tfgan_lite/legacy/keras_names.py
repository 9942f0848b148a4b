"""Keras's variables get the names of TensorFlow 1.15, under which its checkpoints have them."""

import functools
from typing import Any

import tensorflow as tf

from tfgan_lite.layers import scoped


def name_as_before(keras: Any) -> None:
    """Makes Keras 2 name variables as TensorFlow 1.15 did.

    A recurrent layer has `lstm/kernel`, for which tf_keras has `lstm/lstm_cell/kernel`. Layers of
    `tf.layers` and of Keras are counted together: behind a `tf.layers.Dense` comes `dense_1`.
    Departure: a ConvLSTM2D is `conv_lstm2d`, which was `conv_lst_m2d`.

    Args:
      keras: module of Keras 2, whose recurrent layers are changed.
    """
    _name_without_cells(keras.layers.RNN)

    def count(base: str) -> int:
        # In eager code, layers are counted with the default graph; `get_uid` has one of its own.
        with tf.compat.v1.get_default_graph().as_default():
            # Keras counts by pairs, of which the first part is empty for all of its layers.
            return keras.backend.get_uid(("", base))

    scoped.count_names_by(count)


def _name_without_cells(layer):
    """Makes recurrent layers, all of class `layer`, build a cell before they open its scope."""
    build = layer.build

    @functools.wraps(build)
    def built(self: Any, input_shape: Any) -> None:
        # With `initial_state`, the shapes of the states come behind that of the input.
        shape = input_shape[0] if isinstance(input_shape, list) else input_shape
        if isinstance(shape, tf.TensorShape):
            sizes = shape.as_list()
            _build(self.cell, tuple(sizes[1:] if self.time_major else sizes[:1] + sizes[2:]))
        build(self, input_shape)

    layer.build = built


def _build(cell, shape):
    """Builds a cell, and the cells of a stack, unless that is done or the cell has no variables."""
    if getattr(cell, "built", True):
        return
    sizes = shape
    for one in getattr(cell, "cells", ()):
        _build(one, sizes)
        size = getattr(one, "output_size", None)
        if size is None:
            size = (
                one.state_size[0] if isinstance(one.state_size, (list, tuple)) else one.state_size
            )
        sizes = (shape[0], *tf.TensorShape(size).as_list())
    cell.build(shape)
    cell.built = True
