# ruff: noqa: UP031 - Python 3.7 reads this file too
"""Records what TensorFlow 1.15 makes of the recurrent networks: rnn.json, rnn.npz.

The files that `MODULES` names have the cases. Needs Python 3.7 with `pip install
tensorflow==1.15.5 "protobuf<3.21" "numpy<1.19"`; run it from any folder. It also writes the
checkpoint of a small network, rnn_checkpoint.*. The tests need none of this.
"""

import json
import os
import sys

import numpy as np
import tensorflow as tf

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
import rnn_cases  # noqa: E402
from rnn_answers import answer, inputs_of, put_numbers, tensors_of  # noqa: E402

MODULES = ["rnn_cases", "legacy_seq2seq_cases", "seq2seq_cases", "rnn_program_cases"]


def all_cases():
    cases = {}
    for module in MODULES:
        if os.path.exists(os.path.join(HERE, module + ".py")):
            cases.update(__import__(module).CASES)
    return cases


def checkpoint():
    """Saves a two-layer network after the variables got their numbers."""
    with tf.Graph().as_default(), tf.Session() as session:
        x, lengths = inputs_of(tf)
        outputs = rnn_cases.CASES["Multi-dynamic"](tf, x, lengths)
        put_numbers(tf, session)
        tf.train.Saver().save(session, os.path.join(HERE, "rnn_checkpoint"), write_meta_graph=False)
        return session.run(tensors_of(tf, outputs))


def main():
    notes, arrays = {}, {}
    for name, function in all_cases().items():
        try:
            notes[name], made = answer(tf, function)
        except Exception:
            print("in case", name)
            raise
        arrays.update({"%s/%s" % (name, key): value for key, value in made.items()})
    for number, value in enumerate(checkpoint()):
        arrays["checkpoint/%d" % number] = value
    with open(os.path.join(HERE, "rnn.json"), "w") as file:
        json.dump(notes, file, indent=1, sort_keys=True)
    np.savez_compressed(os.path.join(HERE, "rnn.npz"), **arrays)
    os.remove(os.path.join(HERE, "checkpoint"))
    print(len(notes), "cases,", len(arrays), "arrays")


main()
