"""How far apart two arrays are, in units in the last place: in representable steps.

All numbers that a float dtype can represent stand in order on a line, and the distance of two
numbers is how many steps along it lead from one to the other:

    ==============================  ==========================================================
    consecutive numbers             1 step, subnormal numbers included
    +0 and -0                       0 steps: one point of the line
    smallest number above zero and  2 steps: the line runs through zero
      largest below it
    largest finite number and inf   1 step
    inf and -inf                    the whole line: 65,280 steps of bfloat16, 63,488 of float16
    NaN and NaN                     0 steps, whatever their signs and payloads
    NaN and a number                `UNORDERED`, which is more than any two numbers are apart
    ==============================  ==========================================================

The dtypes are float16, bfloat16, float32 and float64. Integers and booleans are taken too, and
are |a - b| steps apart.

A distance of 0 does not mean equal bits: +0 and -0 are 0 steps apart, and so are two NaNs.
`same_bits` and `Difference.equal` tell all bits apart. The bits are those of the number, so the
byte order and the strides of an array do not matter.
"""

import dataclasses
import operator
from typing import Any, Final

import numpy as np
import numpy.typing as npt

UNORDERED: Final = 2**64 - 1
"""The distance of NaN and a number. No two floats are that far apart; among integers, only the
two ends of int64 and of uint64 are."""

# The bits of +inf. Below it stand the numbers, above it the NaNs; the sign bit is on top of both.
_INFINITY = {
    "float16": 0x7C00,
    "bfloat16": 0x7F80,
    "float32": 0x7F80_0000,
    "float64": 0x7FF0_0000_0000_0000,
}

_BLOCK = 2**15  # elements: what is computed on the way fits in a cache, and takes no memory


@dataclasses.dataclass(frozen=True)
class Difference:
    """Where and by how much two arrays `a` and `b` differ.

    Attributes:
      size: int, the number of elements.
      differing: int, the number of elements whose bits differ.
      zero_signs: int, how many of them are +0 in one array and -0 in the other.
      nan_payloads: int, how many of them are NaN in both arrays.
      nans: bool, whether an element is NaN in one array and a number in the other.
      max_ulp: int, the largest distance, in steps: 0 if the bits differ only in the signs of zeros
        and in NaNs, `UNORDERED` if `nans`.
      first: the index of the first element in C order whose bits differ, a tuple of int that is
        empty for arrays of shape `[]`; None if there is none.
      first_values: the two values at `first`, NumPy scalars of `a` and of `b`; or None.
      worst: the index of the first element that is `max_ulp` apart; None if `max_ulp` is 0.
      worst_values: the two values at `worst`; or None.
    """

    size: int
    differing: int = 0
    zero_signs: int = 0
    nan_payloads: int = 0
    nans: bool = False
    max_ulp: int = 0
    first: tuple[int, ...] | None = None
    first_values: tuple[Any, Any] | None = None
    worst: tuple[int, ...] | None = None
    worst_values: tuple[Any, Any] | None = None

    @property
    def equal(self) -> bool:
        """Whether no bit differs."""
        return self.differing == 0

    @property
    def share(self) -> float:
        """The share of elements whose bits differ, in [0, 1]; 0.0 for empty arrays."""
        return self.differing / self.size if self.size else 0.0


def distance(a: npt.ArrayLike, b: npt.ArrayLike) -> npt.NDArray[np.uint64]:
    """Returns how many representable steps apart the elements of two arrays are.

    Args:
      a: array of a float, integer or bool dtype.
      b: array of the same shape and dtype.

    Returns:
      uint64 array of that shape, in [0, `UNORDERED`].

    Raises:
      ValueError: for shapes or dtypes that differ, and for other dtypes.
    """
    a, b = _pair("distance", a, b)
    return _steps(_bits(a), _bits(b), a.dtype.name).reshape(a.shape)


def same_bits(a: npt.ArrayLike, b: npt.ArrayLike) -> npt.NDArray[np.bool_]:
    """Returns which elements of two arrays have the same bits.

    Args:
      a: array of a float, integer or bool dtype.
      b: array of the same shape and dtype.

    Returns:
      bool array of that shape. Unlike `a == b` it is False for +0 and -0, True for a NaN and the
      same NaN, and False for NaNs of other signs or payloads.

    Raises:
      ValueError: for shapes or dtypes that differ, and for other dtypes.
    """
    a, b = _pair("same_bits", a, b)
    return (_bits(a) == _bits(b)).reshape(a.shape)


def identical(a: np.ndarray, b: np.ndarray) -> bool:
    """Returns whether two arrays have one shape, one dtype and the same bits: the quick test."""
    return a.dtype == b.dtype and a.shape == b.shape and np.array_equal(_bits(a), _bits(b))


def summarize(a: npt.ArrayLike, b: npt.ArrayLike) -> Difference:
    """Returns the `Difference` of two arrays. Arrays of equal bits cost one comparison.

    Args:
      a: array of a float, integer or bool dtype.
      b: array of the same shape and dtype.

    Raises:
      ValueError: for shapes or dtypes that differ, and for other dtypes.
    """
    a, b = _pair("summarize", a, b)
    a_bits, b_bits = _bits(a), _bits(b)
    same = a_bits == b_bits
    if same.all():
        return Difference(a.size)
    differing = np.flatnonzero(~same)
    a_bits, b_bits = a_bits[differing], b_bits[differing]
    steps = _steps(a_bits, b_bits, a.dtype.name)
    a_nan, b_nan = _is_nan(a_bits, a.dtype.name), _is_nan(b_bits, a.dtype.name)
    nan_payloads = int(np.count_nonzero(a_nan & b_nan))
    worst = int(steps.argmax())
    max_ulp = int(steps[worst])
    first_at = _index(differing[0], a.shape)
    worst_at = _index(differing[worst], a.shape) if max_ulp else None
    return Difference(
        size=a.size,
        differing=differing.size,
        zero_signs=int(np.count_nonzero(steps == 0)) - nan_payloads,
        nan_payloads=nan_payloads,
        nans=bool(np.any(a_nan != b_nan)),
        max_ulp=max_ulp,
        first=first_at,
        first_values=(a[first_at], b[first_at]),
        worst=worst_at,
        worst_values=None if worst_at is None else (a[worst_at], b[worst_at]),
    )


