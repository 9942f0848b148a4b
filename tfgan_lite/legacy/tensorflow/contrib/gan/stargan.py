"""`stargan_model` and `stargan_loss`: one generator that carries images between many domains.

Source: TensorFlow 1.14 (`tf.contrib.gan`); Choi et al. 2018.
"""

from collections.abc import Callable
from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.framework.variable_finding import (
    get_trainable_variables,
)
from tfgan_lite.legacy.tensorflow.contrib.gan import namedtuples
from tfgan_lite.legacy.tensorflow.contrib.gan.losses import tuple_losses, wargs
from tfgan_lite.legacy.tensorflow.contrib.gan.model_losses import is_used
from tfgan_lite.legacy.tensorflow.contrib.gan.models import as_tensors

v1 = tf.compat.v1
_GENERATOR_LOSS = tuple_losses.stargan_generator_loss_wrapper(wargs.wasserstein_generator_loss)
_DISCRIMINATOR_LOSS = tuple_losses.stargan_discriminator_loss_wrapper(
    wargs.wasserstein_discriminator_loss
)


def stargan_model(
    generator_fn: Callable[..., Any],
    discriminator_fn: Callable[..., Any],
    input_data: Any,
    input_data_domain_label: Any,
    generator_scope: Any = "Generator",
    discriminator_scope: Any = "Discriminator",
) -> namedtuples.StarGANModel:
    """Builds the generator twice, to random domains and back, and the discriminator twice.

    Args:
      generator_fn: function from (images `[N, H, W, C]`, one-hot targets `[N, domains]`) to
        images of the same shape.
      discriminator_fn: function from (images, number of domains) to (outputs `[N]`, domain
        logits `[N, domains]`).
      input_data: tensor `[N, H, W, C]`, or a list of tensors to be joined along the batch.
      input_data_domain_label: tensor `[N, domains]` of known shape, or a list of them.
      generator_scope: name or `VariableScope`.
      discriminator_scope: name or `VariableScope`.

    Returns:
      `StarGANModel`.

    Raises:
      ValueError: if the shape of the labels is not known, or not of rank 2.
    """
    data = _joined(as_tensors(input_data))
    labels = _joined(as_tensors(input_data_domain_label))
    labels.shape.assert_has_rank(2)
    labels.shape.assert_is_fully_defined()
    batch_size, domains = labels.shape.as_list()
    with v1.variable_scope(generator_scope) as gen_scope:
        drawn = v1.random_uniform([batch_size], minval=0, maxval=domains, dtype=tf.int32)
        target = tf.one_hot(drawn, domains)
        generated = generator_fn(data, target)
    with v1.variable_scope(gen_scope, reuse=True):
        reconstructed = generator_fn(generated, labels)
    with v1.variable_scope(discriminator_scope) as dis_scope:
        gen_source, gen_domain = discriminator_fn(generated, domains)
    with v1.variable_scope(dis_scope, reuse=True):
        real_source, real_domain = discriminator_fn(data, domains)
    return namedtuples.StarGANModel(
        input_data=data,
        input_data_domain_label=labels,
        generated_data=generated,
        generated_data_domain_target=target,
        reconstructed_data=reconstructed,
        discriminator_input_data_source_predication=real_source,
        discriminator_generated_data_source_predication=gen_source,
        discriminator_input_data_domain_predication=real_domain,
        discriminator_generated_data_domain_predication=gen_domain,
        generator_variables=get_trainable_variables(gen_scope),
        generator_scope=gen_scope,
        generator_fn=generator_fn,
        discriminator_variables=get_trainable_variables(dis_scope),
        discriminator_scope=dis_scope,
        discriminator_fn=discriminator_fn,
    )


def stargan_loss(
    model: namedtuples.StarGANModel,
    generator_loss_fn: Callable[..., Any] = _GENERATOR_LOSS,
    discriminator_loss_fn: Callable[..., Any] = _DISCRIMINATOR_LOSS,
    gradient_penalty_weight: Any = 10.0,
    gradient_penalty_epsilon: float = 1e-10,
    gradient_penalty_target: Any = 1.0,
    gradient_penalty_one_sided: bool = False,
    reconstruction_loss_fn: Callable[..., Any] = v1.losses.absolute_difference,
    reconstruction_loss_weight: Any = 10.0,
    classification_loss_fn: Callable[..., Any] = v1.losses.softmax_cross_entropy,
    classification_loss_weight: Any = 1.0,
    classification_one_hot: bool = True,
    add_summaries: bool = True,
) -> namedtuples.GANLoss:
    """Returns what both players minimise: adversarial, reconstruction and domain losses.

    Args:
      model: `StarGANModel`.
      generator_loss_fn: function from a `StarGANModel` to a loss.
      discriminator_loss_fn: function from a `StarGANModel` to a loss.
      gradient_penalty_weight: number or tensor; 0 or None for no penalty.
      gradient_penalty_epsilon: see `losses.wargs.wasserstein_gradient_penalty`.
      gradient_penalty_target: the same.
      gradient_penalty_one_sided: the same.
      reconstruction_loss_fn: function from (labels, predictions) to a loss.
      reconstruction_loss_weight: number.
      classification_loss_fn: function of `onehot_labels` and `logits` to a loss.
      classification_loss_weight: number.
      classification_one_hot: False if that loss is `[N, domains]`, to be summed over domains.
      add_summaries: bool.

    Raises:
      ValueError: if the number of domains is not known.
    """

    def classification(labels: Any, logits: Any, name: str) -> Any:
        with v1.name_scope(name, values=(labels, logits)):
            loss = classification_loss_fn(onehot_labels=labels, logits=logits)
            if not classification_one_hot:
                loss = v1.reduce_sum(loss, axis=1)
            loss = tf.reduce_mean(loss)
            if add_summaries:
                v1.summary.scalar(name, loss)
            return loss

    model.input_data_domain_label.shape.assert_has_rank(2)
    model.input_data_domain_label.shape[1:].assert_is_fully_defined()
    generator_loss = generator_loss_fn(model, add_summaries=add_summaries)
    discriminator_loss = discriminator_loss_fn(model, add_summaries=add_summaries)
    if is_used(gradient_penalty_weight):
        penalty = tuple_losses.stargan_gradient_penalty_wrapper(wargs.wasserstein_gradient_penalty)
        discriminator_loss += gradient_penalty_weight * penalty(
            model,
            epsilon=gradient_penalty_epsilon,
            target=gradient_penalty_target,
            one_sided=gradient_penalty_one_sided,
            add_summaries=add_summaries,
        )
    reconstruction = reconstruction_loss_fn(model.input_data, model.reconstructed_data)
    generator_loss += reconstruction * reconstruction_loss_weight
    if add_summaries:
        v1.summary.scalar("reconstruction_loss", reconstruction)
    generator_loss += classification_loss_weight * classification(
        model.generated_data_domain_target,
        model.discriminator_generated_data_domain_predication,
        "generator_classification_loss",
    )
    discriminator_loss += classification_loss_weight * classification(
        model.input_data_domain_label,
        model.discriminator_input_data_domain_predication,
        "discriminator_classification_loss",
    )
    return namedtuples.GANLoss(generator_loss, discriminator_loss)


def _joined(tensors):
    return tf.concat(tensors, 0) if isinstance(tensors, (list, tuple)) else tensors
