"""`tf.contrib.graph_editor`: walks over a graph, and copies of a part with other inputs.

`graph_replace` is what unrolled GANs take their steps ahead with. What rewired the graph that
stands (`reroute_ts`, `swap_ios`, `detach`), and subgraph views, are left out.
"""

from tfgan_lite.legacy.overlay import overlay as _overlay

_REPLACING = f"{__name__}.replacing"
_WALKING = f"{__name__}.walking"
_ELSEWHERE = {
    "graph_replace": f"{_REPLACING}:graph_replace",
    **{
        name: f"{_WALKING}:{name}"
        for name in (
            "filter_ops",
            "filter_ops_from_regex",
            "filter_ts",
            "filter_ts_from_regex",
            "get_backward_walk_ops",
            "get_forward_walk_ops",
            "get_walks_intersection_ops",
        )
    },
}
__getattr__, __dir__ = _overlay(__name__, elsewhere=_ELSEWHERE)
