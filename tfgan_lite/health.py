"""What goes wrong while a game is played, in plain words, with what to try.

    losses, gradient norms -> means over 50 rounds -> saturated, diverging or vanishing
    samples                -> mean distance of pairs -> collapsed

Each trouble is told once. The bounds are far from what the package's own games do, and where
something lasts for a moment only, nothing is said.
"""

import numpy as np

from tfgan_lite.game import Game

WINDOW = 50  # rounds, over which losses and norms are averaged
PATIENCE = 3  # windows in which a trouble lasts before it is told; of samples, 2 pictures
GUESSING = 2 * np.log(2.0)  # the cross entropy of a discriminator that guesses, of both halves
SATURATED = 0.01  # the loss of one that is hardly ever wrong
VANISHED = 0.01  # share of a gradient's norm of that at its start
WINNING = 0.5  # share of the discriminator's loss of that at its start, or of guessing: it wins
DIVERGED = 50.0  # times the loss at its start, or times 1 where that was smaller
COLLAPSED = 0.25  # share of the distance of samples of that of the data
WARM_UP = 0.25  # share of the run in which samples may resemble each other, as they do at first


class Health:
    """Looks after one process's share of a run.

    Args:
      game: `Game`. Its player `discriminator`, if it has one, is the one that can be saturated.
      real: float array `[N, ...]`, N >= 2, examples of the data as `game.sample` would make them.
    """

    def __init__(self, game: Game, real: np.ndarray) -> None:
        self._names = [player.name for player in game.players]
        self._spread = pair_distance(real)
        self._sums = np.zeros([2, len(self._names)])
        self._rounds = 0
        self._start: np.ndarray | None = None
        self._unlike = False  # whether samples were ever far apart
        self._lasting: dict[str, int] = {}
        self._told: set[str] = set()

    def after_round(self, losses: np.ndarray, norms: np.ndarray) -> list[str]:
        """Takes the losses and gradient norms of a round, `[players]` each; returns warnings."""
        self._sums += losses, norms
        self._rounds += 1
        if self._rounds % WINDOW:
            return []
        means, self._sums = self._sums / WINDOW, np.zeros_like(self._sums)
        if self._start is None:
            self._start = means
        rows = zip(self._names, *means, *self._start, strict=True)
        loses = self._loses(means[0])
        return [told for row in rows for told in self._of_player(loses, *row)]

    def _loses(self, losses):
        """Tells whether the discriminator wins: a generator that paints what it should is still.

        The first rounds of a discriminator may cost it more than guessing would.
        """
        if self._start is None or "discriminator" not in self._names:
            return True
        index = self._names.index("discriminator")
        return bool(losses[index] < WINNING * min(self._start[0, index], GUESSING))

    def of_samples(self, samples: np.ndarray, played: float) -> list[str]:
        """Takes samples of one picture, `[N, ...]`, N >= 2; returns warnings.

        Args:
          samples: float array.
          played: float, the share of the run's rounds that are played. A generator has a quarter
            of the run to learn to paint unlike samples; once it has, it is not to lose them.
        """
        share = pair_distance(samples) / self._spread if self._spread else 1.0
        self._unlike |= share >= COLLAPSED
        looked_at = self._rounds >= PATIENCE * WINDOW and (self._unlike or played >= WARM_UP)
        return self._tell(
            "collapsed",
            looked_at and share < COLLAPSED,
            2,
            f"samples resemble each other: two of them are {100 * share:.0f} % as far apart as two "
            "examples of the data, so the generator has collapsed to few modes. Try "
            "--set=gradient_penalty=r1, --set=packing=2, --set=minibatch=discrimination, or a "
            "lower --set=generator.learning_rate.",
        )

    def _of_player(self, loses, player, loss, norm, first_loss, first_norm):
        told = []
        if player == "discriminator":
            told += self._tell(
                "saturated",
                0.0 <= loss < SATURATED,
                PATIENCE,
                f"the discriminator is saturated: its loss is {loss:.2g}, it tells real from "
                "generated without fail, and the generator learns little from it. Try a lower "
                "--set=discriminator.learning_rate, --set=label_smoothing=0.1, "
                "--set=instance_noise=0.1 or --set=gradient_penalty=r1.",
            )
        else:
            told += self._tell(
                f"vanishing {player}",
                loses and norm < VANISHED * first_norm,
                PATIENCE,
                f"the gradients of the {player} vanish: their norm is {norm:.2g}, at the start it "
                f"was {first_norm:.2g}. Try --set=loss=non_saturating or wasserstein, a lower "
                "--set=discriminator.learning_rate, or --set=spectral_norm=true.",
            )
        told += self._tell(
            f"diverging {player}",
            abs(loss) > DIVERGED * max(abs(first_loss), 1.0),
            PATIENCE,
            f"the loss of the {player} diverges: it is {loss:.3g}, at the start it was "
            f"{first_loss:.3g}. Try lower learning rates, --set={player}.clip_norm=1, or "
            "--set=gradient_penalty=wgan_gp for a wasserstein loss.",
        )
        return told

    def _tell(self, trouble, is_so, patience, words):
        """Returns the words in a list, the first time that the trouble has lasted."""
        self._lasting[trouble] = self._lasting.get(trouble, 0) + 1 if is_so else 0
        if self._lasting[trouble] < patience or trouble in self._told:
            return []
        self._told.add(trouble)
        return [f"Warning: {words}"]


def pair_distance(examples: np.ndarray) -> float:
    """Returns the mean Euclidean distance of two different examples.

    Args:
      examples: float array `[N, ...]`, N >= 2.
    """
    flat = np.asarray(examples, np.float64).reshape(len(examples), -1)
    squares = np.sum(np.square(flat), axis=1)
    between = np.maximum(squares[:, None] + squares - 2.0 * flat @ flat.T, 0.0)
    np.fill_diagonal(between, 0.0)
    return float(np.sqrt(between).sum() / (len(flat) * (len(flat) - 1)))
