"""A GAN as a game of players: plain data that an engine plays.

    inputs, noise  ->  losses(images=..., z=...)  ->  {"discriminator": d, "generator": g}
                                                        each player minimises its own
                                                        over the variables of its scope

A `Game` holds no session, no tape and no flags. The functions that it names are written in
the TF1 style, over tensors and under `variable_scope`, and run in any engine.
"""

import dataclasses
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from tfgan_lite.errors import InputError
from tfgan_lite.schedules import CONSTANT, Schedule

if TYPE_CHECKING:  # the names of games are known before anyone waits for TensorFlow
    import tensorflow as tf

IN_TURN = "in_turn"
AT_ONCE = "at_once"
OPTIMIZERS = ("adam", "sgd", "momentum", "rmsprop", "adagrad", "adadelta")


@dataclasses.dataclass(frozen=True)
class Input:
    """Something that the data set provides.

    Attributes:
      name: str, the keyword under which the game's functions take it.
      shape: tuple of int, without the batch axis.
      dtype: str, a TensorFlow dtype's name.
      classes: int >= 1 or None. Of labels: they lie in 0 ... classes - 1.
    """

    name: str
    shape: tuple[int, ...]
    dtype: str = "float32"
    classes: int | None = None


@dataclasses.dataclass(frozen=True)
class Noise:
    """Something that is drawn anew at each move: a function of (seed, name, move).

    Attributes:
      name: str, the keyword under which the game's functions take it.
      shape: tuple of int, without the batch axis.
      distribution: `"normal"` for N(0, 1), `"uniform"` for U[0, 1), or `"one_hot"` for a 1 among
        zeros on the last axis, every place as likely as the others: a class that is asked for.
    """

    name: str
    shape: tuple[int, ...]
    distribution: str = "normal"


@dataclasses.dataclass(frozen=True)
class Player:
    """Someone who minimises one loss over the variables below one scope, with an optimizer.

    Attributes:
      name: str, the key of its loss and, unless `scope` says otherwise, its variable scope.
      learning_rate: positive float.
      beta1: float in [0, 1), Adam's.
      beta2: float in [0, 1), Adam's.
      steps: int >= 1, its moves in each round, each with a batch of its own.
      average: float in (0, 1) or None. A decay keeps an exponential moving average of the
        player's weights, which then paints the samples.
      scope: str or None, the variable scope that it owns.
      optimizer: str, one of `OPTIMIZERS`; see `optimizers`.
      momentum: float in [0, 1), of the optimizers `momentum` and `rmsprop`; None for 0.9 and 0.
      schedule: `Schedule` of the learning rate.
      clip_value: positive float or None: each element of its gradients is clipped to
        [-clip_value, clip_value].
      clip_norm: positive float or None: its gradients shrink together, so that the norm of all of
        them is at most this. (Pascanu et al. 2013, algorithm 1.) After `clip_value`.
      weight_clip: positive float or None: after each move, each element of its weights is clipped
        to [-weight_clip, weight_clip]. (Arjovsky et al. 2017, algorithm 1.)
      l1, l2: floats >= 0: its loss holds this much of `penalties.l1` and `penalties.l2` of its
        kernels.
    """

    name: str
    learning_rate: float
    beta1: float = 0.5
    beta2: float = 0.999
    steps: int = 1
    average: float | None = None
    scope: str | None = None
    optimizer: str = "adam"
    momentum: float | None = None
    schedule: Schedule = CONSTANT
    clip_value: float | None = None
    clip_norm: float | None = None
    weight_clip: float | None = None
    l1: float = 0.0
    l2: float = 0.0

    @property
    def owns(self) -> str:
        """The variable scope below which the player's variables lie."""
        return self.scope or self.name

    def __post_init__(self) -> None:
        _positive(self.name, "learning_rate", self.learning_rate)
        _positive(self.name, "steps", self.steps)
        for name in ("clip_value", "clip_norm", "weight_clip"):
            if getattr(self, name) is not None:
                _positive(self.name, name, getattr(self, name))
        for name in ("l1", "l2"):
            if not getattr(self, name) >= 0.0:
                raise ValueError(
                    f"{self.name}: {name} wants a number of at least 0; got "
                    f"{getattr(self, name)!r}."
                )
        for name in ("beta1", "beta2", "momentum"):
            if getattr(self, name) is not None and not 0.0 <= getattr(self, name) < 1.0:
                raise ValueError(
                    f"{self.name}: {name} wants a number in [0, 1); got {getattr(self, name)!r}."
                )
        if self.average is not None and not 0.0 < self.average < 1.0:
            raise ValueError(
                f"{self.name}: average wants a decay between 0 and 1; got {self.average!r}."
            )
        if self.optimizer not in OPTIMIZERS:
            raise ValueError(
                f"{self.name}: optimizer wants one of {', '.join(OPTIMIZERS)}; got "
                f"{self.optimizer!r}."
            )


