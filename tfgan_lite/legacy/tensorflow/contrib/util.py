"""`tf.contrib.util`: what is known of a tensor before it runs, and protocol buffers of values."""

import tensorflow as tf

from tfgan_lite.legacy.overlay import overlay as _overlay

constant_value = tf.get_static_value
make_ndarray = tf.make_ndarray
make_tensor_proto = tf.make_tensor_proto

_META_GRAPH = "tensorflow.python.framework.meta_graph"
_ELSEWHERE = {
    name: f"{_META_GRAPH}:{name}"
    for name in ("ops_used_by_graph_def", "stripped_op_list_for_graph")
}
__getattr__, __dir__ = _overlay(__name__, elsewhere=_ELSEWHERE)
