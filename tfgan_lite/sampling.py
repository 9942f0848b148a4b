"""From a checkpoint to a file of samples."""

import contextlib
import dataclasses
import math
import os
import pathlib
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from tfgan_lite import checkpoints, files, games, latent, pictures, run_record
from tfgan_lite.determinism import NUMERICS
from tfgan_lite.engines.graph_sampler import GraphSampler
from tfgan_lite.errors import InputError
from tfgan_lite.game import Game


def sample_to_file(
    out: str | os.PathLike[str],
    *,
    workdir: str | os.PathLike[str] | None = None,
    checkpoint: str | None = None,
    game: str | None = None,
    options: Mapping[str, str] | None = None,
    count: int = 64,
    seed: int = 0,
    columns_of_walk: int = 0,
    walked: str | None = None,
    classes: Sequence[int] | None = None,
    device: str = "auto",
) -> pathlib.Path:
    """Paints samples and writes them, the file whole or not at all.

    Args:
      out: str, a `.png` for a grid, or a `.npz` with `images` float32 `[N, H, W, C]` in
        [-1, 1] and, of a game that can be asked for classes, `labels` int32 `[N]`, those asked
        for. The columns of such a grid are of one class each. Of a game of points, a `.png` for a
        scatter, or a `.npz` with `points` float32 `[N, 2]`.
      workdir: str, of a run; its newest whole checkpoint is taken.
      checkpoint: str, instead of `workdir`; with `game`.
      game: str, the game's name.
      options: dict from option to value, with `game`; a run has its own on record.
      count: int >= 1, the number of images, or with `columns_of_walk` the least number.
      seed: int, which images.
      columns_of_walk: int; 0 for separate images, or the images along each latent walk.
      walked: str, the one-hot or uniform noise along which each row goes; see `latent.walk_code`.
        Not with `columns_of_walk`. `count` is then the least number for each of its axes.
      classes: ints, the classes to ask for, one image after another and again from the start;
        with `columns_of_walk` one walk after another. None for all in turn.
      device: see `device`.

    Returns:
      `pathlib.Path` of the file.

    Raises:
      InputError: for neither a run nor a checkpoint with its game, for one that cannot be
        read, for classes or a noise that the game does not have, or a file that cannot be written.
    """
    trained = find_trained(workdir, checkpoint, game, options)
    played = games.make(trained.game, trained.options)
    if classes is not None:
        _check_classes(played, classes)
    if columns_of_walk or walked:
        _check_has_rows(played, columns_of_walk, walked)
    columns = columns_of_walk or _columns(played, count, classes)
    if walked is not None:
        _check_walked(played, walked, columns_of_walk, classes)
        columns = latent.columns_of(played, walked)
        noise = latent.walk_code(played, walked, -(-count // columns), seed, classes)
    elif columns_of_walk:
        rows = -(-count // columns_of_walk)
        noise = latent.walk(played, rows, columns_of_walk, seed, classes)
    else:
        noise = latent.draw_noise(played, count, seed, classes)
    with contextlib.closing(
        GraphSampler(played, trained.checkpoint, device, NUMERICS[trained.numerics])
    ) as sampler:
        samples = sampler.sample(noise)
    out = pathlib.Path(out).expanduser()
    try:
        if out.suffix == ".png":
            dataset = trained.dataset or played.dataset
            pictures.write_png(out, pictures.picture_of(samples, columns, dataset))
        else:
            labels = latent.asked_classes(played, noise)
            _write_arrays(out, {played.kind: samples, "labels": labels})
    except OSError as error:
        raise InputError(f"--out: {out} cannot be written ({error}).") from error
    return out


def _check_classes(game: Game, classes: Sequence[int]) -> None:
    asked, said = latent.asked_noise(game), ",".join(map(str, classes))
    if asked is None:
        raise InputError(
            f"--classes: game {game.name} paints no class that it is asked for; got {said}. Leave "
            "it out, or take a run of a game with labels, such as conditional or acgan."
        )
    count = asked.shape[-1]
    outside = [number for number in classes if not 0 <= number < count]
    if outside or not classes:
        raise InputError(
            f"--classes: game {game.name} wants classes in 0 ... {count - 1}, one or more; got "
            f"{outside[0] if outside else 'none'} in {said!r}."
        )


def _check_has_rows(game: Game, columns: int, walked: str | None) -> None:
    if game.kind == "points":
        flag, value = ("--interpolate", columns) if columns else ("--walk", walked)
        raise InputError(
            f"{flag}: wants a game of images, which lie in rows; {game.name} makes points of the "
            f"plane; got {value}. Leave it out."
        )


def _check_walked(game: Game, name: str, columns: int, classes: Sequence[int] | None) -> None:
    if columns:
        raise InputError(
            f"--walk, --interpolate: want one of the two; got {name} and {columns}. Leave one out."
        )
    asked = latent.asked_noise(game)
    if classes is not None and asked is not None and asked.name == name:
        raise InputError(
            f"--walk, --classes: want one of the two, as a walk along {name} goes through all "
            f"classes; got {','.join(map(str, classes))}. Leave one out."
        )


def _columns(game: Game, count: int, classes: Sequence[int] | None) -> int | None:
    """Returns how many columns a grid has: a whole number of rounds of classes."""
    asked = latent.asked_noise(game)
    if asked is None:
        return None
    around = asked.shape[-1] if classes is None else len(classes)
    return min(count, around * math.ceil(math.ceil(math.sqrt(count)) / around))


def _write_arrays(out: pathlib.Path, arrays: Mapping[str, np.ndarray | None]) -> None:
    there: dict[str, Any] = {name: array for name, array in arrays.items() if array is not None}
    with files.replacing(out) as temporary, open(temporary, "wb") as file:
        np.savez_compressed(file, **there)


@dataclasses.dataclass(frozen=True)
class Trained:
    """A checkpoint, and what its weights are of.

    Attributes:
      checkpoint: str, path without `.index`.
      game: str, see `games.make`.
      options: dict from option to value, see there.
      numerics: str, those of the run.
      dataset: str or None, what the run learnt from; None for a checkpoint alone.
    """

    checkpoint: str
    game: str
    options: dict[str, str] = dataclasses.field(default_factory=dict)
    numerics: str = "strict"
    dataset: str | None = None


def find_trained(
    workdir: str | os.PathLike[str] | None,
    checkpoint: str | None,
    game: str | None,
    options: Mapping[str, str] | None = None,
) -> Trained:
    """Returns the newest whole checkpoint of a run, or one that is named with its game.

    Raises:
      InputError: for neither, a run without a checkpoint that can be read, and options beside a
        run.
    """
    if workdir is not None:
        if options:
            raise InputError(
                f"--set: goes with --checkpoint and --game; {workdir} has its options on record; "
                f"got {', '.join(options)}. Leave it out."
            )
        record, checkpoint = newest(workdir)
        return Trained(checkpoint, record.game, record.options, record.numerics, record.dataset)
    if game is None or checkpoint is None:
        raise InputError(
            "--checkpoint, --game: want to be given together, or --workdir instead; got "
            f"{checkpoint!r} and {game!r}."
        )
    return Trained(checkpoint, game, dict(options or {}))


def newest(workdir: str | os.PathLike[str]) -> tuple[run_record.RunRecord, str]:
    """Returns (the record, path of the newest whole checkpoint) of a run.

    Raises:
      InputError: if the directory holds no run, or no checkpoint that can be read.
    """
    checkpoints.check_path("--workdir", workdir)
    record = run_record.read(workdir)
    if record is None:
        raise InputError(
            f"--workdir: wants the directory of a run of tfgan-train; got {workdir!r}, "
            f"without {run_record.FILE}."
        )
    found = checkpoints.find(workdir)
    if not found.good:
        raise InputError(
            f"--workdir: {workdir} holds no checkpoint that can be read; "
            f"damaged: {[path for path, _ in found.damaged] or 'none'}. Train first."
        )
    return record, found.good[-1]
