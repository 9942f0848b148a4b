"""`tf.contrib.data` of TensorFlow 1.15: what is applied to data sets, and some data sets.

Most of it is `tf.data.experimental`, and what moved to `tf.data` before 1.5 is there.
"""

import tensorflow as _tensorflow

from tfgan_lite.legacy.overlay import overlay as _overlay

_data = _tensorflow.compat.v1.data
Dataset = _data.Dataset
FixedLengthRecordDataset = _data.FixedLengthRecordDataset
Iterator = _data.Iterator
TFRecordDataset = _data.TFRecordDataset
TextLineDataset = _data.TextLineDataset
_BY_FILE = {
    "batching": ("batch_and_drop_remainder", "map_and_batch", "padded_batch_and_drop_remainder"),
    "devices": ("copy_to_device", "prefetch_to_device"),
    "interleaving": ("parallel_interleave", "sloppy_interleave"),
    "reading": ("read_batch_features", "reduce_dataset"),
    "sliding": ("sliding_window_batch",),
}
_ELSEWHERE = {
    name: f"{__name__}.{file}:{name}" for file, names in _BY_FILE.items() for name in names
}
__getattr__, __dir__ = _overlay(__name__, _data.experimental, elsewhere=_ELSEWHERE)
