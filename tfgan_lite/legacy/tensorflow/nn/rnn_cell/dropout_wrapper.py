"""Dropout on a cell's inputs, outputs and state."""

import hashlib
import itertools
from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.nn.rnn_cell.lstm_state import LSTMStateTuple
from tfgan_lite.legacy.tensorflow.nn.rnn_cell.wrapper import Wrapper


class DropoutWrapper(Wrapper):
    """Puts random elements of a cell's inputs, outputs or state to zero, and scales the others.

    Args:
      cell: the cell inside.
      input_keep_prob: float in 0 to 1, or scalar tensor: the share of inputs that is kept.
      output_keep_prob: the same for outputs.
      state_keep_prob: the same for the next state; the c of an `LSTMStateTuple` is left alone.
      variational_recurrent: bool, whether the same elements fall out at every time step and for
        every example of the batch, as drawn once a run of the graph. It wants `dtype`.
      input_size: nest of `TensorShape`, of the inputs without the batch axis; wanted by
        `variational_recurrent` where inputs fall out.
      dtype: of inputs, outputs and state.
      seed: int, from which the seeds of each are made; None for none.
      dropout_state_filter_visitor: a function from a part of the state to bool, or to a structure
        of bool: what of it may fall out.
      **kwargs: see `RNNCell`.

    Raises:
      ValueError: for a probability outside 0 to 1, and for a missing `dtype` or `input_size`.
      TypeError: for a visitor that is not callable.

    Source: Gal and Ghahramani 2015, arXiv 1512.05287 (variational); TensorFlow 1.15.
    """

    def __init__(
        self,
        cell: Any,
        input_keep_prob: Any = 1.0,
        output_keep_prob: Any = 1.0,
        state_keep_prob: Any = 1.0,
        variational_recurrent: Any = False,
        input_size: Any = None,
        dtype: Any = None,
        seed: Any = None,
        dropout_state_filter_visitor: Any = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(cell, dtype=dtype, **kwargs)
        visitor = dropout_state_filter_visitor
        if visitor is not None and not callable(visitor):
            raise TypeError(
                f"dropout_state_filter_visitor must be callable; got {visitor!r}. "
                "Give a function from a part of the state to bool."
            )
        self._filter = visitor or _not_c
        self._seed = seed
        self._keep_prob = {
            "input": _checked("input", input_keep_prob),
            "state": _checked("state", state_keep_prob),
            "output": _checked("output", output_keep_prob),
        }
        self._noise: dict[str, Any] = {}
        if variational_recurrent:
            self._draw(input_size, dtype)

    def wrapped(self, inputs: Any, state: Any, **kwargs: Any) -> Any:
        output, state = self.cell(self._dropped("input", inputs), state, **kwargs)
        state = self._dropped("state", state)
        return self._dropped("output", output), state

    def _dropped(self, place, values):
        keep = self._keep_prob[place]
        if keep is None:
            return values
        numbers = itertools.count()

        def drop(wanted, value, noise):
            if tf.nest.is_nested(value) and wanted is not False:
                wanted = wanted if tf.nest.is_nested(wanted) else [wanted] * len(value)
                noise = [None] * len(value) if noise is None else noise
                parts = zip(wanted, value, noise, strict=True)
                return _like(value, [drop(*part) for part in parts])
            number = next(numbers)
            if wanted is False:
                return value
            if noise is not None:
                return _masked(value, noise, keep)
            return tf.nn.dropout(value, rate=1.0 - keep, seed=self._seed_of(place, number))

        return drop(self._wanted(place, values), values, self._noise.get(place))

    def _wanted(self, place, values):
        """Returns what may fall out: bool, or a structure of bool."""
        if place != "state":
            return True
        wanted = self._filter(values)
        if wanted is True and tf.nest.is_nested(values):
            return _like(values, [self._wanted(place, value) for value in values])
        return wanted

    def _draw(self, input_size, dtype):
        if dtype is None:
            raise ValueError("When variational_recurrent=True, dtype must be provided; got None.")
        sizes = {"state": self.cell.state_size, "output": self.cell.output_size}
        if self._keep_prob["input"] is not None:
            if input_size is None:
                raise ValueError(
                    "When variational_recurrent=True and input_keep_prob < 1.0 or is unknown, "
                    "input_size must be provided; got None."
                )
            sizes = {"input": input_size, **sizes}
        for place, size in sizes.items():
            numbers = itertools.count()

            def draw(one, place=place, numbers=numbers):
                shape = [1, *tf.TensorShape(one).as_list()]
                seed = self._seed_of(place, next(numbers))
                return tf.compat.v1.random_uniform(shape, seed=seed, dtype=dtype)

            self._noise[place] = tf.nest.map_structure(draw, size)

    def _seed_of(self, place, number):
        """Returns the seed of one tensor, which TensorFlow 1.15 makes of the wrapper's so."""
        if self._seed is None:
            return None
        salted = f"{self._seed}{place}_{number}".encode()
        return int(hashlib.md5(salted).hexdigest()[:8], 16) & 0x7FFFFFFF


def _checked(place, value):
    """Returns the probability as float or tensor; None where everything is kept."""
    tensor = tf.convert_to_tensor(value)
    known = tf.get_static_value(tensor)
    if known is None:
        return tensor
    if not 0 <= known <= 1:
        raise ValueError(f"Parameter {place}_keep_prob must be between 0 and 1: got {known}.")
    return float(known) if known < 1 else None


def _not_c(part):
    if isinstance(part, LSTMStateTuple):
        return LSTMStateTuple(c=False, h=True)
    return not isinstance(part, tf.TensorArray)


def _masked(value, noise, keep):
    masked = tf.math.divide(value, keep) * tf.floor(keep + noise)
    masked.set_shape(value.shape)
    return masked


def _like(structure, items):
    """Returns the list of items as a structure's type: tuple, list, named tuple."""
    if hasattr(structure, "_fields"):
        return type(structure)(*items)
    return type(structure)(items)
