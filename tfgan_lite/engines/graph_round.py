"""Builds one round of a game into the default graph: every player's moves, in one run.

    read step -> move 0 -> move 1 -> ... -> step + 1

A move reads its players' losses, takes their gradients, runs the update ops that write
their variables, and applies their optimizers. The next move is built under a control
dependency on it, so that it reads the weights that the move left behind.
"""

import dataclasses
from collections.abc import Callable, Mapping

import tensorflow as tf

from tfgan_lite import optimizers, update_ops, variables
from tfgan_lite.game import Game


@dataclasses.dataclass(frozen=True)
class Round:
    """The tensors of one round.

    Attributes:
      losses: dict from player name to the scalar loss at its last move of the round.
      op: the operation that plays the whole round.
      averages: dict from player name to its `tf.train.ExponentialMovingAverage`.
    """

    losses: dict[str, tf.Tensor]
    op: tf.Operation
    averages: dict[str, tf.train.ExponentialMovingAverage]


def build_round(
    game: Game, draw: Callable[[int, int], Mapping[str, tf.Tensor]], step: tf.Variable
) -> Round:
    """Builds the moves of a round.

    Args:
      game: `Game`.
      draw: function from (index of the move in the round, index of its batch) to the
        keyword arguments of `game.losses`.
      step: int64 variable, the number of rounds played; the round adds one.

    Returns:
      `Round`.

    Raises:
      ValueError: for a game whose losses are missing or no scalars, a player without
        variables, a trainable variable that no player or more than one owns, or an update op
        that writes no player's variables.
    """
    old_step = tf.identity(step)
    adams = {
        player.name: optimizers.adam(player.learning_rate, player.beta1, player.beta2)
        for player in game.players
    }
    averages = {
        player.name: tf.train.ExponentialMovingAverage(player.average, num_updates=old_step)
        for player in game.players
        if player.average
    }
    losses: dict[str, tf.Tensor] = {}
    gradients: dict[str, list[tuple[tf.Tensor | None, tf.Variable]]] = {}
    moved: list[tf.Operation] = []
    for index, (movers, batch) in enumerate(game.schedule()):
        arguments = draw(index, batch)
        with tf.control_dependencies(moved):
            values, updates = _play(game, arguments, first=index == 0)
            for player in movers:
                owned = variables.trainable_variables(player.owns)
                losses[player.name] = values[player.name]
                with tf.name_scope(f"{player.name}_gradients"):
                    gradients[player.name] = adams[player.name].compute_gradients(
                        values[player.name], owned
                    )
            moved = _apply(movers, values, gradients, updates, adams, averages)
    with tf.control_dependencies(moved):
        op = step.assign_add(1, read_value=False, name="round")
    return Round(losses, op, averages)


def _play(game, arguments, first):
    """Returns the losses of one reading of the game, and the update ops that it made."""
    root = tf.compat.v1.get_variable_scope()
    with (
        tf.compat.v1.variable_scope(root, reuse=None if first else True),
        update_ops.collecting() as updates,
    ):
        values = game.losses(**arguments)
    if first:
        _check_losses(game, values)
        _check_ownership(game)
        _check_updates(game, updates)
    return values, updates


def _apply(movers, values, gradients, updates, adams, averages):
    """Moves the players together and returns the operations that show it is done."""
    # A loss is read before the weights move, also where the gradient does not need its value;
    # and of players that move at once, none may see another's move.
    before = [values[player.name] for player in movers]
    if len(movers) > 1:
        before += [g for player in movers for g, _ in gradients[player.name] if g is not None]
    moved = []
    for player in movers:
        own = [update for update in updates if _writes_below(update, player.owns)]
        with tf.control_dependencies(own + before):
            with tf.name_scope(f"optimizer/{player.name}/"):
                moved.append(adams[player.name].apply_gradients(gradients[player.name]))
        moved += own
    for player in movers:
        if player.name in averages:
            with tf.control_dependencies(moved):
                owned = variables.trainable_variables(player.owns)
                moved.append(averages[player.name].apply(owned))
    return moved


def _writes_below(update, scope):
    return any(variables.below(name, scope) for name in update_ops.written(update))


def _check_losses(game, values):
    for player in game.players:
        if player.name not in values:
            raise ValueError(
                f"Game {game.name}: losses wants a key for every player; got "
                f"{sorted(values)}, without {player.name!r}."
            )
        if values[player.name].shape.rank != 0:
            raise ValueError(
                f"Game {game.name}: the loss of {player.name} wants a scalar; got shape "
                f"{values[player.name].shape}. Take its mean over the batch."
            )


def _check_ownership(game):
    scopes = [player.owns for player in game.players]
    for player in game.players:
        if not variables.trainable_variables(player.owns):
            raise ValueError(
                f"Game {game.name}: player {player.name} wants trainable variables below the "
                f"scope {player.owns!r}; got none. Open that variable_scope in its network."
            )
    for variable in variables.trainable_variables():
        owners = [scope for scope in scopes if variables.below(variable.name, scope)]
        if len(owners) != 1:
            raise ValueError(
                f"Game {game.name}: variable {variable.name} wants exactly one owner among the "
                f"scopes {scopes}; got {owners}."
            )


def _check_updates(game, updates):
    for update in updates:
        if not any(_writes_below(update, player.owns) for player in game.players):
            raise ValueError(
                f"Game {game.name}: update op {update.name} wants to write a variable below one "
                f"of the scopes {[player.owns for player in game.players]}; got "
                f"{sorted(update_ops.written(update)) or 'none'}. It would never run."
            )
