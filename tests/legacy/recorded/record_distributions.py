"""Records what TensorFlow 1.15 makes of distributions_cases.py: distributions.json and .npz.

Needs Python 3.7 with `pip install tensorflow==1.15.5 "protobuf<3.21" "numpy<1.19"`; run it from
any folder. The tests need none of this.
"""

import inspect
import json
import os
import sys

import numpy as np
import tensorflow as tf

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
import distributions_cases as cases  # noqa: E402

d = tf.contrib.distributions


def main():
    notes, arrays = cases.answer(d, tf)
    signatures = {}
    for name in dir(d):
        made = getattr(d, name)
        if name[0] != "_" and callable(made):
            function = made.__init__ if inspect.isclass(made) else made
            signatures[name] = [p for p in inspect.signature(function).parameters if p != "self"]
    told = {"cases": notes, "signatures": signatures}
    with open(os.path.join(HERE, "distributions.json"), "w") as file:
        json.dump(told, file, indent=1, sort_keys=True)
    np.savez_compressed(os.path.join(HERE, "distributions.npz"), **arrays)
    print(len(arrays), "arrays")


main()
