"""`tf.keras.datasets.cifar10`."""

from tfgan_lite.legacy.keras_sets import cifar10 as load_data

__all__ = ["load_data"]
