"""tfgan_lite: TensorFlow 1 style GANs on today's TensorFlow.

Importing the package imports nothing else: TensorFlow takes seconds to load,
and the apps answer `--help` before that.
"""

__version__ = "0.1.0"
