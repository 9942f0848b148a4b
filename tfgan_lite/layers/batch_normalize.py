"""The functional `batch_normalization`."""

from tfgan_lite.layers import by_name
from tfgan_lite.layers.batch_normalization import BatchNormalization
from tfgan_lite.layers.call_once import call_once, plain_python


@plain_python
def batch_normalization(
    inputs,
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
    training=False,
    trainable=True,
    name=None,
    reuse=None,
    renorm=False,
    renorm_clipping=None,
    renorm_momentum=0.99,
    fused=None,
    virtual_batch_size=None,
    adjustment=None,
):
    """Returns `gamma * (inputs - mean) / sqrt(variance + epsilon) + beta`, as in `tf.layers`.

    In a graph the running averages move when the operations in `UPDATE_OPS` run; in eager
    code, and in `tf.function`, they move during the call. With `trainable=False` they stay.

    Args:
      inputs: floating, of any rank.
      axis: int or list of int, the axes that keep their own statistics: the channels.
      momentum: float, of the running averages.
      epsilon: float, added to the variance.
      center: bool, whether there is a `beta`.
      scale: bool, whether there is a `gamma`.
      beta_initializer, gamma_initializer: zeros and ones by default.
      moving_mean_initializer, moving_variance_initializer: zeros and ones by default.
      beta_regularizer, gamma_regularizer: functions to a scalar loss, or None.
      beta_constraint, gamma_constraint: functions applied after an optimizer's step, or None.
      training: bool, 0 or 1, or boolean scalar tensor: whether to use the statistics of the
        batch and move the averages, or to use the averages.
      trainable: bool, whether `beta` and `gamma` go to `TRAINABLE_VARIABLES`.
      name: str, the variable scope; None for `batch_normalization`, `batch_normalization_1` ...
      reuse: True, False, None or `tf.compat.v1.AUTO_REUSE`, as in `variable_scope`.
      renorm: bool, batch renormalization; `renorm_clipping` may hold `rmin`, `rmax`, `dmax`,
        and `renorm_momentum` is that of its own averages.
      fused: None or True for TensorFlow's one operation where it can be used (rank 4, channels
        on axis 1 or 3, none of the extras); False never. Its running variance is the unbiased
        one, n / (n - 1) times that of the formula.
      virtual_batch_size: int that divides N: each part of that many examples is normalized
        alone.
      adjustment: a function from the shape tensor to (scale, bias), applied in training
        before gamma and beta.

    Returns:
      The shape and dtype of `inputs`. Variables, all `[C]`: `gamma`, `beta`, `moving_mean`,
      `moving_variance`; float32 for float16 inputs.

    Raises:
      ValueError: for an axis that is not there or of unknown size, and TF1's reuse errors.

    Source: Ioffe and Szegedy 2015; TensorFlow 1.15. Departures: float64 images take the
    unfused way, where TF 1.15 raised; float16 is computed in float32 throughout.
    """
    return call_once(BatchNormalization, locals())
