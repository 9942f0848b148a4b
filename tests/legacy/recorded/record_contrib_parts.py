"""Records what TensorFlow 1.15 answers to the cases of contrib's parts.

Needs a virtual environment of Python 3.7 with `pip install tensorflow==1.15.5
"protobuf<3.21" "numpy<1.19"`. Run it there, from any folder. It writes contrib_parts.npz and
contrib_parts.json; the tests need neither it nor the environment.
"""

import json
import os

import contrib_small_cases  # noqa: F401 - it adds its cases
import numpy as np
import slim_cases  # noqa: F401
import tensorflow as tf
from contrib_parts_cases import CASES

HERE = os.path.dirname(os.path.abspath(__file__))


def is_text(value):
    if isinstance(value, (list, tuple)):
        return all(is_text(one) for one in value)
    return isinstance(value, (str, bool, type(None)))


def main():
    arrays, texts = {}, {}
    for name, run in sorted(CASES.items()):
        with tf.Graph().as_default():
            for key, value in run(tf).items():
                if is_text(value):
                    texts[name + "|" + key] = value
                else:
                    arrays[name + "|" + key] = np.asarray(value)
    with open(os.path.join(HERE, "contrib_parts.json"), "w") as file:
        json.dump(texts, file, indent=1, sort_keys=True)
        file.write("\n")
    np.savez_compressed(os.path.join(HERE, "contrib_parts.npz"), **arrays)


if __name__ == "__main__":
    main()
