# ruff: noqa: UP031, B905 - Python 3.7 reads this file too
"""Records what TensorFlow 1.15 answers to `cases.py` into tf115.json and tf115.npz.

Needs a virtual environment of Python 3.7 with `pip install tensorflow==1.15.5
"protobuf<3.21" "numpy<1.19"`. Run it there, from any folder: `python record_tf115.py`.
It also writes the checkpoint of a small net, tf115_checkpoint.*. The tests need none of this.
"""

import inspect
import json
import os

import cases
import numpy as np
import tensorflow as tf

HERE = os.path.dirname(os.path.abspath(__file__))
SIMPLE = (type(None), bool, int, float, str, tuple, list)


def as_list(value):
    return list(value) if isinstance(value, (list, tuple)) else [value]


def record_case(name, case, arrays):
    with tf.Graph().as_default():
        x = [
            tf.placeholder(case.dtype, cases.graph_shape(case, shape), "input_%d" % i)
            for i, shape in enumerate(case.inputs)
        ]
        flag = tf.placeholder(tf.bool, [], "training")
        notes = []
        outputs = as_list(case.build(tf.layers, x, flag, notes))
        updates = tf.get_collection(tf.GraphKeys.UPDATE_OPS)
        losses = tf.get_collection(tf.GraphKeys.REGULARIZATION_LOSSES)
        entry = {
            "outputs": [[t.name, t.dtype.name, t.shape.as_list()] for t in outputs],
            "global": [
                [v.name, v.dtype.base_dtype.name, v.shape.as_list()] for v in tf.global_variables()
            ],
            "trainable": [v.name for v in tf.trainable_variables()],
            "losses": [t.name for t in losses],
            "updates": len(updates),
            "notes": notes,
            "arrays": [],
        }
        if not case.values:
            return entry

        def keep(key, value):
            entry["arrays"].append(key)
            arrays[name + "/" + key] = np.asarray(value)

        trained = tf.trainable_variables()
        score = tf.add_n(
            [
                tf.reduce_sum(
                    tf.cast(t, tf.float64) * cases.array_for("weight_%d" % i, w, "float64")
                )
                for i, (t, w) in enumerate(zip(outputs, shapes_of(outputs, x, flag, name, case)))
            ]
        )
        gradients = tf.gradients(score, x + trained)
        with tf.Session() as session:
            session.run(tf.global_variables_initializer())
            if not case.initial:
                for v in tf.global_variables():
                    v.load(
                        cases.array_for(v.op.name, v.shape.as_list(), v.dtype.base_dtype.name),
                        session,
                    )
            else:
                for v in tf.global_variables():
                    keep("initial/" + v.op.name, session.run(v))
            for step, training in enumerate(case.training):
                feed = dict(zip(x, cases.inputs_for(name, case, step)))
                feed[flag] = bool(training)
                for i, value in enumerate(session.run(outputs, feed)):
                    keep("step_%d/output_%d" % (step, i), value)
                if step == 0:
                    for target, gradient in zip(x + trained, gradients):
                        if gradient is not None:
                            keep("gradient/" + target.op.name, session.run(gradient, feed))
                    for i, value in enumerate(session.run(losses, feed)):
                        keep("loss_%d" % i, value)
                for update in updates if case.serial else [updates]:
                    session.run(update, feed)
            for v in tf.global_variables():
                if v not in trained:
                    keep("after/" + v.op.name, session.run(v))
        return entry


def shapes_of(outputs, x, flag, name, case):
    with tf.Session() as session:
        session.run(tf.global_variables_initializer())
        feed = dict(zip(x, cases.inputs_for(name, case)))
        feed[flag] = bool(case.training[0])
        return [value.shape for value in session.run(outputs, feed)]


def record_error(name):
    build, inputs, dtype = cases.ERRORS[name]
    with tf.Graph().as_default():
        x = tf.placeholder(dtype, [None] + list(inputs[0][1:]) if len(inputs[0]) > 1 else inputs[0])
        try:
            build(tf.layers, x)
        except Exception as problem:  # whatever it is, it is what TF 1.15 raised
            return type(problem).__name__
    raise AssertionError("TF 1.15 did not raise: " + name)


def signatures():
    found = {}
    for name in dir(tf.layers):
        thing = getattr(tf.layers, name)
        if name.startswith("_") or inspect.ismodule(thing):
            continue
        target = thing.__init__ if inspect.isclass(thing) else thing
        found[name] = [
            [p.name, p.kind.name, p.default if isinstance(p.default, SIMPLE) else "..."]
            for p in inspect.signature(target).parameters.values()
        ]
    return found


def record_checkpoint(arrays):
    with tf.Graph().as_default():
        images = tf.placeholder(tf.float32, [None] + list(cases.IMG[1:]))
        logits = cases.checkpoint_net(tf.layers, images)
        with tf.Session() as session:
            session.run(tf.global_variables_initializer())
            for v in tf.global_variables():
                v.load(cases.array_for(v.op.name, v.shape.as_list()), session)
            value = cases.array_for("checkpoint/images", cases.IMG)
            arrays["checkpoint/logits"] = session.run(logits, {images: value})
            tf.train.Saver().save(
                session, os.path.join(HERE, "tf115_checkpoint"), write_meta_graph=False
            )
    os.remove(os.path.join(HERE, "checkpoint"))  # it holds this machine's paths


def main():
    arrays, found = {}, {"tensorflow": tf.__version__, "signatures": signatures()}
    found["cases"] = {name: record_case(name, c, arrays) for name, c in cases.CASES.items()}
    found["errors"] = {name: record_error(name) for name in cases.ERRORS}
    record_checkpoint(arrays)
    np.savez_compressed(os.path.join(HERE, "tf115.npz"), **arrays)
    with open(os.path.join(HERE, "tf115.json"), "w") as file:
        json.dump(found, file, indent=0, sort_keys=True)
    print(
        "%d cases, %d errors, %d arrays" % (len(found["cases"]), len(found["errors"]), len(arrays))
    )


if __name__ == "__main__":
    main()
