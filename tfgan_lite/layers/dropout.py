"""[...] -> [...]: some values set to zero, the others scaled up to keep the mean."""

import tensorflow as tf

from tfgan_lite.layers.base import Layer


class Dropout(Layer):
    """The layer object of `dropout`; its arguments without `inputs`; `training` is the call's."""

    def __init__(self, rate=0.5, noise_shape=None, seed=None, name=None, **kwargs):
        super().__init__(name=name, **kwargs)
        self.rate, self.noise_shape, self.seed = rate, noise_shape, seed

    def compute_output_shape(self, input_shape):
        """Returns the `TensorShape` of the output, which is that of the input."""
        return tf.TensorShape(input_shape)

    def call(self, inputs, training=False):
        if tf.is_tensor(training) or isinstance(training, tf.Variable):
            # By a choice and not a condition: a graph cannot tell before it runs how often
            # the branch draws, and what is drawn behind it goes by the number of draws.
            return tf.where(tf.cast(training, tf.bool), self._dropped(inputs), inputs)
        return self._dropped(inputs) if training else tf.identity(inputs)

    def _dropped(self, inputs):
        shape = self.noise_shape
        if isinstance(shape, (list, tuple)):
            sizes = tf.shape(inputs)
            shape = [sizes[axis] if size is None else size for axis, size in enumerate(shape)]
        # Name and op seed make TF 1.15's `dropout/dropout` scope and, with a seed, its mask.
        return tf.nn.dropout(inputs, self.rate, noise_shape=shape, seed=self.seed, name="dropout")


def dropout(inputs, rate=0.5, noise_shape=None, seed=None, training=False, name=None):
    """Sets a random share of the values to zero while training, as `tf.layers.dropout`.

    The bits come from `tf.nn.dropout`, hence from TensorFlow's stateful generator, unless a
    `tfgan_lite.stateful_random.replayed` block is around: within one they are a function of
    its seed and step, equal in graph and eager code and in a resumed run. Without one they
    are neither.

    Args:
      inputs: floating, of any shape.
      rate: float in [0, 1), or a scalar tensor: the share that is dropped.
      noise_shape: the mask's shape, which is broadcast; a None in it stands for the size of
        that axis of `inputs`; None for the whole shape.
      seed: int, of the operation.
      training: bool, 0 or 1, or boolean scalar tensor; the inputs come back where it is False.
      name: str, of the scope of the operations.

    Returns:
      The shape and dtype of `inputs`; what is kept is divided by `1 - rate`.

    Raises:
      ValueError: for a rate outside [0, 1), when training.

    Source: Srivastava et al. 2014; TensorFlow 1.15.
    """
    return Dropout(rate, noise_shape, seed, name)(inputs, training=training)
