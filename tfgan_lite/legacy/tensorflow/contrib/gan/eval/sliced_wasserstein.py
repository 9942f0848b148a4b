"""The sliced Wasserstein distance between patches of images, level by level.

Source: TensorFlow 1.14 (`tf.contrib.gan.eval`); Karras et al. 2018, section 5.
"""

from typing import Any

import numpy as np
import tensorflow as tf

v1 = tf.compat.v1
_ROW = np.array([1, 4, 6, 4, 1], np.float32)
_BLUR = (np.outer(_ROW, _ROW) / 256.0).reshape([5, 5, 1, 1]).astype(np.float32)


def sliced_wasserstein_distance(
    real_images: tf.Tensor,
    fake_images: tf.Tensor,
    resolution_min: int = 16,
    patches_per_image: int = 64,
    patch_size: int = 7,
    random_sampling_count: int = 1,
    random_projection_dim: int = 7 * 7 * 3,
    use_svd: bool = False,
) -> list[tuple[tf.Tensor, tf.Tensor]]:
    """Returns how far patches of images are from each other, on levels of a Laplacian pyramid.

    Patches are drawn with NumPy's global random numbers; `numpy.random.seed` fixes them.

    Args:
      real_images: tensor `[N, H, H, 3]`.
      fake_images: tensor of that shape.
      resolution_min: int, height of the last level.
      patches_per_image: int.
      patch_size: odd int.
      random_sampling_count: int, projections that are averaged.
      random_projection_dim: int.
      use_svd: whether singular vectors take the place of random projections.

    Returns:
      For each level, the finest first: (distance between two draws of real patches, distance
      between real and fake patches), scalars.

    Raises:
      ValueError: for other shapes.
    """
    height = real_images.shape[1]
    real_images.shape.assert_is_compatible_with([None, None, height, 3])
    fake_images.shape.assert_is_compatible_with(real_images.shape)
    height = int(height)
    levels = int(np.log2(height)) - int(np.log2(min(resolution_min, height))) + 1

    def patches(pyramid: list[tf.Tensor]) -> list[tf.Tensor]:
        return [_normalized(_patches(level, patches_per_image, patch_size)) for level in pyramid]

    real_pyramid = _laplacian_pyramid(real_images, levels)
    real, test = patches(real_pyramid), patches(real_pyramid)
    fake = patches(_laplacian_pyramid(fake_images, levels))

    def distance(a: tf.Tensor, b: tf.Tensor) -> tf.Tensor:
        if use_svd:
            return _by_singular_vectors(a, b)
        return _by_projections(a, b, random_sampling_count, random_projection_dim)

    return [
        (distance(real[level], test[level]), distance(real[level], fake[level]))
        for level in range(levels)
    ]


def _laplacian_pyramid(batch, levels):
    pyramid = [tf.cast(batch, tf.float32)]
    for _ in range(1, levels):
        pyramid.append(_blurred(pyramid[-1], 1)[:, ::2, ::2])
        pyramid[-2] -= _doubled(pyramid[-1])
    return pyramid


def _blurred(batch, gain):
    n, h, w, c = tf.unstack(v1.shape(batch))
    padded = tf.pad(batch, [[0, 0], [2, 2], [2, 2], [0, 0]], "REFLECT")
    planes = tf.reshape(tf.transpose(padded, [0, 3, 1, 2]), [n * c, h + 4, w + 4, 1])
    planes = v1.nn.conv2d(planes, tf.constant(_BLUR) * gain, [1] * 4, "VALID")
    return tf.transpose(tf.reshape(planes, [n, c, h, w]), [0, 2, 3, 1])


def _doubled(batch):
    """Returns a batch of twice the height and width: zeros between the pixels, blurred."""
    n, h, w, c = tf.unstack(v1.shape(batch))
    spread = tf.concat([batch, tf.zeros([3 * n, h, w, c])], 0)
    spread = v1.batch_to_space(spread, crops=[[0, 0], [0, 0]], block_size=2)
    return _blurred(spread, 4)


def _patches(batch, count, size):
    """Returns `[N * count, size, size, 3]` at random places."""

    def cut(images: Any) -> Any:
        n, height, width, channels = images.shape
        half = size // 2
        patch, y, x, channel = np.ogrid[0 : count * n, -half : half + 1, -half : half + 1, 0:3]
        y = y + np.random.randint(half, height - half, size=(count * n, 1, 1, 1))
        x = x + np.random.randint(half, width - half, size=(count * n, 1, 1, 1))
        return images.flat[((patch // count * height + y) * width + x) * channels + channel]

    return v1.py_func(cut, [batch], batch.dtype, stateful=False)


def _normalized(patches):
    """Returns `[N, size * size * 3]`, of mean 0 and variance 1 in each patch."""
    patches.set_shape([None, None, None, None])
    mean, variance = v1.nn.moments(patches, [1, 2, 3], keep_dims=True)
    patches = (patches - mean) / tf.sqrt(variance)
    return tf.reshape(patches, [v1.shape(patches)[0], -1])


def _by_projections(a, b, samples, dimension):
    distances = []
    for _ in range(samples):
        projection = v1.random_normal([v1.shape(a)[1], dimension])
        projection *= tf.math.rsqrt(tf.reduce_sum(tf.square(projection), 0, keepdims=True))
        distances.append(_between(tf.matmul(a, projection), tf.matmul(b, projection), a))
    return tf.reduce_mean(distances)


def _by_singular_vectors(a, b):
    values, vectors = tf.linalg.svd(tf.concat([a, b], 0))[:2]
    on_a, on_b = tf.split(vectors * values, 2, axis=0)
    return _between(on_a[:, ::-1], on_b[:, ::-1], a)


def _between(a, b, like):
    """Returns the mean distance of the sorted columns."""
    rows = v1.shape(like)[0]
    return tf.reduce_mean(tf.abs(_sorted(a, rows) - _sorted(b, rows)))


def _sorted(matrix, rows):
    return tf.transpose(tf.nn.top_k(tf.transpose(matrix, [1, 0]), rows)[0], [1, 0])
