"""What a run is: the settings that its bits depend on, recorded in its working directory."""

import dataclasses
import json
import os
import pathlib

from tfgan_lite import files
from tfgan_lite.errors import InputError

FILE = "run.json"


@dataclasses.dataclass(frozen=True)
class RunRecord:
    """The settings that may not change between two starts of one run.

    Attributes:
      game: str, `--game`.
      dataset: str, `--dataset`.
      data: str, what the data set held; see `ImageSet.fingerprint`.
      batch_size: int, `--batch_size`.
      seed: int, `--seed`.
      players: dict from player to a dict from attribute to value, both str.
      options: dict from option of the game or of a player to value, `--set`.
      balance: str, `--balance`.
      numerics: str, `--numerics`. The engine is not among the settings: a run may change it.
    """

    game: str
    dataset: str
    data: str
    batch_size: int
    seed: int
    players: dict[str, dict[str, str]]
    options: dict[str, str]
    balance: str = "none"
    numerics: str = "fast"

    def flags(self) -> dict[str, str | int | float]:
        """Returns the settings as a flat dict from flag name to value."""
        options = {f"--set {k}": v for k, v in self.options.items() if "." not in k}
        for player, attributes in self.players.items():
            options |= {f"--set {player}.{k}": v for k, v in attributes.items()}
        names = ("game", "batch_size", "seed", "balance", "numerics")
        named = {f"--{name}": getattr(self, name) for name in names}
        return named | {"--dataset": f"{self.dataset} ({self.data})"} | options


def read(workdir: str | os.PathLike[str]) -> RunRecord | None:
    """Returns the `RunRecord` of a working directory, or None if it holds no run.

    Raises:
      InputError: if the record cannot be read.
    """
    path = pathlib.Path(workdir) / FILE
    try:
        record = RunRecord(**json.loads(path.read_text()))
        players = record.players.values() if isinstance(record.players, dict) else [None]
        if not all(isinstance(found, dict) for found in (record.options, *players)):
            raise TypeError("players or options are no objects")
        return record
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError) as error:
        raise InputError(
            f"--workdir: {path} wants the record of a run; it cannot be read ({error}). "
            "Give another --workdir."
        ) from error


def check(workdir: str | os.PathLike[str], record: RunRecord) -> bool:
    """Checks that a working directory holds no other run.

    Returns:
      True if it holds this run, False if it holds none.

    Raises:
      InputError: if it does; each setting that differs is named with both values.
    """
    recorded = read(workdir)
    if recorded is None:
        return False
    if recorded.data == record.data:  # the same images, wherever they lie now
        recorded = dataclasses.replace(recorded, dataset=record.dataset)
    old, new = recorded.flags(), record.flags()
    differing = [
        f"{flag} was {old.get(flag, 'not set')}, now {new.get(flag, 'not set')}"
        for flag in sorted(old.keys() | new.keys())
        if old.get(flag) != new.get(flag)
    ]
    if differing:
        raise InputError(
            f"--workdir: {workdir} holds a run with other settings: {'; '.join(differing)}. "
            "Give the old settings to go on with it, or another --workdir to start a new run."
        )
    return True


def write(workdir: str | os.PathLike[str], record: RunRecord) -> None:
    """Makes the working directory and records the run in it.

    Raises:
      InputError: if the directory cannot be written.
    """
    workdir = pathlib.Path(workdir)
    try:
        workdir.mkdir(parents=True, exist_ok=True)
        with files.replacing(workdir / FILE) as temporary:
            temporary.write_text(json.dumps(dataclasses.asdict(record), indent=2) + "\n")
    except OSError as error:
        raise InputError(
            f"--workdir: wants a directory that can be written; got {str(workdir)!r} ({error})."
        ) from error
