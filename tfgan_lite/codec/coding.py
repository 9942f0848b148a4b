"""From images to a file of latents, from that to images, and what it cost."""

import contextlib
import dataclasses
import os
import pathlib
from collections.abc import Callable, Mapping

import numpy as np

from tfgan_lite import files, pictures, sampling
from tfgan_lite.codec import images as image_files
from tfgan_lite.codec import latent_file
from tfgan_lite.codec.coder import Coder
from tfgan_lite.determinism import NUMERICS
from tfgan_lite.errors import InputError

STEP = 0.25


@dataclasses.dataclass(frozen=True)
class Coded:
    """What coding came to.

    Attributes:
      path: `pathlib.Path`, the file that was written.
      count: int, the number of images.
      file_bytes: int, the size of the file of latents, header and all.
      bits_per_pixel: float, of that file; a pixel of several channels is one.
      error: float or None, the mean squared error of decoded pixels in [0, 1]; None where the
        images that were encoded are not known.
    """

    path: pathlib.Path
    count: int
    file_bytes: int
    bits_per_pixel: float
    error: float | None

    @property
    def peak_signal_to_noise(self) -> float | None:
        """In decibels, for a peak of 1; None as `error`."""
        if self.error is None:
            return None
        return float("inf") if self.error == 0.0 else -10.0 * float(np.log10(self.error))

    def table(self) -> str:
        """Returns the numbers as lines of text."""
        lines = [
            f"images           {self.count}",
            f"file of latents  {self.file_bytes} bytes",
            f"bits per pixel   {self.bits_per_pixel:.4f}",
        ]
        if self.error is not None:
            lines.append(f"squared error    {self.error:.6f} (mean, of pixels in 0 to 1)")
            lines.append(f"PSNR             {self.peak_signal_to_noise:.2f} dB")
        return "\n".join([*lines, f"Wrote {self.path}"])


def encode_to_file(
    out: str | os.PathLike[str],
    *,
    workdir: str | os.PathLike[str] | None = None,
    checkpoint: str | None = None,
    game: str | None = None,
    options: Mapping[str, str] | None = None,
    dataset: str | None = None,
    images: str | os.PathLike[str] | None = None,
    step: float = STEP,
    device: str = "auto",
) -> Coded:
    """Encodes images and writes the file of latents, whole or not at all.

    Args:
      out: path, in a directory that exists.
      workdir: path, of a run; its newest whole checkpoint is taken.
      checkpoint: str, instead of `workdir`; with `game`.
      game: str, the game's name.
      options: dict from option to value, with `game`; a run has its own on record.
      dataset, images: what to encode; see `codec.images.read`.
      step: float > 0, between two values that a latent can take; larger, the file is smaller.
      device: see `device`.

    Returns:
      `Coded`; the error is that of what the file decodes to.

    Raises:
      InputError: for a game that cannot encode, and for what cannot be read or written.
    """
    if not 0.0 < step < float("inf"):
        raise InputError(f"--step: wants a finite number above 0; got {step}.")
    _check_out(out, images=images)
    with contextlib.closing(_coder(workdir, checkpoint, game, options, device)) as coder:
        given = image_files.read(coder.image_shape, dataset, images)
        held = latent_file.LatentFile(
            game=coder.game,
            fingerprint=coder.fingerprint(),
            step=step,
            image_shape=coder.image_shape,
            numbers=latent_file.quantise(coder.encode(given), step),
        )
        decoded = coder.decode(held.latents)
    content = held.to_bytes()
    path = _write(out, lambda temporary: temporary.write_bytes(content))
    return _coded(path, len(content), decoded, given)


def decode_to_file(
    out: str | os.PathLike[str],
    *,
    latents: str | os.PathLike[str],
    workdir: str | os.PathLike[str] | None = None,
    checkpoint: str | None = None,
    game: str | None = None,
    options: Mapping[str, str] | None = None,
    dataset: str | None = None,
    images: str | os.PathLike[str] | None = None,
    device: str = "auto",
) -> Coded:
    """Decodes a file of latents and writes the images, whole or not at all.

    Args:
      out: path: a `.png` for a grid, or a `.npz` with `images` float32 `[N, H, W, C]` in
        [-1, 1].
      latents: path, what `encode_to_file` wrote.
      workdir, checkpoint, game, options, device: as there; the weights must be the same.
      dataset, images: what was encoded, to tell the error; neither if that is not known.

    Returns:
      `Coded`.

    Raises:
      InputError: for a file that is not one of latents, is cut short, or is of other weights,
        and for what cannot be read or written.
    """
    _check_out(out, latents=latents, images=images)
    path = pathlib.Path(latents).expanduser()
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError(f"--latents: wants a file that can be read; got {error}.") from error
    held = latent_file.from_bytes(content, str(path))
    with contextlib.closing(_coder(workdir, checkpoint, game, options, device)) as coder:
        _check_model(held, coder, path)
        given = _originals(coder, dataset, images, held, path)
        decoded = coder.decode(held.latents)
    if pathlib.Path(out).suffix == ".png":
        grid = pictures.encode_png(pictures.image_grid(decoded))
        written = _write(out, lambda temporary: temporary.write_bytes(grid))
    else:
        written = _write(out, lambda temporary: _save(temporary, decoded))
    return _coded(written, len(content), decoded, given)


def _coder(workdir, checkpoint, game, options, device):
    """Returns the `Coder` of a run, or of a checkpoint and its game."""
    trained = sampling.find_trained(workdir, checkpoint, game, options)
    numerics = NUMERICS[trained.numerics]
    return Coder(trained.game, trained.checkpoint, device, numerics, trained.options)


def _check_out(out, **sources):
    """Refuses to write over what is read."""
    for flag, source in sources.items():
        if source is not None and os.path.realpath(source) == os.path.realpath(out):
            raise InputError(f"--out: wants another file than --{flag}; got {str(out)!r} twice.")


def _originals(coder, dataset, images, held, path):
    """Returns the images that were encoded, or None if they are not given."""
    if dataset is None and images is None:
        return None
    given = image_files.read(coder.image_shape, dataset, images)
    if len(given) != len(held.numbers):
        raise InputError(
            f"--dataset, --images: want the {len(held.numbers)} images that {path} was made from; "
            f"got {len(given)}."
        )
    return given


def _check_model(held, coder, path):
    fingerprint = coder.fingerprint()
    shapes = (held.image_shape, held.numbers.shape[1])
    if held.fingerprint != fingerprint or shapes != (coder.image_shape, coder.latent_size):
        wanted, got = (print_.hex()[:16] for print_ in (held.fingerprint, fingerprint))
        raise InputError(
            f"--latents: {path}: wants the weights that it was encoded with, game {held.game}, "
            f"{wanted}; got game {coder.game}, {got}. Give the --workdir of that run, or its "
            "checkpoint of that time with --checkpoint and --game."
        )


def _coded(path, file_bytes, decoded, given):
    count, height, width, _ = decoded.shape
    error = None
    if given is not None:
        error = float(np.mean(np.square((decoded - given).astype(np.float64) / 2.0)))
    return Coded(path, count, file_bytes, 8.0 * file_bytes / (count * height * width), error)


def _save(temporary, images):
    with open(temporary, "wb") as file:
        np.savez_compressed(file, images=images)


def _write(out: str | os.PathLike[str], write: Callable[[pathlib.Path], object]) -> pathlib.Path:
    path = pathlib.Path(out).expanduser()
    try:
        with files.replacing(path) as temporary:
            write(temporary)
    except OSError as error:
        raise InputError(f"--out: {path} cannot be written ({error}).") from error
    return path
