"""Records part_signatures.json from TensorFlow 1.15: `python3.7 record_part_signatures.py`.

Arguments and defaults of every public function, and of every class's constructor, of contrib's
parts but layers and framework, which `record_contrib_signatures.py` records.
"""

import inspect
import json
import os

import tensorflow as tf
from record_contrib_signatures import described

HERE = os.path.dirname(os.path.abspath(__file__))
MODULES = (
    "contrib.legacy_seq2seq",
    "contrib.losses",
    "contrib.opt",
    "contrib.rnn",
    "contrib.seq2seq",
    "contrib.slim.data_decoder",
    "contrib.slim.data_provider",
    "contrib.slim.dataset",
    "contrib.slim.dataset_data_provider",
    "contrib.slim.evaluation",
    "contrib.slim.learning",
    "contrib.slim.model_analyzer",
    "contrib.slim.parallel_reader",
    "contrib.slim.prefetch_queue",
    "contrib.slim.queues",
    "contrib.slim.summaries",
    "contrib.slim.tfexample_decoder",
    "contrib.training",
    "nn.rnn_cell",
)
NOISE = ("absolute_import", "division", "print_function", "contextmanager")


def recorded(path):
    """Returns {name: [arguments, texts of defaults], or None for neither function nor class}."""
    module = tf
    for part in path.split("."):
        module = getattr(module, part)
    found = {}
    for name in dir(module):
        member = getattr(module, name)
        if not name.startswith("_") and name not in NOISE and not inspect.ismodule(member):
            function = member.__init__ if inspect.isclass(member) else member
            found[name] = (
                None if hasattr(member, "_fields") else described(inspect.unwrap(function))
            )
    return found


if __name__ == "__main__":
    tf.logging.set_verbosity(tf.logging.ERROR)
    with open(os.path.join(HERE, "part_signatures.json"), "w") as file:
        lines = [json.dumps(path) + ": " + json.dumps(recorded(path)) for path in MODULES]
        file.write("{\n" + ",\n".join(lines) + "\n}\n")
