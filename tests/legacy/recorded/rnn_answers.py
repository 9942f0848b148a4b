# ruff: noqa: UP031, B905 - Python 3.7 reads this file too
"""What one case of a recurrent network answers, on either side."""

import numpy as np
import rnn_cases


def inputs_of(tf):
    """Returns inputs `[3, 4, 5]` and lengths `[3]`."""
    return tf.constant(rnn_cases.array_for("x", [3, 4, 5])), tf.constant(rnn_cases.LENGTHS)


def tensors_of(tf, outputs):
    return [tensor for tensor in tf.nest.flatten(outputs) if hasattr(tensor, "op")]


def put_numbers(tf, session):
    """Gives each variable the numbers of its name."""
    feeds = {}
    for variable in tf.global_variables():
        name = variable.name.split(":")[0]
        feeds[variable.initial_value] = rnn_cases.array_for(name, variable.shape.as_list())
    session.run(tf.global_variables_initializer(), feeds)


def answer(tf, function):
    """Builds and runs a case with numbers for all of its variables.

    Returns:
      dict with names, shapes and collections; dict of arrays: outputs and gradients.
    """
    with tf.Graph().as_default(), tf.Session() as session:
        x, lengths = inputs_of(tf)
        outputs = tensors_of(tf, function(tf, x, lengths))
        variables = tf.global_variables()
        trained = tf.trainable_variables()
        notes = {
            "variables": [[v.name, v.shape.as_list(), v.dtype.base_dtype.name] for v in variables],
            "trainable": [v.name for v in trained],
            "outputs": [[t.shape.as_list(), t.dtype.name] for t in outputs],
        }
        session.run(tf.global_variables_initializer())
        constant = {
            v.name: float(value.flat[0])
            for v, value in zip(variables, session.run(variables))
            if value.size and (value == value.flat[0]).all() and value.size > 1
        }
        notes["constant"] = constant  # biases and gains: what they start at
        put_numbers(tf, session)
        made = dict(zip(["output_%d" % i for i in range(len(outputs))], session.run(outputs)))
        score = tf.add_n(
            [
                tf.reduce_sum(t * rnn_cases.array_for("w%d" % i, made["output_%d" % i].shape))
                for i, t in enumerate(outputs)
                if t.dtype == tf.float32
            ]
        )
        sources = [x] + trained
        gradients = tf.gradients(score, sources)
        dense = {
            source.name.split(":")[0]: tf.convert_to_tensor(gradient)
            for source, gradient in zip(sources, gradients)
            if gradient is not None
        }
        notes["with_gradient"] = sorted(dense)
        for name, value in session.run(dense).items():
            made["gradient/" + name] = value
        return notes, {key: np.asarray(value) for key, value in made.items()}
