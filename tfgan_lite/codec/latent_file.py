"""The file of latents: what the bytes mean, and what is refused.

| offset | bytes | what, little endian                                              |
|--------|-------|------------------------------------------------------------------|
| 0      | 8     | `tfganlat`                                                       |
| 8      | 2     | version, 1                                                       |
| 10     | 2     | length of the game's name, UTF-8                                 |
| 12     | 4     | CRC-32 of everything else                                        |
| 16     | 16    | fingerprint of the weights that decode                           |
| 32     | 8     | step between two values of a latent, float64                     |
| 40     | 4     | number of images N                                               |
| 44     | 4     | latent size T                                                    |
| 48     | 12    | height, width and channels of an image                           |
| 60     | 4     | bytes in a number, 1 or 2                                        |
| 64     |       | the game's name                                                  |
|        |       | zlib: N numbers of latent 0, N of latent 1, ... (of two bytes,   |
|        |       | all low bytes first, then all high ones)                         |

One axis after the other, since numbers of one axis are like each other. Images stand in no
order, so that the difference between neighbours would say more than the numbers do.
"""

import dataclasses
import struct
import zlib

import numpy as np

from tfgan_lite.errors import InputError

MAGIC = b"tfganlat"
VERSION = 1
FINGERPRINT_BYTES = 16
_FRONT = struct.Struct("<8sHH")
_CHECKSUM = struct.Struct("<I")
_HEADER = struct.Struct(f"<{FINGERPRINT_BYTES}sdIIIIII")
_LARGEST = np.iinfo(np.int16).max


@dataclasses.dataclass(frozen=True)
class LatentFile:
    """What a file of latents holds.

    Attributes:
      game: str, `--game` of the run that encoded.
      fingerprint: bytes `[16]` that tell the weights that decode.
      step: float > 0.
      image_shape: (H, W, C).
      numbers: int16 `[N, T]`; a latent is its number times `step`.
    """

    game: str
    fingerprint: bytes
    step: float
    image_shape: tuple[int, int, int]
    numbers: np.ndarray

    @property
    def latents(self) -> np.ndarray:
        """float32 `[N, T]`."""
        return (self.numbers * np.float64(self.step)).astype(np.float32)

    def to_bytes(self) -> bytes:
        """Returns the bytes of the file, a function of the attributes alone."""
        count, size = self.numbers.shape
        width = 1 if np.abs(self.numbers.astype(np.int32)).max(initial=0) < 128 else 2
        by_axis = np.ascontiguousarray(self.numbers.T)  # [T, N]
        planes = by_axis.astype("<i2").view(np.uint8).reshape(-1, 2).T  # [2, T * N], low, high
        # Numbers without an order hold no strings to find; Huffman codes alone come out shorter.
        coder = zlib.compressobj(9, strategy=zlib.Z_HUFFMAN_ONLY)
        packed = coder.compress(planes[:width].tobytes()) + coder.flush()
        name = self.game.encode()
        header = _HEADER.pack(self.fingerprint, self.step, count, size, *self.image_shape, width)
        front, rest = _FRONT.pack(MAGIC, VERSION, len(name)), header + name + packed
        return front + _CHECKSUM.pack(zlib.crc32(front + rest)) + rest


def quantise(latents: np.ndarray, step: float) -> np.ndarray:
    """Returns the nearest whole number of steps for each latent.

    Args:
      latents: float `[N, T]`.
      step: float > 0.

    Returns:
      int16 `[N, T]`.

    Raises:
      InputError: for a step so small that a number does not fit 16 bits, and latents that are
        not finite.
    """
    numbers = np.round(np.asarray(latents, np.float64) / step)
    largest = np.abs(numbers).max(initial=0.0)
    if not largest <= _LARGEST:  # nor is NaN
        raise InputError(
            f"--step: wants latents within {_LARGEST} steps of 0; got one at {largest:.6g} with "
            f"--step={step}. Give a larger step."
        )
    return numbers.astype(np.int16)


def from_bytes(content: bytes, path: str) -> LatentFile:
    """Reads what `LatentFile.to_bytes` wrote.

    Args:
      content: bytes.
      path: str, where they come from, for the messages.

    Raises:
      InputError: for something else, another version, and a file that is cut short or altered.
    """
    where = f"--latents: {path}"
    front, rest = content[: _FRONT.size], content[_FRONT.size + _CHECKSUM.size :]
    if not rest or not content.startswith(MAGIC):
        raise InputError(
            f"{where}: wants a file that tfgan-codec encode wrote, which starts with "
            f"{MAGIC.decode()}; got {len(content)} bytes that start with {content[:8]!r}."
        )
    _, version, name_length = _FRONT.unpack(front)
    if version != VERSION:
        raise InputError(f"{where}: wants version {VERSION} of the format; got {version}.")
    (checksum,) = _CHECKSUM.unpack_from(content, _FRONT.size)
    found = zlib.crc32(front + rest)
    if found != checksum:
        raise InputError(
            f"{where}: wants a whole file; got {len(content)} bytes whose checksum is "
            f"{found:08x} instead of {checksum:08x}, cut short or altered. "
            "Encode again, or copy it again."
        )
    try:
        return _unpacked(rest, name_length)
    except (
        struct.error,
        zlib.error,
        ValueError,
        OverflowError,
    ) as error:  # whole, and yet no such file
        raise InputError(f"{where}: wants what its header tells of; got {error}.") from error


def _unpacked(rest, name_length):
    fingerprint, step, count, size, *image_shape, width = _HEADER.unpack_from(rest)
    packed = rest[_HEADER.size + name_length :]
    if not (0.0 < step < float("inf") and width in (1, 2) and count and size):
        raise ValueError(f"step {step}, {count} images, {size} latents, {width} bytes a number")
    wanted = width * count * size
    unpacker = zlib.decompressobj()
    numbers = unpacker.decompress(packed, wanted + 1)  # a header cannot ask for all memory
    if len(numbers) != wanted or not unpacker.eof or unpacker.unused_data:
        raise ValueError(f"{len(numbers)} bytes of numbers instead of {wanted}")
    planes = np.frombuffer(numbers, np.uint8).reshape(width, -1)
    if width == 1:
        by_axis = planes[0].view(np.int8)
    else:
        by_axis = np.ascontiguousarray(planes.T).view("<i2")[:, 0]
    return LatentFile(
        game=rest[_HEADER.size : _HEADER.size + name_length].decode(),
        fingerprint=fingerprint,
        step=step,
        image_shape=tuple(image_shape),
        numbers=by_axis.astype(np.int16).reshape(size, count).T,
    )
