"""Records what TensorFlow 1.15 writes of one slim network, in each of its forms.

    python record.py      # Python 3.7 with tensorflow==1.15.5; writes beside this file

v1.ckpt is of the format from before 0.12, saved_model a SavedModel, run a folder of training
with its `checkpoint` file and graph; answers.npz has an input and what the network makes of it.
"""

import os
import shutil

import numpy as np
import tensorflow as tf
from tensorflow.core.protobuf import saver_pb2

HERE = os.path.dirname(os.path.abspath(__file__))
slim = tf.contrib.slim


def place(name):
    return os.path.join(HERE, name)


tf.set_random_seed(1)
x = tf.placeholder(tf.float32, [None, 4, 4, 1], "x")
normalization = {"is_training": False}
with slim.arg_scope([slim.conv2d], normalizer_fn=slim.batch_norm, normalizer_params=normalization):
    y = slim.conv2d(x, 3, 3, scope="net/conv1")
y = slim.fully_connected(slim.flatten(y), 2, activation_fn=None, scope="net/fc1")
global_step = tf.train.get_or_create_global_step()
moved = [v.assign(tf.random_uniform(v.shape, 0.5, 1.5, seed=2)) for v in tf.global_variables()[1:4]]
given = np.random.RandomState(0).uniform(-1, 1, [2, 4, 4, 1]).astype(np.float32)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    sess.run(moved)
    names = {v.op.name: v for v in tf.global_variables()}
    np.savez(place("answers.npz"), given=given, answer=sess.run(y, {x: given}))
    for folder in ("saved_model", "run"):
        shutil.rmtree(place(folder), ignore_errors=True)
    tf.saved_model.simple_save(sess, place("saved_model"), {"x": x}, {"y": y})
    saver = tf.train.Saver(names, write_version=saver_pb2.SaverDef.V1)
    saver.save(sess, place("v1.ckpt"), latest_filename="v1.latest", write_meta_graph=False)
    os.remove(place("v1.latest"))
    os.makedirs(place("run"))
    saver = tf.train.Saver(names)
    os.chdir(place("run"))  # so that the `checkpoint` file names no folder
    saver.save(sess, "./model", global_step=7)
