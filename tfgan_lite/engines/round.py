"""One round of a game: every player's moves, in order, in whichever engine plays it.

    read step -> move 0 -> move 1 -> ... -> step + 1

A move reads its players' losses, takes their gradients, runs the updates that write their
variables, and applies their optimizers. In a graph each move is built under a control
dependency on the one before, so that it reads the weights that one left behind; in eager
code control dependencies do nothing, and the moves are played as they are written here.
"""

import contextlib
import dataclasses
from collections.abc import Callable, Mapping

import tensorflow as tf

from tfgan_lite import stateful_random, variables
from tfgan_lite.determinism import Numerics
from tfgan_lite.engines import moves, sum_order
from tfgan_lite.engines.arguments import move_number
from tfgan_lite.engines.observation import Observation, Phase, observe, phase_of
from tfgan_lite.engines.reading import read, reusing
from tfgan_lite.game import Game, Player

Arguments = Mapping[str, tf.Tensor]


@dataclasses.dataclass(frozen=True)
class Played:
    """What a round gave.

    Attributes:
      losses: scalar losses stacked to `[players]`, each of the player's last move.
      norms: `[players]`, the norms of the gradients of these moves.
      done: the last operation of the round in a graph; None in eager code.
      observations: list of `Observation`; empty unless asked for.
    """

    losses: tf.Tensor
    norms: tf.Tensor
    done: tf.Operation | None
    observations: list[Observation]


