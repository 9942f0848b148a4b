"""`tf.layers` of TensorFlow 1.15 without Keras, in graph and eager code."""

from tfgan_lite.layers.base import Layer
from tfgan_lite.layers.batch_normalization import BatchNormalization
from tfgan_lite.layers.batch_normalize import batch_normalization
from tfgan_lite.layers.convolution import Conv1D, Conv2D, Conv3D
from tfgan_lite.layers.convolve import conv1d, conv2d, conv3d
from tfgan_lite.layers.dense import Dense, dense
from tfgan_lite.layers.dropout import Dropout, dropout
from tfgan_lite.layers.flatten import Flatten, flatten
from tfgan_lite.layers.input_spec import InputSpec
from tfgan_lite.layers.minibatch_discrimination import (
    MinibatchDiscrimination,
    minibatch_discrimination,
)
from tfgan_lite.layers.minibatch_stddev import MinibatchStddev, minibatch_stddev
from tfgan_lite.layers.pooling import (
    AveragePooling1D,
    AveragePooling2D,
    AveragePooling3D,
    MaxPooling1D,
    MaxPooling2D,
    MaxPooling3D,
    average_pooling1d,
    average_pooling2d,
    average_pooling3d,
    max_pooling1d,
    max_pooling2d,
    max_pooling3d,
)
from tfgan_lite.layers.separable_convolution import (
    SeparableConv1D,
    SeparableConv2D,
    separable_conv1d,
    separable_conv2d,
)
from tfgan_lite.layers.transposed_convolution import (
    Conv2DTranspose,
    Conv3DTranspose,
    conv2d_transpose,
    conv3d_transpose,
)

__all__ = [
    "AveragePooling1D",
    "AveragePooling2D",
    "AveragePooling3D",
    "BatchNormalization",
    "Conv1D",
    "Conv2D",
    "Conv2DTranspose",
    "Conv3D",
    "Conv3DTranspose",
    "Dense",
    "Dropout",
    "Flatten",
    "InputSpec",
    "Layer",
    "MaxPooling1D",
    "MaxPooling2D",
    "MaxPooling3D",
    "MinibatchDiscrimination",
    "MinibatchStddev",
    "SeparableConv1D",
    "SeparableConv2D",
    "average_pooling1d",
    "average_pooling2d",
    "average_pooling3d",
    "batch_normalization",
    "conv1d",
    "conv2d",
    "conv2d_transpose",
    "conv3d",
    "conv3d_transpose",
    "dense",
    "dropout",
    "flatten",
    "max_pooling1d",
    "max_pooling2d",
    "max_pooling3d",
    "minibatch_discrimination",
    "minibatch_stddev",
    "separable_conv1d",
    "separable_conv2d",
]
