"""`slim.data`: the modules of slim that read data sets, by the path `...slim.data`."""

from tfgan_lite.legacy.overlay import overlay as _overlay

_SLIM = "tfgan_lite.legacy.tensorflow.contrib.slim"
_MODULES = (
    "data_decoder",
    "data_provider",
    "dataset",
    "dataset_data_provider",
    "parallel_reader",
    "prefetch_queue",
    "tfexample_decoder",
)
__getattr__, __dir__ = _overlay(__name__, elsewhere={name: f"{_SLIM}.{name}" for name in _MODULES})
