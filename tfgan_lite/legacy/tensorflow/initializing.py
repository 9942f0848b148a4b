"""`tf.global_variables_initializer`, which takes `tf.train.match_filenames_once` along.

The variable of that function was a global one until TensorFlow 1.1, and scripts of that time run no
other initializer.
"""

import tensorflow as tf

v1 = tf.compat.v1


def global_variables_initializer() -> tf.Operation:
    """Returns the operation that initializes the global variables, and lists of file names.

    Departure from TensorFlow 1.15: it left the lists to `tf.local_variables_initializer`, which
    initializes them here too.
    """
    listed = [v for v in v1.local_variables() if v.dtype.base_dtype == tf.string]
    return v1.variables_initializer([*v1.global_variables(), *listed])


def initialize_all_variables() -> tf.Operation:
    """Returns `global_variables_initializer()`: its name before 1.0."""
    return global_variables_initializer()
