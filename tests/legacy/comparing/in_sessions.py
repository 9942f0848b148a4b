"""A graph of the test's own, run in a session that the comparer sees."""

import contextlib

from tfgan_lite.determinism import NUMERICS
from tfgan_lite.legacy.comparing import hooks, lockstep


@contextlib.contextmanager
def compared(steps=20, numerics="strict", **named):
    """Yields a `Lockstep` that sees every session until the block ends."""
    seen = lockstep.Lockstep(steps, NUMERICS[numerics], **named)
    hooked = hooks.Hooks(seen)
    try:
        yield seen
    finally:
        hooked.remove()


def started(tf):
    """Returns a session whose variables are initialised."""
    session = tf.Session()
    session.run([tf.global_variables_initializer(), tf.local_variables_initializer()])
    return session


def regression(tf, optimizer=None, **named):
    """Returns (x, loss, train_op) of a network of two layers; `named` is for its variables."""
    tf.set_random_seed(1)
    x = tf.placeholder(tf.float32, [None, 5], "x")
    first = tf.Variable(tf.random_normal([5, 7]), name="first", **named)
    second = tf.Variable(tf.random_normal([7, 1]), name="second", **named)
    hidden = tf.nn.relu(tf.matmul(x, first), name="hidden")
    loss = tf.reduce_mean(tf.square(tf.matmul(hidden, second) - 1.0), name="loss")
    optimizer = optimizer or tf.train.AdamOptimizer(0.01)
    return x, loss, optimizer.minimize(loss, name="train")
