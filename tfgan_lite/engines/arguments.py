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


def check_given(inputs: Mapping[str, Sequence[Any]], wanted: Mapping[str, int]) -> None:
    """Checks the inputs that a caller gives to `train_step`.

    Args:
      inputs: dict from name to list of arrays.
      wanted: dict from the name of each input and noise to the length of its list.

    Raises:
      ValueError: for a name that the game does not have, or a list of another length.
    """
    for name, values in inputs.items():
        if name not in wanted:
            raise ValueError(f"train_step: wants inputs among {list(wanted)}; got {name!r}.")
        if len(values) != wanted[name]:
            raise ValueError(
                f"train_step: {name} wants {wanted[name]} arrays, one for each batch (or, for "
                f"noise, for each move) of a round; got {len(values)}."
            )


def check_assigned(values: Mapping[str, Any], shapes: Mapping[str, Sequence[int]]) -> None:
    """Checks the values that a caller gives to `assign`.

    Raises:
      ValueError: for a variable that the engine does not have, or a value of another shape.
    """
    for name, value in values.items():
        if name not in shapes:
            raise ValueError(f"assign: wants variables of the engine; got {name!r}.")
        if np.shape(value) != tuple(shapes[name]):
            raise ValueError(
                f"assign: {name} wants shape {tuple(shapes[name])}; got {np.shape(value)}."
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
