"""A program for Python 2.7 and TensorFlow 1: print statements, xrange, integer division."""
import os
import sys
import cPickle as pickle

import numpy as np
import tensorflow as tf

from models.gan import GAN

flags = tf.app.flags
flags.DEFINE_integer("steps", 2, "steps")
flags.DEFINE_string("out", "history.pkl", "where the losses go")
FLAGS = flags.FLAGS


def main(_):
    print "run as", os.path.basename(sys.argv[0]), "in", os.path.basename(os.getcwdu())
    gan = GAN((4, 5))
    print "half", gan.half, "of", 5 / 2.
    history = {}
    with tf.Session() as session:
        session.run(tf.initialize_all_variables())
        for step in xrange(FLAGS.steps):
            x = np.ones((4, 5), np.float32) / 5
            _, loss = session.run([gan.train, gan.loss], {gan.x: x})
            history[step] = loss
            print "step %d loss %.4f" % (step, loss)
    with open(FLAGS.out, "w") as out:
        pickle.dump(history, out)
    for step, loss in history.iteritems():
        if history.has_key(step + 1):
            print >>sys.stderr, "fell", history[step + 1] < loss
    print sorted(name for name in FLAGS if name in ("steps", "out", "python"))


if __name__ == "__main__":
    tf.app.run()
