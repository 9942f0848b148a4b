"""Writes a TensorFlow 1 program as source of today: `tfgan-legacy port SRC -o OUT`.

command      the words of the command line
tree         the files of SRC, and how they hang together
reading      a file's text as Python 3 reads it
modern       which files were written for TensorFlow 2
porting      from the texts of all files to those of their ports
rewriting    the rules in one pass; `imports` and `switching` come behind it
writing      OUT, whole or not at all
report       what was changed, and what needs a person; `differences` is --diff
"""
