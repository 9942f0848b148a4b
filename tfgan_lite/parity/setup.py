"""What is compared, said so that another process can compare it too."""

import dataclasses
import functools
from collections.abc import Callable
from typing import Any

import tensorflow as tf

from tfgan_lite import data, games
from tfgan_lite.determinism import Numerics
from tfgan_lite.engines.interface import Engine
from tfgan_lite.engines.making import make_engine
from tfgan_lite.errors import InputError
from tfgan_lite.game import Game
from tfgan_lite.parity import made_up
from tfgan_lite.parity.looking import Maker
from tfgan_lite.settings import ENGINES, RANDOM


@dataclasses.dataclass(frozen=True)
class Setup:
    """A game, its data and what plays it.

    Attributes:
      game: str, see `games.make`.
      dataset: str, see `data.load_for`; `random` for numbers of the right shape; None for the
        game's own.
      engines: tuple of str, two or more of `settings.ENGINES`.
      batch_size: int >= 1 or None for the game's own.
      seed: int, what initial weights, noise and the order of images come from.
      device: str, see `device`.
      options: dict from option of the game or of a player to value, see `options.call`.
    """

    game: str
    dataset: str | None = None
    engines: tuple[str, ...] = ("graph", "eager", "function")
    batch_size: int | None = None
    seed: int = 0
    device: str = "auto"
    options: dict[str, str] = dataclasses.field(default_factory=dict)

    def __post_init__(self) -> None:
        wrong = [name for name in self.engines if name not in ENGINES]
        if wrong or len(set(self.engines)) < max(2, len(self.engines)):
            raise InputError(
                f"--engines: wants two or more different ones of {', '.join(ENGINES)}; got "
                f"{', '.join(self.engines)}."
            )

    def resolved(self) -> "Setup":
        """Returns the setup with the data set named, also where it is the game's own."""
        dataset = self.dataset or games.make(self.game, self.options).dataset
        return dataclasses.replace(self, dataset=dataset)

    def makers(self) -> dict[str, Maker]:
        """Returns a dict from engine to the function that makes it; the data is read once.

        Raises:
          InputError: for a game or data set that cannot be used.
        """
        game = games.make(self.game, self.options)
        batch_size = game.batch_size if self.batch_size is None else self.batch_size
        batches = self._batches(game, batch_size)

        def make(name: str, numerics: Numerics, observed: bool) -> Engine:
            return make_engine(
                name,
                game,
                batch_size=batch_size,
                seed=self.seed,
                batches=batches,
                device=self.device,
                numerics=numerics,
                observed=observed,
            )

        return {name: functools.partial(make, name) for name in self.engines}

    def _batches(self, game: Game, batch_size: int) -> Callable[..., tf.data.Dataset]:
        """Returns the function from the number of the first batch to the batches."""
        if self.dataset == RANDOM:
            if batch_size < 1:
                raise InputError(f"--batch_size: wants 1 or more; got {batch_size}.")
            return functools.partial(made_up.batches, game, batch_size, self.seed)
        examples = data.load_for(self.dataset or game.dataset, game)
        return lambda first: data.batches(examples, batch_size, self.seed, first)

    @property
    def title(self) -> str:
        """What is compared, for a heading."""
        own = self.batch_size is None
        batches = "the game's batches" if own else f"batches of {self.batch_size}"
        return f"{self.game} on {self.dataset}, {batches}, seed {self.seed}"

    def as_json(self) -> dict[str, Any]:
        """Returns the fields as a plain dict; `Setup(**it)` is equal."""
        return dataclasses.asdict(self)
