"""What of TensorFlow 1 is not provided: what it did, and the nearest thing that works."""

# By the longest prefix of a symbol: what it did; what to take instead.
_ABSENT = {
    "tf.contrib": (
        "was volunteers' code that TensorFlow 2 left out",
        "those of dir(tf.contrib)",
    ),
    "tf.estimator": (
        "ran a model_fn through training, evaluation and export; TensorFlow removed it in 2.16",
        "build the graph that model_fn builds and run it in tf.train.MonitoredTrainingSession",
    ),
    "tf.contrib.cudnn_rnn": (
        "ran whole recurrent networks in NVIDIA's cuDNN",
        "tf.nn.dynamic_rnn over tf.nn.rnn_cell.LSTMCell or GRUCell, on any device",
    ),
    "tf.contrib.rnn": (
        "was a recurrent cell, or a wrapper of one, that is left out",
        "those of dir(tf.contrib.rnn): LSTMCell, GRUCell and some thirty more",
    ),
    "tf.contrib.tpu": (
        "ran programs on Cloud TPUs",
        "build the same graph without the TPU's wrappers and run it in a tf.Session",
    ),
    "tf.contrib.cluster_resolver": (
        "found the machines of a cluster",
        "give tf.train.Server a tf.train.ClusterSpec, or run on one machine",
    ),
    "tf.contrib.gan.estimator": (
        "wrapped tf.contrib.gan in a tf.estimator.Estimator, which TensorFlow removed in 2.16",
        "gan_model, gan_loss, gan_train_ops and gan_train of tf.contrib.gan",
    ),
    "tf.contrib.gan.python.estimator": (
        "wrapped tf.contrib.gan in a tf.estimator.Estimator, which TensorFlow removed in 2.16",
        "gan_model, gan_loss, gan_train_ops and gan_train of tf.contrib.gan",
    ),
    "tf.contrib.gan.features.keras_spectral_normalization": (
        "put a custom getter into Keras layers",
        "tf.contrib.gan.features.spectral_normalization_custom_getter, with tf.layers",
    ),
    "tf.contrib.distributions": (
        "is one of the rarer distributions of a library that became TensorFlow Probability",
        "that name below tensorflow_probability.distributions",
    ),
    "tf.contrib.distributions.bijectors": (
        "had invertible functions of distributions",
        "that name below tensorflow_probability.bijectors",
    ),
    "tf.contrib.bayesflow": (
        "estimated expectations by drawing; it became TensorFlow Probability",
        "tensorflow_probability.monte_carlo, or tf.reduce_mean over samples",
    ),
    "tf.contrib.learn": (
        "was the estimator library before tf.estimator",
        "build the graph and run it in tf.train.MonitoredTrainingSession",
    ),
    "tf.contrib.graph_editor": (
        "rewired graphs that were built already",
        "tf.contrib.graph_editor.graph_replace, which builds a copy with other inputs",
    ),
    "tf.contrib.layers": (
        "was a rarer part of contrib.layers, such as feature columns",
        "tf.feature_column, or a layer of dir(tf.contrib.layers)",
    ),
    "tf.contrib.slim.nets": ("had networks for photographs", "tf.keras.applications"),
    "tf.contrib.losses.metric_learning": ("had losses of embeddings", "none; they are formulas"),
    "tf.contrib.eager.metrics": ("added up metrics eagerly", "tf.keras.metrics"),
    "tf.keras.utils.multi_gpu_model": (
        "split the batches of a model over several GPUs",
        "the model itself, on one device",
    ),
    "tf.keras.utils.HDF5Matrix": ("read a slice of an HDF5 file", "h5py.File(path)[name][i:j]"),
    "tf.keras.wrappers": ("made scikit-learn's estimators of models", "the package scikeras"),
    "tf.keras.mixed_precision.experimental": (
        "computed in float16 with scaled losses",
        "float32 on a CPU; tf.train.experimental.enable_mixed_precision_graph_rewrite on a GPU",
    ),
    "tf.contrib.eager": ("ran operations one by one", "plain eager TensorFlow, or tf.keras.Model"),
    "tf.contrib.ffmpeg": ("called the ffmpeg program", "tf.audio.decode_wav for WAV files"),
    "tf.contrib.receptive_field": (
        "worked out what a unit of a network sees",
        "none; it is a recursion over strides and kernel sizes",
    ),
}
_FOUND_NOTHING = ("is no name that TensorFlow 1.15 or this module knows", "look for a misspelling")


class MissingSymbol(AttributeError):
    """A symbol of TensorFlow 1 that is not provided.

    Args:
      symbol: str such as `tf.contrib.tpu.TPUEstimator`.
    """

    def __init__(self, symbol: str) -> None:
        self.symbol = symbol
        super().__init__(explain(symbol))


def explain(symbol: str) -> str:
    """Returns the sentence for a symbol that is not provided."""
    prefixes = [symbol[: len(prefix)] for prefix in _ABSENT if _below(symbol, prefix)]
    did, instead = _ABSENT[max(prefixes, key=len)] if prefixes else _FOUND_NOTHING
    return f"{symbol} is not provided: it {did}. Nearest: {instead}."


def _below(symbol, prefix):
    return symbol == prefix or symbol.startswith(prefix + ".")
