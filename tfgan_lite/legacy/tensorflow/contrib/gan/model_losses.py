"""`gan_loss`: what the two players of a model minimise.

Source: TensorFlow 1.14 (`tf.contrib.gan`).
"""

from collections.abc import Callable
from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.gan import namedtuples
from tfgan_lite.legacy.tensorflow.contrib.gan.losses import tuple_losses

v1 = tf.compat.v1


def gan_loss(
    model: Any,
    generator_loss_fn: Callable[..., Any] = tuple_losses.wasserstein_generator_loss,
    discriminator_loss_fn: Callable[..., Any] = tuple_losses.wasserstein_discriminator_loss,
    gradient_penalty_weight: Any = None,
    gradient_penalty_epsilon: float = 1e-10,
    gradient_penalty_target: Any = 1.0,
    gradient_penalty_one_sided: bool = False,
    mutual_information_penalty_weight: Any = None,
    aux_cond_generator_weight: Any = None,
    aux_cond_discriminator_weight: Any = None,
    tensor_pool_fn: Callable[..., Any] | None = None,
    add_summaries: bool = True,
    *,
    reduction: str | None = None,
) -> namedtuples.GANLoss:
    """Returns the losses of generator and discriminator, regularization losses among them.

    Args:
      model: `GANModel`, `InfoGANModel` or `ACGANModel`.
      generator_loss_fn: function from the model to a loss.
      discriminator_loss_fn: function from the model to a loss.
      gradient_penalty_weight: number or scalar tensor >= 0; None or 0 for no penalty.
      gradient_penalty_epsilon: added to the squared norm, against infinite slopes at 0.
      gradient_penalty_target: the norm that costs nothing.
      gradient_penalty_one_sided: whether a norm below the target costs nothing either.
      mutual_information_penalty_weight: number or tensor >= 0, for an `InfoGANModel`.
      aux_cond_generator_weight: number or tensor >= 0, for an `ACGANModel`.
      aux_cond_discriminator_weight: number or tensor >= 0, for an `ACGANModel`.
      tensor_pool_fn: function from (generator inputs, generated data) to such a pair of
        earlier steps, as `features.tensor_pool`; the discriminator's losses see what it gives.
      add_summaries: whether each loss is summarized.
      reduction: of TF-GAN 2.0: passed to both loss functions; None for their defaults.

    Raises:
      ValueError: for a weight below 0, or one that is for another kind of model.
    """
    gradient_penalty_weight = checked_weight(gradient_penalty_weight, "gradient_penalty_weight")
    information_weight = checked_weight(
        mutual_information_penalty_weight, "mutual_information_penalty_weight"
    )
    gen_class_weight = checked_weight(aux_cond_generator_weight, "aux_cond_generator_weight")
    dis_class_weight = checked_weight(
        aux_cond_discriminator_weight, "aux_cond_discriminator_weight"
    )
    if is_used(information_weight):
        _check_kind(model, namedtuples.InfoGANModel, "mutual_information_penalty_weight")
    if is_used(gen_class_weight) or is_used(dis_class_weight):
        _check_kind(model, namedtuples.ACGANModel, "aux_cond_*_weight")
    pooled = _pooled(model, tensor_pool_fn) if tensor_pool_fn else model
    options = {"add_summaries": add_summaries}
    reduced = options if reduction is None else {**options, "reduction": reduction}
    gen_loss = generator_loss_fn(model, **reduced)
    dis_loss = discriminator_loss_fn(pooled, **reduced)
    if is_used(gradient_penalty_weight):
        dis_loss += gradient_penalty_weight * tuple_losses.wasserstein_gradient_penalty(
            pooled,
            epsilon=gradient_penalty_epsilon,
            target=gradient_penalty_target,
            one_sided=gradient_penalty_one_sided,
            **options,
        )
    if is_used(information_weight):
        penalty = tuple_losses.mutual_information_penalty
        gen_information = penalty(model, **options)
        dis_information = gen_information if tensor_pool_fn is None else penalty(pooled, **options)
        gen_loss += information_weight * gen_information
        dis_loss += information_weight * dis_information
    if is_used(gen_class_weight):
        gen_loss += gen_class_weight * tuple_losses.acgan_generator_loss(model, **options)
    if is_used(dis_class_weight):
        dis_loss += dis_class_weight * tuple_losses.acgan_discriminator_loss(pooled, **options)
    return namedtuples.GANLoss(
        gen_loss + _regularization(model.generator_scope),
        dis_loss + _regularization(model.discriminator_scope),
    )


def checked_weight(weight: Any, name: str) -> Any:
    """Returns the weight of a loss; a tensor is checked when it is run.

    Raises:
      ValueError: for a number below 0.
    """
    if tf.is_tensor(weight):
        weight.shape.assert_is_compatible_with([])
        with v1.control_dependencies([v1.assert_greater_equal(weight, 0.0)]):
            return tf.identity(weight)
    if weight is not None and weight < 0:
        raise ValueError(f"tf.contrib.gan: {name} wants a number >= 0; got {weight}.")
    return weight


def is_used(weight: Any) -> bool:
    """Returns whether a weight can be other than 0."""
    return weight is not None and (tf.is_tensor(weight) or weight > 0)


def _check_kind(model, kind, name):
    if not isinstance(model, kind):
        raise ValueError(
            f"gan_loss: with {name}, model wants a {kind.__name__}; got {type(model)}. "
            f"Leave {name} out, or build the model with the function for it."
        )


def _regularization(scope):
    return v1.losses.get_regularization_loss(scope.name) if scope else 0


def _pooled(model, tensor_pool_fn):
    """Returns a model of earlier generated data, on which the discriminator is built again."""
    changed: dict[str, Any] = {}
    if isinstance(model, namedtuples.GANModel):
        inputs, data = tensor_pool_fn((model.generator_inputs, model.generated_data))
        discriminator, names = model.discriminator_fn, ["discriminator_gen_outputs"]
    elif isinstance(model, namedtuples.ACGANModel):
        inputs, data = tensor_pool_fn((model.generator_inputs, model.generated_data))
        discriminator = model.discriminator_fn
        names = ["discriminator_gen_outputs", "discriminator_gen_classification_logits"]
    elif isinstance(model, namedtuples.InfoGANModel):
        inputs, data, codes = tensor_pool_fn(
            (model.generator_inputs, model.generated_data, model.structured_generator_inputs)
        )
        changed["structured_generator_inputs"] = codes
        discriminator = model.discriminator_and_aux_fn
        names = ["discriminator_gen_outputs", "predicted_distributions"]
    else:
        raise ValueError(
            "gan_loss: with tensor_pool_fn, model wants a GANModel, ACGANModel or InfoGANModel; "
            f"got {type(model)}."
        )
    with v1.variable_scope(model.discriminator_scope, reuse=True):
        outputs = discriminator(data, inputs)
    outputs = [outputs] if len(names) == 1 else outputs
    changed.update(zip(names, outputs, strict=True))
    return model._replace(generator_inputs=inputs, generated_data=data, **changed)
