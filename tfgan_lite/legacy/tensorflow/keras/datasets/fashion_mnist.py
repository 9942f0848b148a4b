"""`tf.keras.datasets.fashion_mnist`."""

from tfgan_lite.legacy.keras_sets import fashion_mnist as load_data

__all__ = ["load_data"]
