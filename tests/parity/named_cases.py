"""The named games, with their network pairs, as they are; and the pairs in other dtypes."""

import functools

import tensorflow as tf
from parity_case import Case, judged

from tfgan_lite import games, layers

# Batch sizes of a normal test run and of the bench; the games' own take hours for 1000 steps.
SMALL = {"mlp": 8, "keras_gan": 8, "vae": 8, "conv28": 8, "dcgan28": 4, "dcgan32": 4, "dcgan64": 2}
LARGE = {"mlp": 100, "vae": 100, "conv28": 8, "dcgan28": 8, "dcgan32": 8, "dcgan64": 24}
LARGE["keras_gan"] = 100
SMALL["vae_gan"], LARGE["vae_gan"] = 4, 8
SMALL["deep64"], LARGE["deep64"] = 4, 16
SMALL["infogan"], LARGE["infogan"] = 4, 16
SMALL |= {"conditional": 4, "acgan": 4}
LARGE |= {"conditional": 32, "acgan": 32}
SMALL |= {"rings": 8, "grid": 8}
LARGE |= {"rings": 100, "grid": 100}
COVERED = {"vae": ("variational.gaussian_kl", "variational.bernoulli_log_likelihood")}
COVERED |= {"conditional": ("random.one_hot",), "acgan": ("random.one_hot",)}
NETWORKS = {name: "dcgan" if name.startswith("dcgan") else name for name in games.NAMES}
NETWORKS["keras_gan"] = "mlp"
NETWORKS |= {"rings": "points", "grid": "points"}


def typed(x):
    """What a network is usually made of."""
    y = layers.conv2d(x, 8, 3, 2, "same", activation=tf.nn.leaky_relu)
    y = layers.batch_normalization(layers.conv2d(y, 8, 3, padding="same"), training=True)
    y = layers.conv2d_transpose(tf.nn.relu(y), 4, 4, 2, "same", use_bias=False)
    y = layers.max_pooling2d(layers.batch_normalization(y, training=True), 2, 2)
    return layers.dense(layers.flatten(y), 6, activation=tf.nn.tanh)


def mixed(x, dtype):
    """Computed in 16 bits from weights in 32, without which Adam's numbers vanish or overflow."""

    def narrow(getter, name, *args, **kwargs):
        if not name.endswith(("kernel", "bias")):
            return getter(name, *args, **kwargs)
        return tf.cast(getter(name, *args, **{**kwargs, "dtype": tf.float32}), dtype)

    with tf.compat.v1.variable_scope("narrow", custom_getter=narrow):
        return tf.cast(typed(tf.cast(x, dtype)), tf.float32)


def _named(name):
    covers = (f"games.{name}", f"networks.{NETWORKS[name]}", *COVERED.get(name, ()))
    make = functools.partial(games.make, name)
    sizes = {"test_batch": SMALL.get(name, 4), "bench_batch": LARGE.get(name)}
    return Case(name, make, covers, steps=2, **sizes)


def _typed(name, net, dtype="float32"):
    make = functools.partial(judged, net, (8, 8, 3), dtype)
    return Case(name, make, ("layers.conv2d", "layers.batch_normalization"))


CASES = (
    *(_named(name) for name in games.NAMES),
    _typed("float64", typed, "float64"),
    _typed("bfloat16 from float32", functools.partial(mixed, dtype="bfloat16")),
    _typed("float16 from float32", functools.partial(mixed, dtype="float16")),
)
