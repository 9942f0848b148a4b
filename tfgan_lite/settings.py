"""What the flags of the train app say, before anything heavy is imported."""

import dataclasses
import pathlib
import re

DEVICES = "auto, cpu or gpu[:N]"
ENGINES = ("graph", "eager", "function", "xla")
RANDOM = "random"  # data that is made up, for comparing engines
BALANCES = ("none", "resample", "weights")
DATASETS = "digits, photos, rings, grid, tfds:NAME[:SPLIT], idx:DIR or folder:DIR"


def is_device(value: str) -> bool:
    """Tells whether a value has the form of a device; there may be none of that number."""
    return re.fullmatch(r"auto|cpu|gpu(:\d+)?", value) is not None


def is_dataset(value: str) -> bool:
    """Tells whether a value has the form of a data set; there may be none of that name."""
    return (
        re.fullmatch(r"digits|photos|rings|grid|(tfds|idx|folder):.+", value, re.DOTALL) is not None
    )


@dataclasses.dataclass(frozen=True)
class Settings:
    """The settings of a run; None stands for the game's own value.

    Attributes:
      game: str, see `games.make`.
      dataset: str or None, see `data.load`.
      steps: int >= 1 or None, the round at which the run ends.
      batch_size: int >= 1 or None.
      seed: int.
      workdir: str or None for `runs/<game>-<dataset>`.
      device: str, see `device`.
      engine: str, one of `ENGINES`.
      numerics: str, `"strict"` or `"fast"`; see `determinism`.
      checkpoint_every, sample_every, log_every: int >= 1, in steps.
      balance: str, one of `BALANCES`: what to do about rare classes of the data; see
        `ImageSet.resampled` and `class_weights.weighted`.
      early_stopping: int >= 1 or None, the pictures in a row without a smaller distance from the
        data after which the run ends; see `early_stopping`.
      options: dict from option of the game or of a player to value, see `options.call`.
    """

    game: str = "conv28"
    dataset: str | None = None
    steps: int | None = None
    batch_size: int | None = None
    seed: int = 0
    workdir: str | None = None
    device: str = "auto"
    engine: str = "graph"
    numerics: str = "fast"
    checkpoint_every: int = 250
    sample_every: int = 250
    log_every: int = 50
    balance: str = "none"
    early_stopping: int | None = None
    options: dict[str, str] = dataclasses.field(default_factory=dict)

    @property
    def directory(self) -> pathlib.Path:
        """The working directory, `workdir` or the default, as a `pathlib.Path`."""
        if self.workdir:
            return pathlib.Path(self.workdir).expanduser()
        dataset = "".join(c if c.isalnum() else "-" for c in self.dataset or "")
        game = "".join(c if c.isalnum() else "-" for c in self.game)
        return pathlib.Path("runs") / f"{game}-{dataset}"
