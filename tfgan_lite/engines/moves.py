"""How a player moves: its optimizer at its rate, and what holds gradients and weights in check."""

from collections.abc import Sequence

import tensorflow as tf

from tfgan_lite import optimizers
from tfgan_lite.game import Player

Gradients = Sequence[tuple[tf.Tensor | None, tf.Variable]]


def optimizer_of(player: Player, step: tf.Tensor | tf.Variable) -> tf.compat.v1.train.Optimizer:
    """Returns the optimizer of a player.

    Args:
      player: `Player`; its optimizer's name, rate, schedule and decays count.
      step: int64 scalar, the rounds played, which the schedule looks at.
    """
    rate: optimizers.Rate = player.learning_rate
    if player.schedule.kind != "constant":
        # Called at each move; a rate that was computed once would stand still in eager code.
        rate = lambda: player.learning_rate * player.schedule.factor(step)  # noqa: E731
    if player.optimizer == "adam":
        return optimizers.adam(rate, player.beta1, player.beta2)
    if player.optimizer == "momentum":
        return optimizers.momentum(rate, 0.9 if player.momentum is None else player.momentum)
    if player.optimizer == "rmsprop":
        return optimizers.rmsprop(rate, momentum=player.momentum or 0.0)
    simple = {
        "sgd": optimizers.sgd,
        "adagrad": optimizers.adagrad,
        "adadelta": optimizers.adadelta,
    }
    return simple[player.optimizer](rate)


def gradient_norm(gradients: Gradients, dtype: tf.DType) -> tf.Tensor:
    """Returns the Euclidean norm of all gradients together, before any is clipped: a scalar."""
    reached = [g for g, _ in gradients if g is not None]
    return tf.cast(tf.linalg.global_norm(reached), dtype) if reached else tf.zeros([], dtype)


def clip_gradients(player: Player, gradients: Gradients) -> Gradients:
    """Returns the gradients as `player.clip_value` and `player.clip_norm` let them be."""
    if player.clip_value is None and player.clip_norm is None:
        return gradients
    reached = [(g, v) for g, v in gradients if g is not None]
    clipped = [g for g, _ in reached]
    if player.clip_value is not None:
        bound = player.clip_value
        clipped = [tf.clip_by_value(g, -bound, bound) for g in clipped]
    if player.clip_norm is not None:
        clipped, _ = tf.clip_by_global_norm(clipped, player.clip_norm)
    return [(g, v) for g, (_, v) in zip(clipped, reached, strict=True)]


def clip_weights(player: Player, weights: Sequence[tf.Variable]) -> list[tf.Operation]:
    """Clips weights to `player.weight_clip`; in a graph, returns the operations that do."""
    if player.weight_clip is None:
        return []
    bound = player.weight_clip
    return [
        weight.assign(tf.clip_by_value(weight.read_value(), -bound, bound), read_value=False)
        for weight in weights
    ]
