"""When to stop: as soon as samples no longer come closer to the data, and which state was best.

    500 samples, 500 examples -> features -> Frechet distance -> better than ever? keep it
                                                              -> not for some pictures? stop

The features are those of a fixed random network (`metrics.random_features`), or of points their
coordinates. The samples are the same points of the latent space each time, and the distances
stand in a file, so that a run which was killed stops where one that never was does.
"""

import json
import os
import pathlib
import shutil
from collections.abc import Callable, Mapping

import numpy as np

from tfgan_lite import files, latent, run_record
from tfgan_lite.errors import InputError
from tfgan_lite.game import Game
from tfgan_lite.metrics.frechet import frechet_distance
from tfgan_lite.metrics.random_features import SMALLEST, random_features

FILE = "distances.json"
BEST = "best"
COUNT = 500
_SEED = 1  # of the samples: not those of the pictures


class EarlyStopping:
    """Follows the distance of one run, in its working directory.

    Args:
      workdir: path of a directory; it need not exist yet.
      patience: int >= 1, pictures in a row without a smaller distance, after which to stop.
      game: `Game`.
      real: float array `[N, ...]`, N >= 2, examples of the data as `game.sample` would make them.
      step: int, the step that the run goes on from; what is on file of later ones is dropped.

    Attributes:
      distances: dict from step to distance, in order.

    Raises:
      InputError: for images that are too small to be judged, and a file that cannot be read.
    """

    def __init__(
        self,
        workdir: str | os.PathLike[str],
        patience: int,
        game: Game,
        real: np.ndarray,
        step: int = 0,
    ) -> None:
        if real.ndim == 4 and min(real.shape[1:3]) < SMALLEST:
            raise InputError(
                f"--early_stopping: wants images of {SMALLEST}x{SMALLEST} or more; game "
                f"{game.name} has {real.shape[1]}x{real.shape[2]}. Leave it out."
            )
        self._workdir, self._patience = pathlib.Path(workdir), patience
        self._real = _features(real)
        self._noise = latent.draw_noise(game, COUNT, _SEED)
        self.distances = {at: d for at, d in _read(self._workdir / FILE).items() if at <= step}

    @property
    def best(self) -> int | None:
        """The step of the smallest distance, the first of equals; None before there is any."""
        return min(self.distances, key=self.distances.__getitem__, default=None)

    @property
    def exhausted(self) -> bool:
        """Whether the distance has not become smaller for as many pictures as are allowed."""
        steps = list(self.distances)
        return self.best is not None and len(steps) - 1 - steps.index(self.best) >= self._patience

    def look(self, step: int, sample: Callable[[Mapping[str, np.ndarray]], np.ndarray]) -> float:
        """Measures a step, writes it down and returns its distance.

        Args:
          step: int, above those measured before.
          sample: function from noise to samples, see `engines.interface.Engine.sample`.

        Raises:
          OSError: if the file cannot be written.
        """
        distance = frechet_distance(_features(sample(self._noise)), self._real)
        self.distances[step] = distance
        with files.replacing(self._workdir / FILE) as temporary:
            temporary.write_text(json.dumps(self.distances) + "\n")
        return distance

    def keep(self, checkpoint: str) -> None:
        """Copies a checkpoint, in the place of the one kept before; both apps can read it there.

        The directory `best` becomes a working directory of its own, with the run's record.

        Args:
          checkpoint: str, path without `.index`.

        Raises:
          OSError: if it cannot be written.
        """
        kept = self._workdir / BEST
        kept.mkdir(exist_ok=True)
        source = pathlib.Path(checkpoint)
        old = [path for path in kept.glob("*.ckpt-*") if not path.name.startswith(source.name)]
        shutil.copyfile(self._workdir / run_record.FILE, kept / run_record.FILE)
        # The index comes last: without it, nobody takes the rest for a checkpoint.
        for part in sorted(source.parent.glob(f"{source.name}.*"), reverse=True):
            if part.suffix != ".index":
                shutil.copyfile(part, kept / part.name)
        shutil.copyfile(f"{source}.index", kept / f"{source.name}.index")
        for path in old:
            path.unlink()


def _features(examples):
    return random_features(examples) if examples.ndim == 4 else examples


def _read(path: pathlib.Path) -> dict[int, float]:
    try:
        found = json.loads(path.read_text())
        return {int(step): float(distance) for step, distance in found.items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise InputError(
            f"--early_stopping: {path} wants the distances of a run; it cannot be read ({error}). "
            "Remove it, and measuring starts anew."
        ) from error
