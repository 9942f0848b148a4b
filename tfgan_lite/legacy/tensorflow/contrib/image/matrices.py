"""Projective transforms as eight numbers, and as 3 by 3 matrices.

A transform [a0, a1, a2, b0, b1, b2, c0, c1] leads from a place (x, y) of the output to the place
((a0 x + a1 y + a2) / k, (b0 x + b1 y + b2) / k) of the input, k = c0 x + c1 y + 1.
Source: TensorFlow 1.15.
"""

from typing import Any

import tensorflow as tf

v1 = tf.compat.v1


def angles_to_projective_transforms(
    angles: Any, image_height: Any, image_width: Any, name: str | None = None
) -> tf.Tensor:
    """Returns the transforms that rotate counterclockwise about an image's centre.

    Args:
      angles: radians, a scalar or `[N]`.
      image_height: float, a scalar or `[1]`.
      image_width: float, a scalar or `[1]`.
      name: str or None.

    Returns:
      float32 `[N, 8]`.

    Raises:
      TypeError: for angles of another rank.
    """
    with v1.name_scope(name, "angles_to_projective_transforms"):
        angles = tf.convert_to_tensor(angles, dtype=tf.float32, name="angles")
        angles = _with_batch(angles, 0, "angles_to_projective_transforms: angles")
        cos, sin = tf.cos(angles), tf.sin(angles)
        right, bottom = image_width - 1, image_height - 1
        shift_x = (right - (cos * right - sin * bottom)) / 2.0
        shift_y = (bottom - (sin * right + cos * bottom)) / 2.0
        zeros = tf.zeros_like(angles)
        return tf.stack([cos, -sin, shift_x, sin, cos, shift_y, zeros, zeros], axis=1)


def translations_to_projective_transforms(translations: Any, name: str | None = None) -> tf.Tensor:
    """Returns the transforms that move images right and down.

    Args:
      translations: numbers [dx, dy] or `[N, 2]`.
      name: str or None.

    Returns:
      float32 `[N, 8]`.

    Raises:
      TypeError: for translations of another rank.
    """
    with v1.name_scope(name, "translations_to_projective_transforms"):
        moves = tf.convert_to_tensor(translations, dtype=tf.float32, name="translations")
        moves = _with_batch(moves, 1, "translations_to_projective_transforms: translations")
        dx, dy = moves[:, 0], moves[:, 1]
        zeros, ones = tf.zeros_like(dx), tf.ones_like(dx)
        return tf.stack([ones, zeros, -dx, zeros, ones, -dy, zeros, zeros], axis=1)


def compose_transforms(*transforms: Any) -> tf.Tensor:
    """Returns `[N, 8]`: the transform that acts as the given ones in their order.

    Args:
      *transforms: each `[8]` or `[N, 8]`.

    Raises:
      ValueError: for none (TensorFlow 1.15: AssertionError), or one of another rank.
    """
    if not transforms:
        raise ValueError("compose_transforms: transforms wants one or more; got none.")
    with v1.name_scope("compose_transforms"):
        matrices = [flat_transforms_to_matrices(transform) for transform in transforms]
        composed = matrices[0]
        for matrix in matrices[1:]:
            composed = tf.matmul(composed, matrix)
        return matrices_to_flat_transforms(composed)


def flat_transforms_to_matrices(transforms: Any) -> tf.Tensor:
    """Returns `[N, 3, 3]`, matrices from places of the output to such of the input.

    Args:
      transforms: `[8]` or `[N, 8]`.

    Raises:
      ValueError: for another rank.
    """
    with v1.name_scope("flat_transforms_to_matrices"):
        transforms = tf.convert_to_tensor(transforms, name="transforms")
        if transforms.shape.rank not in (1, 2):
            raise ValueError(f"Transforms should be 1D or 2D, got: {transforms}")
        rows = tf.reshape(transforms, [-1, 8])
        return tf.reshape(tf.concat([rows, tf.ones_like(rows[:, :1])], axis=1), [-1, 3, 3])


def matrices_to_flat_transforms(transform_matrices: Any) -> tf.Tensor:
    """Returns `[N, 8]`, transforms of matrices `[3, 3]` or `[N, 3, 3]`.

    Raises:
      ValueError: for another rank.
    """
    with v1.name_scope("matrices_to_flat_transforms"):
        matrices = tf.convert_to_tensor(transform_matrices, name="transform_matrices")
        if matrices.shape.rank not in (2, 3):
            raise ValueError(f"Matrices should be 2D or 3D, got: {matrices}")
        rows = tf.reshape(matrices, [-1, 9])
        return (rows / rows[:, 8:9])[:, :8]


def _with_batch(tensor, rank, where):
    """Returns a tensor of `rank`, or of one more, as the latter."""
    if tensor.shape.rank == rank:
        return tensor[None]
    if tensor.shape.rank == rank + 1:
        return tensor
    raise TypeError(f"{where} wants rank {rank} or {rank + 1}; got {tensor}. Reshape it.")
