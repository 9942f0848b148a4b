# ruff: noqa: UP031 - Python 3.7 reads this file too
"""Records what TensorFlow 1.14 makes of the programs in gan_cases.py: gan.json, gan.npz.

1.14 is the last that had tf.contrib.gan. Needs Python 3.7 with
`pip install tensorflow==1.14.0 "protobuf<3.21" "numpy<1.19"`; run it from any folder. The tests
need none of this.
"""

import inspect
import json
import os
import sys

import numpy as np
import tensorflow as tf
from tensorflow.contrib import gan
from tensorflow.contrib.gan.python import namedtuples
from tensorflow.python.ops import random_ops

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
import gan_cases  # noqa: E402

MODULES = {
    "": gan,
    ".losses.wargs": gan.losses.wargs,
    ".features": gan.features,
    ".eval": gan.eval,
}


def plain(value):
    if inspect.Parameter.empty is value:
        return "required"
    return value if isinstance(value, (int, float, str, type(None), tuple, list)) else "object"


def signatures():
    """Returns the arguments of every function, with those defaults that JSON can hold."""
    found = {}
    for where, module in MODULES.items():
        for name in dir(module):
            function = getattr(module, name)
            if inspect.isfunction(function) and not name.startswith("_"):
                parameters = inspect.signature(function).parameters.values()
                found[where + "." + name] = [[p.name, plain(p.default)] for p in parameters]
    return found


def names():
    found = {where: [n for n in dir(m) if n[0] != "_"] for where, m in MODULES.items()}
    found[".losses"] = [n for n in dir(gan.losses) if n[0] != "_"]
    return found


def fields():
    kinds = [getattr(namedtuples, name) for name in namedtuples.__all__]
    return {kind.__name__: list(kind._fields) for kind in kinds}


def main():
    random_ops.random_uniform = gan_cases.fixed_uniform(tf)
    np.random.randint = gan_cases.fixed_randint
    notes, arrays = {}, {}
    for name, function in gan_cases.CASES.items():
        print(name)
        notes[name], made = gan_cases.answer(tf, gan, function)
        arrays.update({"%s/%s" % (name, key): value for key, value in made.items()})
    told = {"cases": notes, "signatures": signatures(), "names": names(), "fields": fields()}
    with open(os.path.join(HERE, "gan.json"), "w") as file:
        json.dump(told, file, indent=1, sort_keys=True)
    np.savez_compressed(os.path.join(HERE, "gan.npz"), **arrays)
    print(len(notes), "cases,", len(arrays), "arrays")


main()
