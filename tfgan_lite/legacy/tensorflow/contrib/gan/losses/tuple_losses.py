"""`tf.contrib.gan.losses`: the losses of `wargs`, with their tensors taken from a model.

`wasserstein_discriminator_loss(model, real_weights=2.0)`: arguments that are fields of the model
come from it, the others may be given by name. Source: TensorFlow 1.14.
"""

import inspect
from collections.abc import Callable
from typing import Any

from tfgan_lite.legacy.tensorflow.contrib.gan import namedtuples
from tfgan_lite.legacy.tensorflow.contrib.gan.losses import wargs

_Loss = Callable[..., Any]


def _of_model(loss_fn: _Loss) -> _Loss:
    parameters = inspect.signature(loss_fn).parameters.values()
    names = [parameter.name for parameter in parameters]
    required = [p.name for p in parameters if p.default is inspect.Parameter.empty]
    defaults = {p.name: p.default for p in parameters if p.name not in required}

    def new_loss_fn(gan_model: Any, **kwargs: Any) -> Any:
        fields = {name: getattr(gan_model, name) for name in gan_model._fields}
        twice = sorted(set(fields) & set(kwargs))
        if twice:
            raise ValueError(
                f"{loss_fn.__name__}: wants each argument once; got {twice} in the model and by "
                "name. Leave them out, or change the model with _replace."
            )
        absent = [name for name in required if name not in fields and name not in kwargs]
        if absent:
            raise ValueError(
                f"{loss_fn.__name__}: wants {absent}, which a {type(gan_model).__name__} has not; "
                "give them by name."
            )
        given = {name: fields[name] for name in names if name in fields}
        # None stands for the default, in a model and by name.
        given |= {name: value for name, value in kwargs.items() if value is not None}
        given = {name: given.get(name) for name in required} | {
            name: value for name, value in given.items() if value is not None
        }
        return loss_fn(**(defaults | given))

    return _named_as(new_loss_fn, loss_fn)


def _named_as(new: _Loss, loss_fn: _Loss) -> _Loss:
    new.__name__ = getattr(loss_fn, "__name__", new.__name__)
    new.__doc__ = f"`wargs.{new.__name__}` of a model."
    return new


acgan_discriminator_loss = _of_model(wargs.acgan_discriminator_loss)
acgan_generator_loss = _of_model(wargs.acgan_generator_loss)
least_squares_discriminator_loss = _of_model(wargs.least_squares_discriminator_loss)
least_squares_generator_loss = _of_model(wargs.least_squares_generator_loss)
minimax_discriminator_loss = _of_model(wargs.minimax_discriminator_loss)
minimax_generator_loss = _of_model(wargs.minimax_generator_loss)
modified_discriminator_loss = _of_model(wargs.modified_discriminator_loss)
modified_generator_loss = _of_model(wargs.modified_generator_loss)
mutual_information_penalty = _of_model(wargs.mutual_information_penalty)
wasserstein_discriminator_loss = _of_model(wargs.wasserstein_discriminator_loss)
wasserstein_generator_loss = _of_model(wargs.wasserstein_generator_loss)
wasserstein_gradient_penalty = _of_model(wargs.wasserstein_gradient_penalty)


def combine_adversarial_loss(
    gan_loss: namedtuples.GANLoss,
    gan_model: Any,
    non_adversarial_loss: Any,
    weight_factor: Any = None,
    gradient_ratio: Any = None,
    gradient_ratio_epsilon: float = 1e-6,
    scalar_summaries: bool = True,
    gradient_summaries: bool = True,
) -> namedtuples.GANLoss:
    """Returns `gan_loss` with another loss in the generator's.

    Args:
      gan_loss: `GANLoss`; its generator loss is the adversarial one.
      gan_model: the model, for the generator's variables.
      non_adversarial_loss: floating scalar, the main loss.

    The others are those of `wargs.combine_adversarial_loss`.
    """
    combined = wargs.combine_adversarial_loss(
        non_adversarial_loss,
        gan_loss.generator_loss,
        weight_factor,
        gradient_ratio,
        gradient_ratio_epsilon,
        gan_model.generator_variables,
        scalar_summaries,
        gradient_summaries,
    )
    return gan_loss._replace(generator_loss=combined)


def cycle_consistency_loss(
    cyclegan_model: namedtuples.CycleGANModel,
    scope: str | None = None,
    add_summaries: bool = False,
) -> Any:
    """`wargs.cycle_consistency_loss` of a `CycleGANModel`.

    Raises:
      ValueError: for another kind of model.
    """
    if not isinstance(cyclegan_model, namedtuples.CycleGANModel):
        raise ValueError(
            "cycle_consistency_loss: cyclegan_model wants a CycleGANModel; got "
            f"{type(cyclegan_model)}."
        )
    return wargs.cycle_consistency_loss(
        cyclegan_model.model_x2y.generator_inputs,
        cyclegan_model.reconstructed_x,
        cyclegan_model.model_y2x.generator_inputs,
        cyclegan_model.reconstructed_y,
        scope,
        add_summaries,
    )


def stargan_generator_loss_wrapper(loss_fn: _Loss) -> _Loss:
    """Returns a loss of a `StarGANModel` from one of outputs on generated data."""

    def new_loss_fn(stargan_model: Any, **kwargs: Any) -> Any:
        return loss_fn(stargan_model.discriminator_generated_data_source_predication, **kwargs)

    return _named_as(new_loss_fn, loss_fn)


def stargan_discriminator_loss_wrapper(loss_fn: _Loss) -> _Loss:
    """Returns a loss of a `StarGANModel` from one of outputs on real and on generated data."""

    def new_loss_fn(stargan_model: Any, **kwargs: Any) -> Any:
        return loss_fn(
            stargan_model.discriminator_input_data_source_predication,
            stargan_model.discriminator_generated_data_source_predication,
            **kwargs,
        )

    return _named_as(new_loss_fn, loss_fn)


def stargan_gradient_penalty_wrapper(loss_fn: _Loss) -> _Loss:
    """Returns a penalty of a `StarGANModel` from `wargs.wasserstein_gradient_penalty`'s like."""

    def new_loss_fn(stargan_model: Any, **kwargs: Any) -> Any:
        return loss_fn(
            real_data=stargan_model.input_data,
            generated_data=stargan_model.generated_data,
            generator_inputs=stargan_model.input_data_domain_label.shape.as_list()[-1],
            discriminator_fn=stargan_model.discriminator_fn,
            discriminator_scope=stargan_model.discriminator_scope,
            **kwargs,
        )

    return _named_as(new_loss_fn, loss_fn)
