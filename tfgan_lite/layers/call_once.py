"""A functional layer: an object that is called once."""

import tensorflow as tf

# tf.function would rewrite the source of a functional layer, and give `locals()` more names.
plain_python = tf.autograph.experimental.do_not_convert


def call_once(layer_class, arguments):
    """Makes a layer and calls it: the whole of a functional layer such as `dense`.

    Args:
      layer_class: the class of the layer object.
      arguments: dict of the function's arguments, its `locals()`: `inputs`, `reuse` and
        `training` belong to the call, the others to the object.
    """
    inputs, reuse = arguments.pop("inputs"), arguments.pop("reuse")
    training = {"training": arguments.pop("training")} if "training" in arguments else {}
    layer = layer_class(**arguments, _scope=arguments["name"], _reuse=reuse)
    return layer(inputs, **training)
