"""One reading of a game's losses, and what every engine checks of it.

A round reads the losses once a move. The first reading makes the variables; those after it
find them, under `reuse=True`.
"""

import contextlib
import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager

import tensorflow as tf

from tfgan_lite import activations, penalties, stateful_random, update_ops, variables
from tfgan_lite.game import Game, Player
from tfgan_lite.update_ops import Update


@dataclasses.dataclass(frozen=True)
class Reading:
    """What one call of `game.losses` gave.

    Attributes:
      losses: mapping from player name to scalar loss.
      updates: what layers want to change beside, such as running averages, in order.
      activations: dict from layer to output; empty unless asked for.
    """

    losses: Mapping[str, tf.Tensor]
    updates: Sequence[Update]
    activations: Mapping[str, tf.Tensor]

    def updates_of(self, player: Player) -> list[Update]:
        """Returns those updates that write the player's variables."""
        return [update for update in self.updates if _writes_below(update, player.owns)]


def read(
    game: Game,
    arguments: Mapping[str, tf.Tensor],
    draws: stateful_random.Replay,
    first: bool,
    observe: bool = False,
) -> Reading:
    """Reads the game's losses in the default graph, or eagerly.

    Args:
      game: `Game`.
      arguments: the keyword arguments of `game.losses`.
      draws: what the game's own random operations, such as dropout, draw.
      first: bool, whether the variables are to be made; the reading is then checked.
      observe: bool, whether to keep what the layers return.

    Raises:
      ValueError: for a game whose losses are missing or no scalars, a player without
        variables, a trainable variable that no player or more than one owns, or an update
        that writes no player's variables.
    """
    recorder: AbstractContextManager[dict[str, tf.Tensor]] = (
        activations.recording() if observe else contextlib.nullcontext({})
    )
    if not first and not tf.compat.v1.executing_eagerly_outside_functions():
        variables.current_store().build_regularizers_again()
    with reusing(not first), draws, update_ops.collecting() as updates, recorder as seen:
        losses = dict(game.losses(**arguments))
        for player in game.players:
            losses |= _regularized(player, losses)
    if first:
        _check_losses(game, losses)
        _check_ownership(game)
        _check_updates(game, updates)
    return Reading(losses, updates, seen)


@contextlib.contextmanager
def reusing(reuse: bool, custom_getter: Callable[..., tf.Variable] | None = None) -> Iterator[None]:
    """Enters the root scope anew, with the numbering of unnamed layers from the start."""
    root = tf.compat.v1.get_variable_scope()
    with tf.compat.v1.variable_scope(root, reuse=reuse or None, custom_getter=custom_getter):
        yield


@contextlib.contextmanager
def averaging(averages: Mapping[str, tf.train.ExponentialMovingAverage]) -> Iterator[None]:
    """Finds variables in the block, their averages in the place of those that have one.

    Args:
      averages: dict from player name to the averages of its variables.
    """

    def averaged(getter, name, *args, **kwargs):
        variable = getter(name, *args, **kwargs)
        found = (average.average(variable) for average in averages.values())
        return next((v for v in found if v is not None), variable)

    with reusing(True, averaged):
        yield


def _regularized(player, losses):
    """Returns the player's loss with the penalties of its weights, if there are any."""
    found = losses.get(player.name)
    if tf.is_tensor(found) and player.l1:
        found += player.l1 * penalties.l1(player.owns)
    if tf.is_tensor(found) and player.l2:
        found += player.l2 * penalties.l2(player.owns)
    return {} if found is None else {player.name: found}


def _writes_below(update, scope):
    return any(variables.below(name, scope) for name in update.writes)


def _check_losses(game, losses):
    _check_dtypes(game, losses)
    for player in game.players:
        if player.name not in losses:
            raise ValueError(
                f"Game {game.name}: losses wants a key for every player; got "
                f"{sorted(losses)}, without {player.name!r}."
            )
        if losses[player.name].shape.rank != 0:
            raise ValueError(
                f"Game {game.name}: the loss of {player.name} wants a scalar; got shape "
                f"{losses[player.name].shape}. Take its mean over the batch."
            )


def _check_dtypes(game, losses):
    wrong = {name: type(loss).__name__ for name, loss in losses.items() if not tf.is_tensor(loss)}
    if wrong:
        raise ValueError(f"Game {game.name}: losses want tensors; got {wrong}.")
    dtypes = {name: loss.dtype.name for name, loss in losses.items()}
    if len(set(dtypes.values())) > 1:
        raise ValueError(
            f"Game {game.name}: losses want one dtype; got {dtypes}. Cast them with tf.cast."
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
                f"{sorted(update.writes) or 'none'}. It would never run."
            )
