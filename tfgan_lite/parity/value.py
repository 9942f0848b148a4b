"""Two values of a divergence, written so that they can be told apart and read back."""

import numpy as np
import tensorflow as tf

from tfgan_lite import ulp
from tfgan_lite.parity.divergence import Divergence


def written(divergence: Divergence) -> list[tuple[str, str]]:
    """Returns both values of a divergence as (decimal digits, bits).

    Returns:
      list of two pairs of str, such as `("0.1", "0x3dcccccd")`: the fewest digits from which
      the value's dtype reads the same number, and the bits in hexadecimal; of an integer or a
      boolean none.
    """
    dtype = tf.as_dtype(divergence.dtype).as_numpy_dtype
    return [
        (str(value), _bits(value) if tf.as_dtype(divergence.dtype).is_floating else "")
        for value in np.asarray(divergence.values).astype(dtype)
    ]


def count_text(ulps: int) -> str:
    """Returns a distance in ULPs for people: `1,862,705,052`, or `NaN` for `ulp.UNORDERED`."""
    return "NaN" if ulps == ulp.UNORDERED else f"{ulps:,}"


def _bits(value):
    size = value.dtype.itemsize
    return f"0x{int(np.asarray(value).view(f'u{size}')):0{2 * size}x}"
