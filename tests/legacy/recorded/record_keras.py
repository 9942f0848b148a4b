"""Records what TensorFlow 1.15 answers to the cases of `tf.keras`.

Needs a virtual environment of Python 3.7 with `pip install tensorflow==1.15.5
"protobuf<3.21" "numpy<1.19" "h5py<3"`. Run it there with keras.json for its argument; the tests
need no such environment, and run this file by `tfgan-legacy run` with a file of their own.
"""

import json
import sys

import tensorflow as tf
from keras_cases import CASES


def main():
    answers = {}
    for name, run in sorted(CASES.items()):
        tf.keras.backend.clear_session()
        with tf.Graph().as_default():
            answers[name] = run(tf)
    with open(sys.argv[1], "w") as file:
        json.dump(answers, file, indent=1, sort_keys=True)
        file.write("\n")


if __name__ == "__main__":
    main()
