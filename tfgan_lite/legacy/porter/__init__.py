"""Writes a TensorFlow 1 program as source of today: `tfgan-legacy port SRC -o OUT`.

command      the words of the command line
tree         the files of SRC, and how they hang together
porting      from the text of a file to that of its port: Python 2, then the rules
rewriting    the rules in one pass; `imports` and `switching` come behind it
writing      OUT, whole or not at all
report       what was changed, and what needs a person; `differences` is --diff
"""