def nudge(x: npt.ArrayLike, count: int) -> npt.NDArray[Any]:
    """Moves every number of an array along the line: `np.nextafter`, for bfloat16 too.

    Args:
      x: array of a float dtype.
      count: int, how many steps upwards, or downwards if it is negative. The steps end at inf and
        at -inf, so that `distance(x, nudge(x, count))` is `abs(count)` or what is left of the line.

    Returns:
      An array of the shape and dtype of `x`, in native byte order. NaNs stay what they were. A zero
      that is reached from below is -0, as by IEEE 754's nextUp; `nudge(x, 0)` has the bits of `x`.

    Raises:
      ValueError: for another dtype.
    """
    x = np.asarray(x)
    if x.dtype.name not in _INFINITY:
        raise ValueError(f"nudge: x wants a dtype of {', '.join(_INFINITY)}; got {x.dtype}.")
    bits, infinity = _bits(x), _INFINITY[x.dtype.name]
    count, sign = abs(operator.index(count)), -1 if count < 0 else 1
    positions = _positions(bits)
    # The room may need the sign bit too; integers wrap around to the right ones.
    room = (infinity - sign * positions).view(_unsigned(bits))
    moves = np.minimum(room, min(count, 2 * infinity)).view(bits.dtype)
    positions += sign * moves
    negative = (positions < 0) | ((positions == 0) & (bits < 0))
    moved = np.abs(positions)
    moved[negative] |= np.iinfo(bits.dtype).min
    nan = _is_nan(bits, x.dtype.name)
    moved[nan] = bits[nan]
    return moved.view(x.dtype.newbyteorder("=")).reshape(x.shape)


def _pair(where: str, a: npt.ArrayLike, b: npt.ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    a, b = np.asarray(a), np.asarray(b)
    if a.shape != b.shape or a.dtype.name != b.dtype.name:  # the name leaves out the byte order
        raise ValueError(
            f"{where}: a and b want one shape and one dtype; "
            f"got {a.dtype} {list(a.shape)} and {b.dtype} {list(b.shape)}. "
            "Cast or reshape one of them first."
        )
    if a.dtype.name not in _INFINITY and a.dtype.kind not in "biu":
        raise ValueError(
            f"{where}: a and b want a dtype of {', '.join(_INFINITY)}, an integer or bool; "
            f"got {a.dtype}."
        )
    return a, b


def _bits(x: np.ndarray) -> np.ndarray:
    """Returns the bits in C order as native integers `[x.size]`: `x`'s own if it has some, unsigned
    ones for bool, signed ones for floats. They are a view of `x` where its memory allows it."""
    kind = {"b": "u", "i": "i", "u": "u"}.get(x.dtype.kind, "i")
    integers = np.dtype(f"{kind}{x.dtype.itemsize}")
    flat = x.view(integers.newbyteorder(x.dtype.byteorder)).reshape(-1)
    return flat.astype(integers, copy=False)


def _unsigned(bits: np.ndarray) -> np.dtype:
    return np.dtype(f"u{bits.dtype.itemsize}")


def _positions(bits: np.ndarray) -> np.ndarray:
    """Returns where the floats of some bits stand on the line: integers of the dtype of `bits`,
    0 for both zeros, n for the n-th number above zero and -n for the n-th below."""
    sign = bits >> (8 * bits.dtype.itemsize - 1)  # 0 or -1
    positions = bits & np.iinfo(bits.dtype).max
    positions ^= sign
    positions -= sign  # with the line above: negates where the sign is -1
    return positions


def _is_nan(bits: np.ndarray, name: str) -> np.ndarray:
    """Returns which elements are NaN; `name` is that of the dtype whose bits they are."""
    if name not in _INFINITY:
        return np.zeros(bits.shape, bool)
    return (bits & np.iinfo(bits.dtype).max) > _INFINITY[name]


def _steps(a: np.ndarray, b: np.ndarray, name: str) -> npt.NDArray[np.uint64]:
    """Returns the distances of elements, given as `_bits` of the dtype of that name."""
    steps = np.empty(a.shape, np.uint64)
    for start in range(0, a.size, _BLOCK):
        block = slice(start, start + _BLOCK)
        _block_steps(a[block], b[block], name, steps[block])
    return steps


def _block_steps(a: np.ndarray, b: np.ndarray, name: str, steps: np.ndarray) -> None:
    unsigned = _unsigned(a)
    if name in _INFINITY:
        a_nan, b_nan = _is_nan(a, name), _is_nan(b, name)
        a, b = _positions(a), _positions(b)
    # Their difference may need the sign bit too; unsigned integers wrap around to the right one.
    steps[:] = np.maximum(a, b).view(unsigned) - np.minimum(a, b).view(unsigned)
    if name in _INFINITY and (a_nan.any() or b_nan.any()):
        steps[a_nan & b_nan] = 0
        steps[a_nan != b_nan] = UNORDERED


def _index(flat: int, shape: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(int(i) for i in np.unravel_index(flat, shape))
