"""Reports `tf.train.match_filenames_once`, whose variable was a global one until TensorFlow 1.1."""

from typing import Any

import libcst as cst

from tfgan_lite.legacy.rules.file import File
from tfgan_lite.legacy.rules.rule import Rule


class FileNameLists(Rule):
    """Changes nothing; a file that initializes local variables needs no person."""

    name = "file_name_lists"

    def call(self, symbol: str | None, node: cst.Call, new: cst.Call, file: File) -> Any:
        """Writes the place into the report."""
        if symbol != "tensorflow.train.match_filenames_once":
            return
        if "local_variables" in file.module.code:
            return
        file.note(
            self.name,
            node,
            "the list of names is a local variable, which tf.global_variables_initializer leaves "
            "alone since TensorFlow 1.1; the launcher initializes it there. Run "
            "tf.local_variables_initializer() too, unless the program does.",
        )
