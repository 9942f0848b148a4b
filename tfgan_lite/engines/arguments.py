"""Where the arguments of a game's losses come from: a batch of the data set, and noise."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import tensorflow as tf

from tfgan_lite import random
from tfgan_lite.errors import InputError
from tfgan_lite.game import Game


def draw_noise(
    game: Game, batch_size: int, seed: int, step: tf.Tensor | tf.Variable, move: int
) -> dict[str, tf.Tensor]:
    """Draws the noise of one move: a function of (seed, the noise's name, the move's number).

    Args:
      game: `Game`.
      batch_size: int.
      seed: int.
      step: int64 scalar, the number of rounds played before this one.
      move: int, the index of the move in its round.

    Returns:
      dict from noise name to float32 tensor `[batch_size, ...]`.
    """
    number = move_number(game, step, move)
    return {
        drawn.name: random.noise(
            [batch_size, *drawn.shape],
            seed=seed,
            stream=f"noise/{drawn.name}",
            step=number,
            distribution=drawn.distribution,
        )
        for drawn in game.noise
    }


def move_number(game: Game, step: tf.Tensor | tf.Variable, move: int) -> tf.Tensor:
    """Returns the int64 scalar that counts the moves of a run."""
    return tf.identity(step) * len(game.schedule()) + move


def check_given(
    game: Game, batch_size: int, inputs: Mapping[str, Sequence[Any]], has_batches: bool
) -> None:
    """Checks the inputs that a caller gives to `train_step`.

    Args:
      game: `Game`.
      batch_size: int.
      inputs: dict from name to list of arrays.
      has_batches: bool, whether a pipeline provides what is not given.

    Raises:
      ValueError: for a name that the game does not have, a list of another length, an array of
        another shape, or an input that neither the caller nor a pipeline provides.
    """
    counts = {given.name: game.batches_per_round for given in game.inputs}
    counts |= {drawn.name: len(game.schedule()) for drawn in game.noise}
    shapes = {given.name: (batch_size, *given.shape) for given in game.inputs}
    shapes |= {drawn.name: (batch_size, *drawn.shape) for drawn in game.noise}
    for name, values in inputs.items():
        if name not in counts:
            raise ValueError(f"train_step: wants inputs among {list(counts)}; got {name!r}.")
        if len(values) != counts[name]:
            raise ValueError(
                f"train_step: {name} wants {counts[name]} arrays, one for each batch (or, for "
                f"noise, for each move) of a round; got {len(values)}."
            )
        for value in values:
            if np.shape(value) != shapes[name]:
                raise ValueError(
                    f"train_step: {name} wants arrays of shape {shapes[name]}; got "
                    f"{np.shape(value)}."
                )
    missing = [given.name for given in game.inputs if given.name not in inputs]
    if missing and not has_batches:
        raise ValueError(
            f"train_step: wants {', '.join(missing)}, as the engine was made without batches; got "
            f"{list(inputs) or 'nothing'}."
        )


def check_assigned(values: Mapping[str, Any], held: Mapping[str, tf.Variable]) -> None:
    """Checks the values that a caller gives to `assign`.

    Args:
      values: dict from full name to array.
      held: dict from full name to variable.

    Raises:
      ValueError: for a variable that the engine does not have, or a value of another shape or
        dtype.
    """
    for name, value in values.items():
        if name not in held:
            raise ValueError(f"assign: wants variables of the engine; got {name!r}.")
        shape, dtype = tuple(held[name].shape), held[name].dtype.base_dtype
        if np.shape(value) != shape or tf.as_dtype(np.asarray(value).dtype) != dtype:
            raise ValueError(
                f"assign: {name} wants {dtype.name} of shape {shape}; got "
                f"{np.asarray(value).dtype.name} of shape {np.shape(value)}."
            )


def check_batches(game: Game, batch_size: int, spec: Mapping[str, tf.TensorSpec]) -> None:
    """Checks that a data set provides what the game takes.

    Args:
      game: `Game`.
      batch_size: int.
      spec: dict from input name to the `TensorSpec` of one batch.

    Raises:
      InputError: for an input that is not there, or has another shape or dtype.
    """
    for given in game.inputs:
        wanted = [batch_size, *given.shape]
        if given.name not in spec:
            raise InputError(
                f"--dataset: game {game.name} wants {given.name} in every batch; the data "
                f"set has {', '.join(spec)}. Choose another --dataset."
            )
        got = spec[given.name]
        if not got.shape.is_compatible_with(wanted) or got.dtype != given.dtype:
            raise InputError(
                f"--dataset: game {game.name} wants batches of {given.name} of shape "
                f"{tuple(wanted)} and dtype {given.dtype}; got {tuple(got.shape)} and "
                f"{got.dtype.name}."
            )