@dataclasses.dataclass(frozen=True)
class Game:
    """Players, what they play with, and what to show of the result.

    Attributes:
      name: str.
      inputs: what a batch of the data set provides; `images` among them for image games.
      noise: what is drawn at each move.
      players: in the order in which they move.
      losses: function from the inputs and noise, as keyword arguments with a leading batch
        axis, to a mapping from each player's name to a scalar loss.
      sample: function from the noise, as keyword arguments, to images
        `[N, H, W, C]` float32 in [-1, 1], or points `[N, 2]`.
      turns: `IN_TURN`: each player moves against what the one before has become;
        `AT_ONCE`: all compute their gradients first, then all move.
      batch_size: int, the default number of examples in a batch.
      steps: int, the default number of rounds.
      dataset: str, the default value of `--dataset`.
    """

    name: str
    inputs: tuple[Input, ...]
    noise: tuple[Noise, ...]
    players: tuple[Player, ...]
    losses: "Callable[..., Mapping[str, tf.Tensor]]"
    sample: "Callable[..., tf.Tensor]"
    turns: str = IN_TURN
    batch_size: int = 64
    steps: int = 1000
    dataset: str = "digits"

    def __post_init__(self) -> None:
        _positive(self.name, "batch_size", self.batch_size)
        _positive(self.name, "steps", self.steps)
        if self.turns not in (IN_TURN, AT_ONCE):
            raise ValueError(
                f"Game {self.name}: turns wants {IN_TURN!r} or {AT_ONCE!r}; got {self.turns!r}."
            )
        names = [player.name for player in self.players]
        if not names or len(set(names)) < len(names):
            raise ValueError(
                f"Game {self.name}: players want different names, at least one; got {names}."
            )

    @property
    def batches_per_round(self) -> int:
        """How many batches one round uses up: one for each move of the busiest player."""
        return max(player.steps for player in self.players)

    @property
    def kind(self) -> str:
        """What is learnt and painted: `images`, or `points` of the plane."""
        named = [given.name for given in self.inputs]
        return "points" if "points" in named and "images" not in named else "images"

    @property
    def image_shape(self) -> tuple[int, ...]:
        """(H, W, C) of the input named `images`.

        Raises:
          InputError: for a game without one.
        """
        for given in self.inputs:
            if given.name == "images":
                return given.shape
        raise InputError(
            f"Game {self.name}: a data set of images wants an input named 'images'; got "
            f"{[given.name for given in self.inputs]}."
        )

    def schedule(self) -> list[tuple[tuple[Player, ...], int]]:
        """Returns the moves of one round: (who moves at once, which batch of the round)."""
        if self.turns == IN_TURN:
            return [((player,), i) for player in self.players for i in range(player.steps)]
        return [
            (tuple(player for player in self.players if player.steps > i), i)
            for i in range(self.batches_per_round)
        ]


def _positive(where, what, value):
    if not value > 0:
        raise ValueError(f"{where}: {what} wants a number above 0; got {value!r}.")
