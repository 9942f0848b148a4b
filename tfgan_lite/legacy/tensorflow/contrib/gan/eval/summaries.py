"""Summaries of models. Source: TensorFlow 1.14 (`tf.contrib.gan.eval`)."""

from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.gan import namedtuples
from tfgan_lite.legacy.tensorflow.contrib.gan.eval.eval_utils import image_grid, image_reshaper

v1 = tf.compat.v1


def add_gan_model_image_summaries(
    gan_model: Any, grid_size: int = 4, model_summaries: bool = True
) -> None:
    """Adds the images `real_data` and `generated_data`, each a square grid.

    Args:
      gan_model: `GANModel` of images `[N, H, W, C]`, N >= grid_size^2.
      grid_size: int, images in a row.
      model_summaries: whether `add_gan_model_summaries` is called too.

    Raises:
      ValueError: for a `CycleGANModel`, or data that are no images.
    """
    if isinstance(gan_model, namedtuples.CycleGANModel):
        raise ValueError(
            "add_gan_model_image_summaries: gan_model wants one model; got a CycleGANModel. "
            "Take add_cyclegan_image_summaries."
        )
    for name in ("real_data", "generated_data"):
        data = getattr(gan_model, name)
        _check_images(data)
        _, height, width, channels = data.shape.as_list()
        grid = image_grid(
            data[: grid_size**2],
            grid_shape=(grid_size, grid_size),
            image_shape=(height, width),
            num_channels=channels,
        )
        v1.summary.image(name, grid, max_outputs=1)
    if model_summaries:
        add_gan_model_summaries(gan_model)


def add_cyclegan_image_summaries(cyclegan_model: Any) -> None:
    """Adds one image for each direction: the input, what is made of it, and of that.

    Args:
      cyclegan_model: `CycleGANModel` of images.

    Raises:
      ValueError: for another kind of model, or data that are no images.
    """
    if not isinstance(cyclegan_model, namedtuples.CycleGANModel):
        raise ValueError(
            "add_cyclegan_image_summaries: cyclegan_model wants a CycleGANModel; got "
            f"{type(cyclegan_model)}."
        )
    ways = (
        ("x2y", cyclegan_model.model_x2y, cyclegan_model.reconstructed_x),
        ("y2x", cyclegan_model.model_y2x, cyclegan_model.reconstructed_y),
    )
    for _, model, reconstructed in ways:
        for data in (model.generator_inputs, model.generated_data, reconstructed):
            _check_images(data)
    for name, model, reconstructed in ways:
        with v1.name_scope(f"{name}_image_comparison_summaries"):
            images = _first(1, model.generator_inputs, model.generated_data, reconstructed)
            grid = image_reshaper(images, num_cols=len(images))
            v1.summary.image("image_comparison", grid, max_outputs=1)


def add_image_comparison_summaries(
    gan_model: Any, num_comparisons: int = 2, display_diffs: bool = False
) -> None:
    """Adds an image: a row of inputs, one of generated and one of real images.

    Args:
      gan_model: `GANModel` from images to images.
      num_comparisons: int, columns.
      display_diffs: whether a row of |generated - real| follows.

    Raises:
      ValueError: for data that are no images of one shape.
    """
    inputs, made, real = gan_model.generator_inputs, gan_model.generated_data, gan_model.real_data
    for data in (inputs, made, real):
        _check_images(data)
    made.shape.assert_is_compatible_with(inputs.shape)
    real.shape.assert_is_compatible_with(made.shape)
    images = _first(num_comparisons, inputs, made, real)
    if display_diffs:
        pairs = zip(_first(num_comparisons, made), _first(num_comparisons, real), strict=True)
        images += [tf.abs(tf.cast(a, tf.float32) - tf.cast(b, tf.float32)) for a, b in pairs]
    grid = image_reshaper(images, num_cols=num_comparisons)
    v1.summary.image("image_comparison", grid, max_outputs=1)


def add_stargan_image_summaries(
    stargan_model: Any, num_images: int = 2, display_diffs: bool = False
) -> None:
    """Adds images: each is an input, and what is made of it for every domain.

    Args:
      stargan_model: `StarGANModel` of images.
      num_images: int.
      display_diffs: whether a second row has generated - input.

    Raises:
      ValueError: for data that are no images, or an unknown number of domains.
    """
    labels = stargan_model.input_data_domain_label
    _check_images(stargan_model.input_data)
    labels.shape.assert_has_rank(2)
    labels.shape[1:].assert_is_fully_defined()
    domains = labels.shape.as_list()[-1]

    def in_every_domain(image: Any) -> tf.Tensor:
        copies = tf.tile(v1.expand_dims(image, axis=0), [domains, 1, 1, 1])
        targets = tf.one_hot(list(range(domains)), domains)
        with v1.variable_scope(stargan_model.generator_scope, reuse=True):
            made = stargan_model.generator_fn(copies, targets)
            images = [image, *tf.unstack(made, domains)]
            if display_diffs:
                images += [tf.zeros_like(image), *tf.unstack(made - copies, domains)]
            return v1.squeeze(image_reshaper(images, num_cols=domains + 1), axis=0)

    images = v1.map_fn(
        in_every_domain,
        stargan_model.input_data[:num_images],
        parallel_iterations=num_images,
        back_prop=False,
        swap_memory=True,
    )
    v1.summary.image("stargan_image_generation", images, max_outputs=num_images)


def add_gan_model_summaries(gan_model: Any) -> None:
    """Adds a histogram of each variable of both players.

    Args:
      gan_model: any of the models.
    """
    if isinstance(gan_model, namedtuples.CycleGANModel):
        with v1.name_scope("cyclegan_x2y_summaries"):
            add_gan_model_summaries(gan_model.model_x2y)
        with v1.name_scope("cyclegan_y2x_summaries"):
            add_gan_model_summaries(gan_model.model_y2x)
        return
    for player in ("generator", "discriminator"):
        with v1.name_scope(f"{player}_variables"):
            for variable in getattr(gan_model, f"{player}_variables"):
                v1.summary.histogram(variable.name, variable)


def add_regularization_loss_summaries(gan_model: Any) -> None:
    """Adds the regularization loss of each player.

    Args:
      gan_model: any of the models.
    """
    if isinstance(gan_model, namedtuples.CycleGANModel):
        with v1.name_scope("cyclegan_x2y_regularization_loss_summaries"):
            add_regularization_loss_summaries(gan_model.model_x2y)
        with v1.name_scope("cyclegan_y2x_regularization_loss_summaries"):
            add_regularization_loss_summaries(gan_model.model_y2x)
        return
    for player in ("generator", "discriminator"):
        scope = getattr(gan_model, f"{player}_scope")
        if scope:
            v1.summary.scalar(
                f"{player}_regularization_loss", v1.losses.get_regularization_loss(scope.name)
            )


def _check_images(data):
    data.shape.assert_has_rank(4)
    data.shape[1:].assert_is_fully_defined()


def _first(count, *batches):
    return [image for batch in batches for image in tf.unstack(batch[:count])]
