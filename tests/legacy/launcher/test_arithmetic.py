"""Operators on arrays and scalars against NumPy 1.18, recorded by record_launcher.py."""

import json
import pathlib

import numpy as np

from tfgan_lite.legacy.old_packages import arithmetic

FILE = pathlib.Path(__file__).parents[1] / "recorded/launcher_arithmetic.json"
OPERATORS = {"+": arithmetic.add, "*": arithmetic.multiply, "/": arithmetic.true_divide}
# NumPy 1 gave float32 for the quotient of two uint8 scalars, and float64 for two arrays of them.
BETTER = {"np.uint8(200) / np.uint8(200)", "np.uint8(200) / np.array(2, 'u1')"}


def test_equals_numpy_1_18():
    rows = json.loads(FILE.read_text())
    wrong = []
    for text, (dtype, values) in rows.items():
        if text in BETTER:
            continue
        sign = next(s for s in OPERATORS if f" {s} " in text)
        a, b = (eval(part, {"np": np}) for part in text.split(f" {sign} "))
        with np.errstate(all="ignore"):
            found = np.asarray(OPERATORS[sign](a, b))
        same = np.array_equal(found.astype(complex).ravel().real, values, equal_nan=True)
        if found.dtype.name != dtype or not same:
            wrong.append(f"{text}: {found.dtype} {found}, not {dtype} {values}")
    assert len(rows) > 1500
    assert not wrong, "\n".join(wrong[:20]) + f"\n{len(wrong)} of {len(rows)}"


def test_one_element_is_a_number():
    assert arithmetic.modulo("%.1f %d", (np.array([1.5]), np.array([[2]]))) == "1.5 2"
    assert float(arithmetic.number(np.array([1.5]))) == 1.5
    values = np.zeros(2)
    arithmetic.store(values, 0, np.array([3.0]))
    assert values.tolist() == [3.0, 0.0]
