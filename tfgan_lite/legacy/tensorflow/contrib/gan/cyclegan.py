"""`cyclegan_model` and `cyclegan_loss`: two GANs, from X to Y and from Y to X.

Source: TensorFlow 1.14 (`tf.contrib.gan`); Zhu et al. 2017.
"""

from collections.abc import Callable
from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.gan import namedtuples
from tfgan_lite.legacy.tensorflow.contrib.gan.losses import tuple_losses
from tfgan_lite.legacy.tensorflow.contrib.gan.model_losses import checked_weight, gan_loss
from tfgan_lite.legacy.tensorflow.contrib.gan.models import gan_model

v1 = tf.compat.v1


def cyclegan_model(
    generator_fn: Callable[..., Any],
    discriminator_fn: Callable[..., Any],
    data_x: Any,
    data_y: Any,
    generator_scope: Any = "Generator",
    discriminator_scope: Any = "Discriminator",
    model_x2y_scope: Any = "ModelX2Y",
    model_y2x_scope: Any = "ModelY2X",
    check_shapes: bool = True,
) -> namedtuples.CycleGANModel:
    """Builds both models, and sends both data sets there and back.

    Args:
      generator_fn: function from data of one set to data of the other.
      discriminator_fn: function from (data, generator inputs) to unbounded outputs.
      data_x: tensor.
      data_y: tensor of the shape of `data_x`.
      generator_scope: name of the generators' scope within each model.
      discriminator_scope: name of the discriminators' scope within each model.
      model_x2y_scope: name of the scope of the model from X to Y.
      model_y2x_scope: name of the scope of the model from Y to X.
      check_shapes: whether generated data must have the shape of real data.

    Returns:
      `CycleGANModel`.

    Raises:
      ValueError: if generated data has another shape than real data.
    """

    def one_way(source: Any, target: Any) -> namedtuples.GANModel:
        return gan_model(
            generator_fn=generator_fn,
            discriminator_fn=discriminator_fn,
            real_data=target,
            generator_inputs=source,
            generator_scope=generator_scope,
            discriminator_scope=discriminator_scope,
            check_shapes=check_shapes,
        )

    with v1.variable_scope(model_x2y_scope):
        x2y = one_way(data_x, data_y)
    with v1.variable_scope(model_y2x_scope):
        y2x = one_way(data_y, data_x)
    with v1.variable_scope(y2x.generator_scope, reuse=True):
        reconstructed_x = y2x.generator_fn(x2y.generated_data)
    with v1.variable_scope(x2y.generator_scope, reuse=True):
        reconstructed_y = x2y.generator_fn(y2x.generated_data)
    return namedtuples.CycleGANModel(x2y, y2x, reconstructed_x, reconstructed_y)


def cyclegan_loss(
    model: namedtuples.CycleGANModel,
    generator_loss_fn: Callable[..., Any] = tuple_losses.least_squares_generator_loss,
    discriminator_loss_fn: Callable[..., Any] = tuple_losses.least_squares_discriminator_loss,
    cycle_consistency_loss_fn: Callable[..., Any] = tuple_losses.cycle_consistency_loss,
    cycle_consistency_loss_weight: Any = 10.0,
    **kwargs: Any,
) -> namedtuples.CycleGANLoss:
    """Returns the losses of both models, with the cycle consistency loss in each generator's.

    Args:
      model: `CycleGANModel`.
      generator_loss_fn: function from a `GANModel` to the loss of its generator.
      discriminator_loss_fn: function from a `GANModel` to the loss of its discriminator.
      cycle_consistency_loss_fn: function from a `CycleGANModel` to a loss.
      cycle_consistency_loss_weight: number or scalar tensor >= 0.
      **kwargs: those of `gan_loss`.

    Raises:
      ValueError: for another kind of model, or a weight below 0.
    """
    if not isinstance(model, namedtuples.CycleGANModel):
        raise ValueError(
            f"cyclegan_loss: model wants a CycleGANModel; got {type(model)}. "
            "Take gan_loss for the other models."
        )
    consistency = cycle_consistency_loss_fn(model, add_summaries=kwargs.get("add_summaries", True))
    weight = checked_weight(cycle_consistency_loss_weight, "cycle_consistency_loss_weight")
    consistency = weight * consistency

    def one_way(partial: namedtuples.GANModel) -> namedtuples.GANLoss:
        loss = gan_loss(
            partial,
            generator_loss_fn=generator_loss_fn,
            discriminator_loss_fn=discriminator_loss_fn,
            **kwargs,
        )
        return loss._replace(generator_loss=loss.generator_loss + consistency)

    with v1.name_scope("cyclegan_loss_x2y"):
        x2y = one_way(model.model_x2y)
    with v1.name_scope("cyclegan_loss_y2x"):
        y2x = one_way(model.model_y2x)
    return namedtuples.CycleGANLoss(x2y, y2x)
