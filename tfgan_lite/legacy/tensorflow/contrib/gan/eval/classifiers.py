"""Frozen classifiers: where their graph comes from, and how images go through it.

TensorFlow 1.14 downloaded Inception's weights where none were given. Nothing is downloaded here:
a file that is there is read, and otherwise the error says which file to fetch.

Source: TensorFlow 1.14 (`tf.contrib.gan.eval`).
"""

import os
import tarfile
from collections.abc import Callable
from typing import Any

import tensorflow as tf

from tfgan_lite.errors import InputError

v1 = tf.compat.v1
INCEPTION_URL = "http://download.tensorflow.org/models/frozen_inception_v1_2015_12_05.tar.gz"
INCEPTION_FROZEN_GRAPH = "inceptionv1_for_inception_score.pb"
INCEPTION_INPUT = "Mul:0"
INCEPTION_OUTPUT = "logits:0"
INCEPTION_FINAL_POOL = "pool_3:0"
INCEPTION_DEFAULT_IMAGE_SIZE = 299


def preprocess_image(
    images: tf.Tensor,
    height: int = INCEPTION_DEFAULT_IMAGE_SIZE,
    width: int = INCEPTION_DEFAULT_IMAGE_SIZE,
    scope: str | None = None,
) -> tf.Tensor:
    """Returns images as Inception wants them: resized, and in [-1, 1].

    Args:
      images: number tensor `[H, W, C]` or `[N, H, W, C]` in [0, 255].
      height: int.
      width: int.
      scope: name of the operations' scope.

    Returns:
      Float tensor of the same rank.
    """
    single = images.shape.rank == 3
    with v1.name_scope(scope, "preprocess", [images, height, width]):
        if not images.dtype.is_floating:
            images = tf.cast(images, tf.float32)
        if single:
            images = v1.expand_dims(images, axis=0)
        resized = (v1.image.resize_bilinear(images, [height, width]) - 128.0) / 128.0
        return v1.squeeze(resized, axis=0) if single else resized


def get_graph_def_from_disk(filename: str) -> Any:
    """Returns the GraphDef of a file."""
    with tf.io.gfile.GFile(filename, "rb") as file:
        return v1.GraphDef.FromString(file.read())


def get_graph_def_from_resource(filename: str) -> Any:
    """Returns the GraphDef of a file; TensorFlow 1.14 looked in the program's archive."""
    return get_graph_def_from_disk(filename)


def get_graph_def_from_url_tarball(url: str, filename: str, tar_filename: str | None = None) -> Any:
    """Returns the GraphDef of a file within a tarball that is on disk.

    Args:
      url: where the tarball is on the web.
      filename: of the graph within the tarball.
      tar_filename: path of the tarball on disk.

    Raises:
      InputError: if the tarball is not there. TensorFlow 1.14 downloaded it.
    """
    path = tar_filename or os.path.basename(url)
    if not os.path.exists(path):
        raise InputError(
            f"tf.contrib.gan.eval: the classifier's graph wants the file {path}; got none in "
            f"{os.getcwd()}, and nothing is downloaded. Fetch {url} to that place, or give "
            "run_inception a graph_def or a default_graph_def_fn of your own."
        )
    with tarfile.open(path, "r:gz") as tar:
        member = tar.extractfile(filename)
        if member is None:
            raise InputError(f"tf.contrib.gan.eval: {filename} in {path} wants to be a file.")
        return v1.GraphDef.FromString(member.read())


def _default_graph_def_fn() -> Any:
    return get_graph_def_from_url_tarball(
        INCEPTION_URL, INCEPTION_FROZEN_GRAPH, os.path.basename(INCEPTION_URL)
    )


def run_inception(
    images: Any,
    graph_def: Any = None,
    default_graph_def_fn: Callable[[], Any] | None = _default_graph_def_fn,
    image_size: int = INCEPTION_DEFAULT_IMAGE_SIZE,
    input_tensor: str = INCEPTION_INPUT,
    output_tensor: Any = INCEPTION_OUTPUT,
) -> Any:
    """Returns what a frozen Inception, or another classifier, makes of images.

    Args:
      images: float tensor `[N, image_size, image_size, C]` in [-1, 1]; see `preprocess_image`.
      graph_def: GraphDef of the classifier; None for that of `default_graph_def_fn`.
      default_graph_def_fn: function that returns a GraphDef; by default from Inception's
        tarball in the current folder.
      image_size: int.
      input_tensor: name in the graph.
      output_tensor: name in the graph, or a list of names.

    Returns:
      Tensor `[N, D]`, or a list of them.

    Raises:
      ValueError: for images of another size, or neither graph nor function.
      InputError: if Inception's tarball is not there; it says what to do.
    """
    images = tf.convert_to_tensor(images)
    images.shape.with_rank(4)
    images.shape.assert_is_compatible_with([None, image_size, image_size, None])
    if graph_def is None:
        if default_graph_def_fn is None:
            raise ValueError(
                "run_inception: wants a graph_def or a default_graph_def_fn; got None for both."
            )
        graph_def = default_graph_def_fn()
    outputs = run_image_classifier(images, graph_def, input_tensor, output_tensor)
    if isinstance(outputs, list):
        return [_flat(output) for output in outputs]
    return _flat(outputs)


def run_image_classifier(
    tensor: Any,
    graph_def: Any,
    input_tensor: str,
    output_tensor: Any,
    scope: str = "RunClassifier",
) -> Any:
    """Returns what a frozen graph makes of a tensor.

    Args:
      tensor: what `input_tensor` is to be.
      graph_def: GraphDef.
      input_tensor: name in the graph.
      output_tensor: name in the graph, or a list of names.
      scope: name of the operations' scope.

    Returns:
      Tensor, or a list of tensors for a list of names.

    Raises:
      ValueError: for a name that is not in the graph.
    """
    single = isinstance(output_tensor, str)
    names = [output_tensor] if single else output_tensor
    outputs = v1.import_graph_def(graph_def, {input_tensor: tensor}, names, name=scope)
    return outputs[0] if single else outputs


def _flat(tensor):
    """Returns `[N, D]`; D is known where the tensor's shape is."""
    if tensor.shape.rank == 2:
        return tensor
    rest = tensor.shape[1:]
    return tf.reshape(tensor, [-1, rest.num_elements() if rest.is_fully_defined() else -1])
