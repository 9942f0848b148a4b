"""What the porter changes, a rule a file. `order.RULES` lists them.

Rules work on libcst's tree of a file that Python 3 reads. `file` is what they know of it, `names`
tells what a name means, `symbols` where a symbol of TensorFlow is today.
"""
