"""[..., C] -> [..., C]: each channel centred and scaled by the statistics of the batch."""

import tensorflow as tf

from tfgan_lite.layers import by_name
from tfgan_lite.layers.base import Layer
from tfgan_lite.layers.batch_axes import resolved_axes
from tfgan_lite.layers.batch_renormalization import Renormalization, move
from tfgan_lite.layers.choose import choose, static_value
from tfgan_lite.layers.fused_normalization import fused_normalization
from tfgan_lite.layers.input_spec import InputSpec

_REPLICATED = {  # of a variable that replicas may write each for itself, as in TF 1.15
    "trainable": False,
    "synchronization": tf.VariableSynchronization.ON_READ,
    "aggregation": tf.VariableAggregation.MEAN,
}


class BatchNormalization(Layer):
    """The layer object of `batch_normalization`: its arguments without `inputs` and `reuse`.

    `training` is an argument of the call.

    Attributes:
      gamma, beta: the variables `[C]`, or None.
      moving_mean, moving_variance: the running averages `[C]`.
    """

    def __init__(
        self,
        axis=-1,
        momentum=0.99,
        epsilon=1e-3,
        center=True,
        scale=True,
        beta_initializer=by_name.ZEROS,
        gamma_initializer=by_name.ONES,
        moving_mean_initializer=by_name.ZEROS,
        moving_variance_initializer=by_name.ONES,
        beta_regularizer=None,
        gamma_regularizer=None,
        beta_constraint=None,
        gamma_constraint=None,
        renorm=False,
        renorm_clipping=None,
        renorm_momentum=0.99,
        fused=None,
        trainable=True,
        virtual_batch_size=None,
        adjustment=None,
        name=None,
        **kwargs,
    ):
        super().__init__(trainable=trainable, name=name, **kwargs)
        if not isinstance(axis, (int, list)):
            raise TypeError(f"axis must be int or list, type given: {type(axis)}")
        self.axis = [axis] if isinstance(axis, int) else axis[:]
        self.momentum, self.epsilon = momentum, epsilon
        self.center, self.scale = center, scale
        self.beta_initializer = by_name.initializer(beta_initializer)
        self.gamma_initializer = by_name.initializer(gamma_initializer)
        self.moving_mean_initializer = by_name.initializer(moving_mean_initializer)
        self.moving_variance_initializer = by_name.initializer(moving_variance_initializer)
        self.beta_regularizer = by_name.regularizer(beta_regularizer)
        self.gamma_regularizer = by_name.regularizer(gamma_regularizer)
        self.beta_constraint = by_name.constraint(beta_constraint)
        self.gamma_constraint = by_name.constraint(gamma_constraint)
        self.renorm, self.renorm_momentum = renorm, renorm_momentum
        self.renorm_clipping = renorm_clipping or {}
        if set(self.renorm_clipping) - {"rmax", "rmin", "dmax"}:
            raise ValueError(
                f"renorm_clipping wants keys of rmax, rmin, dmax; got {renorm_clipping}."
            )
        self.fused = fused
        self.virtual_batch_size, self.adjustment = virtual_batch_size, adjustment
        self.gamma = self.beta = None

    def build(self, input_shape):
        input_shape = tf.TensorShape(input_shape)
        rank = input_shape.rank
        if not rank:
            raise ValueError(f"Input has undefined rank: {input_shape}")
        self.axis = resolved_axes(self.axis, rank, self.virtual_batch_size)
        if self.virtual_batch_size is not None and self.adjustment is not None:
            raise ValueError("When using virtual_batch_size, adjustment cannot be specified")
        known = input_shape.as_list()
        sizes = {axis: known[axis] for axis in self.axis}
        if None in sizes.values():
            raise ValueError(f"Input has undefined `axis` dimension. Input shape: {input_shape}")
        self.input_spec = InputSpec(ndim=rank, axes=sizes)
        self.fused = self._can_be_fused(rank)
        self._wide_shape = [sizes.get(axis, 1) for axis in range(rank)]  # [1, ..., C]
        if self.virtual_batch_size is not None:
            self._wide_shape.insert(1, 1)
            self.axis = [axis + 1 for axis in self.axis]
        narrow = len(sizes) == 1 and self.virtual_batch_size is None
        self._parameter_shape = list(sizes.values()) if narrow else self._wide_shape
        self._make_variables()
        self.built = True

    def compute_output_shape(self, input_shape):
        """Returns the `TensorShape` of the output, which is that of the input."""
        return tf.TensorShape(input_shape)

    def call(self, inputs, training=False):
        """Normalizes `inputs`; `training` is a bool, 0 or 1, or a boolean scalar tensor."""
        if self.fused:
            return self._fused(inputs, training)
        if self.virtual_batch_size is None:
            return self._centred(inputs, training)
        # Each virtual batch is a new axis beside the examples, over which nothing is averaged.
        shape = [-1, *inputs.shape.as_list()[1:]]
        split = tf.reshape(inputs, [self.virtual_batch_size, *shape])
        return tf.reshape(self._centred(split, training), shape)

    def _can_be_fused(self, rank):
        """Whether TensorFlow's one operation for images does it, and was not declined."""
        special = self.renorm or self.virtual_batch_size is not None or self.adjustment is not None
        declined = self.fused is not None and not self.fused
        # The operation has no float64 kernel: TF 1.15 raised TypeError here.
        known_dtype = self._dtype is None or self._dtype.size <= 4
        images = rank == 4 and self.axis in ([1], [3])
        return images and known_dtype and not special and not declined

    def _make_variables(self):
        half = self._dtype is None or self._dtype.size < 4
        self._parameter_dtype = tf.float32 if half else self._dtype
        shape, dtype = self._parameter_shape, self._parameter_dtype
        if self.scale:
            how = (self.gamma_initializer, self.gamma_regularizer, True, self.gamma_constraint)
            self.gamma = self.add_weight("gamma", shape, dtype, *how)
        if self.center:
            how = (self.beta_initializer, self.beta_regularizer, True, self.beta_constraint)
            self.beta = self.add_weight("beta", shape, dtype, *how)
        self.moving_mean = self._statistic("moving_mean", self.moving_mean_initializer)
        self.moving_variance = self._statistic("moving_variance", self.moving_variance_initializer)
        if self.renorm:
            self.renormalization = Renormalization(self, self._statistic)

    def _statistic(self, name, initializer):
        shape, dtype = self._parameter_shape, self._parameter_dtype
        return self.add_weight(name, shape, dtype, initializer, **_REPLICATED)

    def _fused(self, inputs, training):
        shape, dtype = self._parameter_shape, self._parameter_dtype
        gamma = tf.ones(shape, dtype) if self.gamma is None else self.gamma
        beta = tf.zeros(shape, dtype) if self.beta is None else self.beta
        averages = self.moving_mean, self.moving_variance
        outputs, mean, variance = fused_normalization(
            inputs, gamma, beta, *averages, self.epsilon, training, self.axis[0]
        )
        # The operation's variance is the unbiased one, n / (n - 1) times that of the formula,
        # so that a fused layer's running average differs from an unfused one's, as in TF 1.15.
        self._update_averages(mean, variance, training)
        return outputs

    def _centred(self, inputs, training):
        """Computes the formula from one centred tensor.

        `tf.nn.moments` followed by `tf.nn.batch_normalization` would do the same, but there
        `tf.gradients` and a tape add up the two paths to `inputs` in different orders, and
        graph and eager part by an ULP. Here the inputs have one path: `inputs - mean`.
        """
        x = tf.cast(inputs, self._parameter_dtype)
        pooled = [axis for axis in range(x.shape.rank) if axis not in self.axis]
        if self.virtual_batch_size is not None:
            pooled.remove(1)
        mean = choose(
            training,
            lambda: tf.reduce_mean(x, pooled, keepdims=True),
            lambda: self._running(self.moving_mean, x),
        )
        centred = x - mean
        variance = choose(
            training,
            lambda: tf.reduce_mean(tf.square(centred), pooled, keepdims=True),
            lambda: self._running(self.moving_variance, x),
        )
        inverse = tf.math.rsqrt(variance + self.epsilon)
        scale, offset = self._wide(self.gamma), self._wide(self.beta)
        if static_value(training) is not False:
            scale, offset = self._adjust(tf.shape(inputs), scale, offset, training)
            mean, variance = self._narrow(mean), self._narrow(variance)
            if self.renorm:
                r, d = self.renormalization.correct(mean, variance, training)
                scale, offset = _compose(self._wide(r), self._wide(d), scale, offset)
            self._update_averages(mean, variance, training)
        return self._transform(inputs, centred, inverse, scale, offset)

    def _transform(self, inputs, centred, inverse, scale, offset):
        with tf.name_scope("batchnorm"):
            outputs = centred * (inverse if scale is None else inverse * scale)
            outputs = outputs if offset is None else outputs + offset
            outputs = tf.cast(outputs, inputs.dtype)
            outputs.set_shape(inputs.shape)  # an adjustment may have lost it
            return tf.identity(outputs, name="add_1")  # the name of TF 1.15's last operation

    def _adjust(self, shape, scale, offset, training):
        """Puts the user's random scale and bias, which are for training, under gamma and beta."""
        if self.adjustment is None:
            return scale, offset
        factor, shift = self.adjustment(shape)
        factor = choose(training, lambda: factor, lambda: tf.ones_like(factor))
        shift = choose(training, lambda: shift, lambda: tf.zeros_like(shift))
        return _compose(factor, shift, scale, offset)

    def _wide(self, value):
        """[C] -> [1, ..., C], or wherever the channels are."""
        return None if value is None else tf.reshape(value, self._wide_shape)

    def _running(self, average, x):
        """The running average in the shape of the batch's own: once for each virtual batch."""
        wide = self._wide(average)
        if self.virtual_batch_size is None:
            return wide
        # Gradients take both branches of a condition to be of one shape.
        return tf.repeat(wide, tf.shape(x)[1], axis=1)

    def _narrow(self, statistic):
        """Statistics of the batch -> the shape of the variables; virtual batches are averaged."""
        if self.virtual_batch_size is not None:
            return tf.reduce_mean(statistic, axis=1, keepdims=True)
        return tf.reshape(statistic, self._parameter_shape)

    def _update_averages(self, mean, variance, training):
        if static_value(training) is False:
            return

        def update_mean():
            if self.renorm:
                return self.renormalization.move_mean(self.moving_mean, mean, variance)
            return move(self.moving_mean, mean, self.momentum)

        def update_variance():
            if self.renorm:
                return self.renormalization.move_variance(self.moving_variance, variance)
            return move(self.moving_variance, variance, self.momentum)

        def keep(average):
            return lambda: tf.convert_to_tensor(average)

        self.add_update(lambda: choose(training, update_mean, keep(self.moving_mean)))
        self.add_update(lambda: choose(training, update_variance, keep(self.moving_variance)))


def _compose(scale, offset, then_scale, then_offset):
    """The scale and offset of two affine maps, one after the other."""
    if then_scale is not None:
        scale, offset = scale * then_scale, offset * then_scale
    return scale, offset if then_offset is None else offset + then_offset
