"""What a script of tests/legacy/scripts/idioms computes from weights that anybody can make.

Runs under TensorFlow 1.15 and under the TensorFlow 1 module alike. Every variable gets values that
are a function of its name and shape, so that a variable of another name, or another shape, shows.
"""

import zlib

import numpy as np

ROUNDS = 3


def values(name, shape, dtype):
    """Returns an array for a variable; counters and second moments stay what they were made."""
    random = np.random.RandomState(zlib.crc32(name.encode()) % 2**31)
    return random.uniform(-0.4, 0.4, shape).astype(dtype)


def observe(tf, names):
    """Returns names and shapes of variables, losses of each round, and sums of what is trained.

    Args:
      tf: the TensorFlow module that the script imported.
      names: dict, what the script's text left behind.
    """
    variables = tf.global_variables()
    trained = tf.trainable_variables()
    sess = tf.Session(config=tf.ConfigProto(allow_soft_placement=True))
    sess.run(tf.global_variables_initializer())
    for variable in trained:
        array = values(variable.op.name, variable.get_shape().as_list(), np.float32)
        variable.load(array, sess)
    random = np.random.RandomState(0)
    losses = []
    for _ in range(ROUNDS):
        for op in names["STEPS"]:
            sess.run(op, names["feed"](random))
        losses.append([float(v) for v in sess.run(names["LOSSES"], names["feed"](random))])
    after = {v.op.name: sess.run(v) for v in variables}
    sess.close()
    return {
        "variables": [[v.op.name, v.get_shape().as_list()] for v in variables],
        "trained": [v.op.name for v in trained],
        "updates": len(tf.get_collection(tf.GraphKeys.UPDATE_OPS)),
        "losses": losses,
        "after": {
            name: [float(np.sum(a, dtype=np.float64)), float(np.sum(np.abs(a), dtype=np.float64))]
            for name, a in after.items()
        },
    }
