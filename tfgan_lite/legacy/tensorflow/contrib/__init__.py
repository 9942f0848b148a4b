"""`tf.contrib` of TensorFlow 1: the parts of it that GAN and VAE code uses."""

from tfgan_lite.legacy.overlay import overlay as _overlay

_SUBMODULES = (
    "data",
    "distributions",
    "eager",
    "framework",
    "gan",
    "graph_editor",
    "image",
    "keras",
    "layers",
    "learn",
    "legacy_seq2seq",
    "losses",
    "memory_stats",
    "nccl",
    "opt",
    "rnn",
    "seq2seq",
    "signal",
    "slim",
    "stateless",
    "summary",
    "tensorboard",
    "training",
    "util",
)
_ELSEWHERE = {"metrics": "tfgan_lite.legacy.tensorflow.contrib.slim.metrics"}
__getattr__, __dir__ = _overlay(__name__, submodules=_SUBMODULES, elsewhere=_ELSEWHERE)
