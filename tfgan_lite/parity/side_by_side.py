"""Engines that play the same rounds in turn; one that fails is taken out, and the others go on."""

import contextlib
import os
import pathlib
import time
from collections.abc import Callable, Iterator, Mapping

import numpy as np

from tfgan_lite.determinism import Numerics
from tfgan_lite.engines.interface import Engine
from tfgan_lite.errors import InputError
from tfgan_lite.parity.looking import Maker, in_a_line
from tfgan_lite.parity.result import State

Losses = dict[str, dict[str, np.ndarray]]


class SideBySide:
    """Engines of one game.

    Args:
      makers: dict from name to a function from (numerics, observed) to an engine at step 0.
      numerics: `Numerics`.
      fails: function that is given the name of an engine that failed and the reason.

    Attributes:
      engines: dict from name to `Engine`, of those that have not failed.
      seconds: dict from name to the seconds that its rounds took.
    """

    def __init__(
        self,
        makers: Mapping[str, Maker],
        numerics: Numerics,
        fails: Callable[[str, str], None],
    ) -> None:
        self._makers, self._numerics, self._fails = makers, numerics, fails
        self.engines: dict[str, Engine] = {}
        self.seconds = dict.fromkeys(makers, 0.0)

    def make(self) -> None:
        """Makes the engines."""
        for name, maker in self._makers.items():
            with self._failing(name, 0):
                self.engines[name] = maker(self._numerics, False)

    def play(self, step: int) -> Losses:
        """Plays a round in every engine; returns a dict from engine to its players' losses."""
        losses: Losses = {}
        for name, engine in list(self.engines.items()):
            start = time.perf_counter()
            with self._failing(name, step):
                engine.train_step()
                players = [player.name for player in engine.game.players]
                losses[name] = dict(zip(players, engine.losses, strict=True))
            self.seconds[name] += time.perf_counter() - start
        return losses

    def states(self, step: int) -> dict[str, State]:
        """Returns what each engine's variables hold."""
        states: dict[str, State] = {}
        for name, engine in list(self.engines.items()):
            with self._failing(name, step):
                states[name] = engine.variables()
        return states

    def go_back(self, states: Mapping[str, State], step: int) -> None:
        """Sets every engine to an earlier state, from which it plays the same rounds again."""
        for name, engine in list(self.engines.items()):
            with self._failing(name, step):
                engine.assign(states[name])

    def sample(self, name: str, noise: Mapping[str, np.ndarray], step: int) -> np.ndarray | None:
        """Returns the samples of one engine; None if it fails."""
        with self._failing(name, step):
            return self.engines[name].sample(noise)
        return None

    def save(self, directory: str | os.PathLike[str], step: int) -> dict[str, str]:
        """Saves each engine below a directory of its name; returns the paths by name."""
        saved = {}
        for name, engine in list(self.engines.items()):
            own = pathlib.Path(directory) / name
            own.mkdir(parents=True, exist_ok=True)
            with self._failing(name, step, passing=(InputError, OSError)):
                saved[name] = engine.save(str(own / "model.ckpt"))
        return saved

    def close(self) -> None:
        """Closes the engines."""
        for engine in self.engines.values():
            engine.close()

    @contextlib.contextmanager
    def _failing(
        self,
        name: str,
        step: int,
        passing: type[Exception] | tuple[type[Exception], ...] = InputError,
    ) -> Iterator[None]:
        """Takes an engine out that fails in the block."""
        try:
            yield
        except passing:
            raise
        except Exception as error:
            engine = self.engines.pop(name, None)
            if engine:
                with contextlib.suppress(Exception):
                    engine.close()
            self._fails(name, f"{name} failed at step {step}: {in_a_line(error)}")
