"""Records contrib_layers.json from TensorFlow 1.15: `python3.7 record_contrib_layers.py`."""

import json
import os

import tensorflow as tf
from contrib_layers_calls import CASES
from contrib_layers_observation import observe

HERE = os.path.dirname(os.path.abspath(__file__))

if __name__ == "__main__":
    tf.logging.set_verbosity(tf.logging.ERROR)
    recorded = {name: observe(tf, build) for name, build in sorted(CASES.items())}
    with open(os.path.join(HERE, "contrib_layers.json"), "w") as file:
        file.write("{\n")
        lines = [json.dumps(name) + ": " + json.dumps(seen) for name, seen in recorded.items()]
        file.write(",\n".join(lines) + "\n}\n")
    for name, seen in recorded.items():
        if ("error" in seen) != name.startswith("error__"):
            print("not as its name says:", name, seen.get("error"))
