"""From a checkpoint to a file of samples."""

import contextlib
import dataclasses
import os
import pathlib
from collections.abc import Mapping

import numpy as np

from tfgan_lite import checkpoints, files, games, latent, pictures, run_record
from tfgan_lite.determinism import NUMERICS
from tfgan_lite.engines.graph_sampler import GraphSampler
from tfgan_lite.errors import InputError


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
    device: str = "auto",
) -> pathlib.Path:
    """Paints samples and writes them, the file whole or not at all.

    Args:
      out: str, a `.png` for a grid, or a `.npz` with `images` float32 `[N, H, W, C]` in
        [-1, 1].
      workdir: str, of a run; its newest whole checkpoint is taken.
      checkpoint: str, instead of `workdir`; with `game`.
      game: str, the game's name.
      options: dict from option to value, with `game`; a run has its own on record.
      count: int >= 1, the number of images, or with `columns_of_walk` the least number.
      seed: int, which images.
      columns_of_walk: int; 0 for separate images, or the images along each latent walk.
      device: see `device`.

    Returns:
      `pathlib.Path` of the file.

    Raises:
      InputError: for neither a run nor a checkpoint with its game, for one that cannot be
        read, or a file that cannot be written.
    """
    trained = find_trained(workdir, checkpoint, game, options)
    played = games.make(trained.game, trained.options)
    columns = columns_of_walk or None
    if columns_of_walk:
        noise = latent.walk(played, -(-count // columns_of_walk), columns_of_walk, seed)
    else:
        noise = latent.draw_noise(played, count, seed)
    with contextlib.closing(
        GraphSampler(played, trained.checkpoint, device, NUMERICS[trained.numerics])
    ) as sampler:
        images = sampler.sample(noise)
    out = pathlib.Path(out).expanduser()
    try:
        if out.suffix == ".png":
            pictures.write_png(out, pictures.image_grid(images, columns=columns))
        else:
            with files.replacing(out) as temporary, open(temporary, "wb") as file:
                np.savez_compressed(file, images=images)
    except OSError as error:
        raise InputError(f"--out: {out} cannot be written ({error}).") from error
    return out


@dataclasses.dataclass(frozen=True)
class Trained:
    """A checkpoint, and what its weights are of.

    Attributes:
      checkpoint: str, path without `.index`.
      game: str, see `games.make`.
      options: dict from option to value, see there.
      numerics: str, those of the run.
    """

    checkpoint: str
    game: str
    options: dict[str, str] = dataclasses.field(default_factory=dict)
    numerics: str = "strict"


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
        return Trained(checkpoint, record.game, record.options, record.numerics)
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
