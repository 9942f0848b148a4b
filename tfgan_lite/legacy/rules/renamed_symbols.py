"""Names from before TensorFlow 1.0, and names that were deprecated by 1.15: `tf.mul`.

Source: the release notes of TensorFlow 1.0, "Breaking Changes to the API".
"""

from typing import Any

import libcst as cst

from tfgan_lite.legacy.rules.file import File
from tfgan_lite.legacy.rules.rule import Renamed, keyword

_NAMES = {
    "all_variables": "global_variables",
    "batch_matmul": "matmul",
    "complex_abs": "abs",
    "concat_v2": "concat",
    "image.per_image_whitening": "image.per_image_standardization",
    "initialize_all_tables": "tables_initializer",
    "initialize_all_variables": "global_variables_initializer",
    "initialize_local_variables": "local_variables_initializer",
    "initialize_variables": "variables_initializer",
    "inv": "reciprocal",
    "listdiff": "setdiff1d",
    "merge_all_summaries": "summary.merge_all",
    "merge_summary": "summary.merge",
    "mul": "multiply",
    "neg": "negative",
    "nn.bidirectional_rnn": "nn.static_bidirectional_rnn",
    "nn.deconv2d": "nn.conv2d_transpose",
    "nn.rnn": "nn.static_rnn",
    "nn.state_saving_rnn": "nn.static_state_saving_rnn",
    "pack": "stack",
    "reverse_v2": "reverse",
    "select": "where",
    "split_v": "split",
    "sub": "subtract",
    "tensor_summary": "summary.tensor_summary",
    "train.SummaryWriter": "summary.FileWriter",
    "unpack": "unstack",
}
_KEYWORDS = {
    "tensorflow.batch_matmul": {"adj_x": "adjoint_a", "adj_y": "adjoint_b", "x": "a", "y": "b"},
    "tensorflow.select": {"t": "x", "e": "y"},
}


class RenamedSymbols(Renamed):
    """Symbols of TensorFlow that have another name since."""

    name = "renamed_symbols"
    table = {f"tensorflow.{old}": f"tf:{new}" for old, new in _NAMES.items()}

    def call(self, symbol: str | None, node: cst.Call, new: cst.Call, file: File) -> Any:
        """Returns the call with the keywords of today."""
        names = _KEYWORDS.get(symbol or "", {})
        if not any(a.keyword is not None and a.keyword.value in names for a in node.args):
            return None
        args = [
            keyword(names.get(a.keyword.value, a.keyword.value), a) if a.keyword else a
            for a in new.args
        ]
        return new.with_changes(args=args)
