"""TensorFlow 1 code on today's TensorFlow: run as it is, rewritten, or compared.

import tfgan_lite.legacy.tensorflow as tf      the TF1 module, for code of one's own
"""
