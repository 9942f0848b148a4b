"""Records contrib_signatures.json from TensorFlow 1.15: `python3.7 record_contrib_signatures.py`.

Arguments and defaults of every public function; a default that is an object without a stable
text is None.
"""

import importlib
import inspect
import json
import os

import tensorflow as tf
from tensorflow.python.util import tf_decorator

HERE = os.path.dirname(os.path.abspath(__file__))
MODULES = (
    "framework",
    "framework.python.ops",
    "framework.python.ops.variables",
    "layers",
    "layers.python.layers",
    "layers.python.layers.utils",
)
NOISE = ("absolute_import", "division", "print_function", "contrib_add_arg_scope")


def described(function):
    if not inspect.isfunction(function):
        return None
    spec = inspect.getfullargspec(tf_decorator.unwrap(function)[1])
    texts = [repr(default) for default in spec.defaults or ()]
    return [spec.args, [None if "0x" in text else text for text in texts]]


def recorded(name):
    module = importlib.import_module("tensorflow.contrib." + name)
    members = inspect.getmembers(module, lambda member: not inspect.ismodule(member))
    return {
        key: described(value)
        for key, value in members
        if not key.startswith("_") and key not in NOISE
    }


if __name__ == "__main__":
    tf.logging.set_verbosity(tf.logging.ERROR)
    with open(os.path.join(HERE, "contrib_signatures.json"), "w") as file:
        lines = [json.dumps(name) + ": " + json.dumps(recorded(name)) for name in MODULES]
        file.write("{\n" + ",\n".join(lines) + "\n}\n")
