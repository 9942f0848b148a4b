"""Records contrib_training.json and a checkpoint from TensorFlow 1.15.

python3.7 record_contrib_training.py
"""

import json
import os

import numpy as np
import tensorflow as tf
from contrib_layers_calls import CASES as LAYER_CASES
from contrib_training_calls import CASES

HERE = os.path.dirname(os.path.abspath(__file__))


def recorded(build):
    with tf.Graph().as_default():
        return build(tf)


def checkpoint():
    """Writes a trained network's variables; returns what it computes from them."""
    with tf.Graph().as_default():
        tf.set_random_seed(7)
        (output,), ((x, array),) = LAYER_CASES["whole_network"](tf)
        loss = tf.reduce_mean(tf.square(output - 1.0))
        updates = tf.get_collection(tf.GraphKeys.UPDATE_OPS)
        with tf.control_dependencies(updates):
            train = tf.train.AdamOptimizer(0.01).minimize(loss)
        saver = tf.train.Saver()
        with tf.Session() as session:
            session.run(tf.global_variables_initializer())
            for _ in range(5):
                session.run(train, {x: array})
            saver.save(
                session,
                os.path.join(HERE, "contrib_checkpoint"),
                write_meta_graph=False,
                write_state=False,
            )
            return np.asarray(session.run(output, {x: array})).reshape(-1).tolist()


if __name__ == "__main__":
    tf.logging.set_verbosity(tf.logging.ERROR)
    found = {name: recorded(build) for name, build in sorted(CASES.items())}
    found["checkpoint"] = checkpoint()
    with open(os.path.join(HERE, "contrib_training.json"), "w") as file:
        lines = [json.dumps(name) + ": " + json.dumps(seen) for name, seen in found.items()]
        file.write("{\n" + ",\n".join(lines) + "\n}\n")
