"""Operators on arrays and scalars against NumPy 1.18, recorded by record_launcher.py."""

import builtins
import json
import pathlib

import numpy as np

from tfgan_lite.legacy.launcher import compiling
from tfgan_lite.legacy.launcher.programs import Program
from tfgan_lite.legacy.old_packages import arithmetic
from tfgan_lite.legacy.python2 import builtin_names

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


NONE = """
import numpy as np
a = np.zeros(3)
assert not (a == None) and a != None and not (None == a)
if a == None or a[0] == None:
    raise SystemExit("wrong")
b = None
while b == None:
    b = [x for x in [None, a] if x != None]
assert b[0] is a and (np.array([None, 1]) == None).tolist() == [True, False]
class Unset:
    def __eq__(self, other):
        return other is None
mask = True and (a == None)
assert mask.tolist() == [False] * 3
if True and a == None:
    raise SystemExit("wrong")
answer = 1 if Unset() == None else 2
"""


def test_an_array_in_a_condition_is_not_none():
    names = dict(builtin_names.shared_names())
    scope = {"__builtins__": vars(builtins) | names}
    exec(compiling.compile_text(NONE, "none.py", Program(None, False)), scope)
    assert scope["answer"] == 1
