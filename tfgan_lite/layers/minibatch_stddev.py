"""[N, ..., C] -> [N, ..., C + 1]: one more channel, which tells how much a group varies."""

import tensorflow as tf

from tfgan_lite.layers.base import Layer
from tfgan_lite.layers.input_spec import InputSpec
from tfgan_lite.layers.window import checked_data_format, whole_number

_EPSILON = 1e-8  # under the root, whose slope at zero is infinite


class MinibatchStddev(Layer):
    """The layer object of `minibatch_stddev`; the same arguments, without `inputs`."""

    def __init__(self, group_size=4, data_format="channels_last", name=None, **kwargs):
        super().__init__(name=name, **kwargs)
        self.group_size = whole_number(group_size, "group_size")
        if self.group_size < 1:
            raise ValueError(f"minibatch_stddev: group_size wants an int >= 1; got {group_size}.")
        self.data_format = checked_data_format(data_format)
        self.input_spec = InputSpec(min_ndim=2)

    def compute_output_shape(self, input_shape):
        """Returns the `TensorShape` of the output for inputs of a shape."""
        sizes = tf.TensorShape(input_shape).as_list()
        axis = self._channels
        sizes[axis] = None if sizes[axis] is None else sizes[axis] + 1
        return tf.TensorShape(sizes)

    def call(self, inputs):
        shape, rank = tf.shape(inputs), inputs.shape.rank
        size = self._size_of_groups(inputs.shape.as_list()[0], shape[0])
        # Sample n is in group n modulo the number of groups, as in the authors' program.
        groups = tf.reshape(inputs, tf.concat([[size, -1], shape[1:]], 0))  # [size, groups, ...]
        if inputs.dtype.size < 4:  # half precision has no such number as epsilon
            groups = tf.cast(groups, tf.float32)
        centred = groups - tf.reduce_mean(groups, axis=0, keepdims=True)
        deviation = tf.sqrt(tf.reduce_mean(tf.square(centred), axis=0) + _EPSILON)
        statistic = tf.reduce_mean(deviation, axis=list(range(1, rank)), keepdims=True)
        each = tf.tile(tf.cast(statistic, inputs.dtype), [size] + [1] * (rank - 1))  # [N, 1, ...]
        one = inputs[:, :1] if self._channels == 1 else inputs[..., :1]
        outputs = tf.concat([inputs, each * tf.ones_like(one)], axis=self._channels)
        outputs.set_shape(self.compute_output_shape(inputs.shape))
        return outputs

    @property
    def _channels(self):
        return 1 if self.data_format == "channels_first" else -1

    def _size_of_groups(self, known, batch):
        if known is None:
            return tf.minimum(self.group_size, batch)
        size = min(self.group_size, known)
        if known == 0 or known % size:
            raise ValueError(
                f"Layer {self.name} wants a batch that falls into groups of {size}; got one of "
                f"{known}. Take another group_size, or another batch size."
            )
        return size


def minibatch_stddev(inputs, group_size=4, data_format="channels_last", name=None):
    """Appends a channel that tells how much the samples of a group differ from each other.

    A generator that paints the same image again and again then shows it in every sample. The
    standard deviation over the group is taken of each value, and its mean over all values is
    the channel of every sample of the group. Nothing is trained.

    The output of a sample depends on its group, so `penalties.r1` and the like, which take the
    gradient of each sample by itself, do not go with it.

    Args:
      inputs: floating `[N, ..., C]`, or `[N, C, ...]` with channels_first, of rank two or more.
      group_size: int >= 1; a batch that is smaller is one group. Samples n, n + N / group_size
        and so on are together.
      data_format: `channels_last` or `channels_first`.
      name: str, of the scope of the operations.

    Returns:
      `[N, ..., C + 1]`, or `[N, C + 1, ...]`, of the dtype of `inputs`. The last channel is at
      least 1e-4, the root of the number that keeps its gradient finite.

    Raises:
      ValueError: for a batch that does not fall into groups of that size, another data_format,
        or inputs of rank below two.

    Source: Karras et al. 2018, section 3; groups as in the authors' program.
    """
    return MinibatchStddev(group_size, data_format, name)(inputs)
