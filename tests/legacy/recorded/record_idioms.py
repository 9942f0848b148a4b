"""Records idioms.json from TensorFlow 1: what the scripts of ../scripts/idioms compute.

python3.7 record_idioms.py [SCRIPT ...]    # all of them, or these anew

From TensorFlow 1.15; gan_estimation.py from 1.14, the last that had tf.contrib.gan.
"""

import glob
import json
import os
import sys

import tensorflow as tf
from idioms_observation import observe

HERE = os.path.dirname(os.path.abspath(__file__))
SCRIPTS = os.path.join(HERE, "../scripts/idioms")
RECORD = os.path.join(HERE, "idioms.json")

if __name__ == "__main__":
    tf.logging.set_verbosity(tf.logging.ERROR)
    found = {}
    if os.path.exists(RECORD):
        with open(RECORD) as file:
            found = json.load(file)
    chosen = sys.argv[1:] or [os.path.basename(p) for p in glob.glob(SCRIPTS + "/*.py")]
    for name in chosen:
        path = os.path.join(SCRIPTS, name)
        names = {"__name__": "idiom", "__file__": path}
        with open(path) as file, tf.Graph().as_default():
            exec(compile(file.read(), path, "exec"), names)
            found[name] = observe(tf, names)
    with open(RECORD, "w") as file:
        lines = [json.dumps(name) + ": " + json.dumps(found[name]) for name in sorted(found)]
        file.write("{\n" + ",\n".join(lines) + "\n}\n")
