"""`gan_model`, `infogan_model` and `acgan_model`: a generator, and a discriminator built twice.

The discriminator is built on generated data first, which makes its variables, and then on real
data under `reuse=True`. Source: TensorFlow 1.14 (`tf.contrib.gan`).
"""

from collections.abc import Callable
from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.framework.variable_finding import (
    get_trainable_variables,
)
from tfgan_lite.legacy.tensorflow.contrib.gan import namedtuples

v1 = tf.compat.v1


def gan_model(
    generator_fn: Callable[..., Any],
    discriminator_fn: Callable[..., Any],
    real_data: Any,
    generator_inputs: Any,
    generator_scope: Any = "Generator",
    discriminator_scope: Any = "Discriminator",
    check_shapes: bool = True,
) -> namedtuples.GANModel:
    """Builds both networks.

    Args:
      generator_fn: function from `generator_inputs` to generated data.
      discriminator_fn: function from (data, `generator_inputs`) to unbounded outputs.
      real_data: tensor, or a list or dict of tensors where `check_shapes` is False.
      generator_inputs: tensor, or a list or dict of tensors: noise and conditions.
      generator_scope: name or `VariableScope` of the generator's variables.
      discriminator_scope: name or `VariableScope` of the discriminator's variables.
      check_shapes: whether generated data must have the shape of real data.

    Returns:
      `GANModel`.

    Raises:
      ValueError: if generated data has another shape than real data.
    """
    with v1.variable_scope(generator_scope) as gen_scope:
        generator_inputs = as_tensors(generator_inputs)
        generated_data = generator_fn(generator_inputs)
    with v1.variable_scope(discriminator_scope) as dis_scope:
        gen_outputs = discriminator_fn(generated_data, generator_inputs)
    with v1.variable_scope(dis_scope, reuse=True):
        real_data = as_tensors(real_data)
        real_outputs = discriminator_fn(real_data, generator_inputs)
    if check_shapes:
        check_same_shape(generated_data, real_data)
    return namedtuples.GANModel(
        generator_inputs,
        generated_data,
        get_trainable_variables(gen_scope),
        gen_scope,
        generator_fn,
        real_data,
        real_outputs,
        gen_outputs,
        get_trainable_variables(dis_scope),
        dis_scope,
        discriminator_fn,
    )


def infogan_model(
    generator_fn: Callable[..., Any],
    discriminator_fn: Callable[..., Any],
    real_data: Any,
    unstructured_generator_inputs: Any,
    structured_generator_inputs: Any,
    generator_scope: Any = "Generator",
    discriminator_scope: Any = "Discriminator",
) -> namedtuples.InfoGANModel:
    """Builds both networks; the discriminator also reads the generator's codes back.

    Args:
      generator_fn: function from a list of tensors, noise first and then codes, to data.
      discriminator_fn: function from (data, that list) to (outputs, list of distributions, one
        for each code).
      real_data: tensor.
      unstructured_generator_inputs: list of tensors, the noise.
      structured_generator_inputs: list of tensors, the codes.
      generator_scope: as in `gan_model`.
      discriminator_scope: as in `gan_model`.

    Returns:
      `InfoGANModel`; its `discriminator_fn` gives the outputs alone.

    Raises:
      ValueError: if generated data has another shape than real data, or if what the
        discriminator predicts is no list as long as that of the codes.
    """
    predictions: list[Any] = []

    def outputs_of(data: Any, inputs: Any) -> Any:
        outputs, predicted = discriminator_fn(data, inputs)
        if not predictions:  # of generated data
            _check_predicted(predicted, structured_generator_inputs)
        predictions.append(predicted)
        return outputs

    model = gan_model(
        generator_fn,
        outputs_of,
        tf.convert_to_tensor(real_data),
        [*unstructured_generator_inputs, *structured_generator_inputs],
        generator_scope,
        discriminator_scope,
    )
    model = model._replace(discriminator_fn=lambda data, inputs: discriminator_fn(data, inputs)[0])
    codes = model.generator_inputs[len(unstructured_generator_inputs) :]
    return namedtuples.InfoGANModel(*model, codes, predictions[0], discriminator_fn)


def acgan_model(
    generator_fn: Callable[..., Any],
    discriminator_fn: Callable[..., Any],
    real_data: Any,
    generator_inputs: Any,
    one_hot_labels: Any,
    generator_scope: Any = "Generator",
    discriminator_scope: Any = "Discriminator",
    check_shapes: bool = True,
) -> namedtuples.ACGANModel:
    """Builds both networks; the discriminator also classifies.

    Args:
      discriminator_fn: function from (data, `generator_inputs`) to (outputs, class logits).
      one_hot_labels: tensor `[N, classes]`.

    The others are those of `gan_model`.

    Returns:
      `ACGANModel`.

    Raises:
      ValueError: if generated data has another shape than real data.
      TypeError: if the discriminator does not return two things.
    """
    logits: dict[str, Any] = {}

    def outputs_of(data: Any, inputs: Any) -> Any:
        kind = "real" if logits else "generated"
        with v1.name_scope(f"{v1.get_variable_scope().name}/{kind}/"):
            outputs, logits[kind] = _two(discriminator_fn(data, inputs))
        return outputs

    model = gan_model(
        generator_fn,
        outputs_of,
        tf.convert_to_tensor(real_data),
        generator_inputs,
        generator_scope,
        discriminator_scope,
        check_shapes,
    )
    model = model._replace(discriminator_fn=discriminator_fn)
    return namedtuples.ACGANModel(*model, one_hot_labels, logits["real"], logits["generated"])


def as_tensors(values: Any) -> Any:
    """Returns a tensor, or a list or dict of tensors, of a value, or a list or dict of values."""
    if isinstance(values, (list, tuple)):
        return [tf.convert_to_tensor(value) for value in values]
    if isinstance(values, dict):
        return {key: tf.convert_to_tensor(value) for key, value in values.items()}
    return tf.convert_to_tensor(values)


def check_same_shape(generated_data: Any, real_data: Any) -> None:
    """Raises ValueError where generated data cannot have the shape of real data."""
    if not generated_data.shape.is_compatible_with(real_data.shape):
        raise ValueError(
            f"tf.contrib.gan: generator_fn wants to return the shape of real_data, "
            f"{real_data.shape}; got {generated_data.shape}. Change the generator's last layer, "
            "or say check_shapes=False."
        )


def _check_predicted(predicted, codes):
    if not isinstance(predicted, (tuple, list)) or len(predicted) != len(codes):
        raise ValueError(
            "infogan_model: discriminator_fn wants to return (outputs, list of distributions), "
            f"{len(codes)} of them, one for each structured input; got {predicted!r}."
        )


def _two(outputs):
    try:
        first, second = outputs
    except (TypeError, ValueError):
        raise TypeError(
            "acgan_model: discriminator_fn wants to return (outputs, class logits); "
            f"got {outputs!r}."
        ) from None
    return first, second