class Round:
    """The players' optimizers and averages, and the way they move.

    Args:
      game: `Game`.
      step: int64 variable, the number of rounds played; each round adds one.
      seed: int, what the game's own random operations draw from.
      numerics: `Numerics`.
      observed: bool, whether to give out what lies between the inputs and the weights.

    Attributes:
      averages: dict from player name to its `tf.train.ExponentialMovingAverage`.
    """

    def __init__(
        self,
        game: Game,
        step: tf.Variable,
        seed: int,
        numerics: Numerics,
        observed: bool = False,
    ) -> None:
        self._game, self._step, self._seed, self._observed = game, step, seed, observed
        self._strict = numerics.is_strict
        # Eager code has no other way to differentiate.
        self._tape = numerics.tape_order or tf.compat.v1.executing_eagerly_outside_functions()
        self._made = False
        self._moved: dict[str, list[tf.Variable]] = {}
        self._trained: dict[str, list[tf.Variable]] = {}
        self.optimizers = {player.name: moves.optimizer_of(player, step) for player in game.players}
        self.averages = {
            player.name: tf.train.ExponentialMovingAverage(player.average, num_updates=step)
            for player in game.players
            if player.average
        }

    def make_variables(self, arguments: Arguments) -> None:
        """Makes the variables of the networks, eagerly or inside a function; moves no player.

        Raises:
          ValueError: see `reading.read`.
        """
        _, gradients = self._differentiate(self._game.players, arguments, self._draws(0))
        self._moved = {
            name: [variable for gradient, variable in found if gradient is not None]
            for name, found in gradients.items()
        }

    def make_slots(self) -> None:
        """Makes what optimizers and averages keep. To be traced, not run: it moves them too.

        As in a graph, a variable that no gradient reaches gets no slots.
        """
        with reusing(False):
            for player in self._game.players:
                zeros = [(tf.zeros_like(v), v) for v in self._moved[player.name]]
                self._apply_optimizer(player, zeros)
                if player.name in self.averages:
                    self._apply_average(player)

    def play(self, draw: Callable[[int, int], Arguments]) -> Played:
        """Plays one round, or builds it into the default graph.

        Args:
          draw: function from (index of the move in the round, index of its batch) to the
            keyword arguments of `game.losses`.

        Raises:
          ValueError: see `reading.read`.
        """
        losses: dict[str, tf.Tensor] = {}
        norms: dict[str, tf.Tensor] = {}
        observations: list[Observation] = []
        moved: list[tf.Operation] = []
        for index, (movers, batch) in enumerate(self._game.schedule()):
            arguments = draw(index, batch)
            with tf.control_dependencies(moved):
                with sum_order.kept() if self._strict else contextlib.nullcontext():
                    reading, gradients = self._differentiate(movers, arguments, self._draws(index))
                moved = self._move(movers, reading, gradients)
            for player in movers:
                losses[player.name] = loss = reading.losses[player.name]
                norms[player.name] = moves.gradient_norm(gradients[player.name], loss.dtype)
            if self._observed:
                with tf.control_dependencies(moved):
                    groups = self._phases(movers, arguments, reading, gradients)
                observations += observe(index, "+".join(p.name for p in movers), groups)
        with tf.control_dependencies(moved):
            done = self._step.assign_add(1, read_value=False, name="round")
        names = [player.name for player in self._game.players]
        last_losses, last_norms = (tf.stack([of[name] for name in names]) for of in (losses, norms))
        return Played(last_losses, last_norms, done, observations)

    def _draws(self, move: int) -> stateful_random.Replay:
        """What random operations inside the losses draw at a move: the same in every engine."""
        number = move_number(self._game, self._step, move)
        return stateful_random.replayed(self._seed, number, refuse=self._strict)

    def _differentiate(self, movers, arguments, draws):
        """Returns the reading, and a dict from mover to its [(gradient, variable), ...]."""
        first = not self._made
        tape = tf.GradientTape(len(movers) > 1, watch_accessed_variables=first)
        with tape if self._tape else contextlib.nullcontext():
            if self._tape and not first:
                tape.watch([variable for player in movers for variable in self._owned(player)])
            reading = read(self._game, arguments, draws, first, self._observed)
            self._made = True
        gradients = {}
        for player in movers:
            owned = self._owned(player)
            loss = reading.losses[player.name]
            with tf.name_scope(f"{player.name}_gradients"):
                if self._tape:
                    found = list(zip(tape.gradient(loss, owned), owned, strict=True))
                else:
                    found = self.optimizers[player.name].compute_gradients(loss, owned)
            gradients[player.name] = found
        return reading, gradients

    def _move(self, movers, reading, gradients):
        """Moves the players together; in a graph, returns the operations that show it is done."""
        # A loss is read before the weights move, also where the gradient does not need its value;
        # and of players that move at once, none may see another's move.
        before = [reading.losses[player.name] for player in movers]
        if len(movers) > 1:
            before += [g for player in movers for g, _ in gradients[player.name] if g is not None]
        moved: list[tf.Operation] = []
        for player in movers:
            updated: list[tf.Operation] = []
            for update in reading.updates_of(player):
                with tf.control_dependencies(before + updated):
                    updated.append(update.run())
            with tf.control_dependencies(before + updated):
                clipped = moves.clip_gradients(player, gradients[player.name])
                moved.append(self._apply_optimizer(player, clipped))
            with tf.control_dependencies(moved):
                moved += moves.clip_weights(player, self._owned(player))
        for player in movers:
            if player.name in self.averages:
                with tf.control_dependencies(moved):
                    moved.append(self._apply_average(player))
        return [] if tf.executing_eagerly() else moved

    def _owned(self, player: Player) -> list[tf.Variable]:
        """Returns the variables that the player trains; looked up once, for eager code's sake."""
        if player.name not in self._trained:
            self._trained[player.name] = variables.trainable_variables(player.owns)
        return self._trained[player.name]

    def _apply_optimizer(self, player, gradients):
        if all(gradient is None for gradient, _ in gradients):
            raise ValueError(
                f"Game {self._game.name}: the loss of {player.name} wants to depend on a variable "
                f"below {player.owns!r}; got one that depends on none of "
                f"{[variables.full_name(v) for v in self._owned(player)]}."
            )
        with tf.name_scope(f"optimizer/{player.name}/"):
            return self.optimizers[player.name].apply_gradients(gradients)

    def _apply_average(self, player):
        return self.averages[player.name].apply(self._owned(player))

    def _phases(self, movers, arguments, reading, gradients):
        """Returns (phase, tensors by name) for everything that a move lets itself be seen by."""
        names = [player.name for player in movers]
        state: dict[Phase, dict[str, tf.Tensor]] = {
            phase: {} for phase in (Phase.SLOT, Phase.WEIGHT, Phase.AVERAGE)
        }
        for player in movers:
            powers = variables.global_variables(f"optimizer/{player.name}")
            for variable in powers + variables.global_variables(player.owns):
                name = variables.full_name(variable)
                state[phase_of(name)][name] = tf.identity(variable.read_value())
        return [
            (Phase.INPUT, arguments),
            (Phase.ACTIVATION, reading.activations),
            (Phase.LOSS, {name: reading.losses[name] for name in names}),
            (
                Phase.GRADIENT,
                {variables.full_name(v): g for name in names for g, v in gradients[name]},
            ),
            *state.items(),
        ]
