"""Lists of file names, which are local variables."""

import os
import sys

sys.path.insert(0, os.path.dirname(__file__))
from rule_checks import noted, stays

TEXT = "names = tf.train.match_filenames_once('*.jpg')\n"


def test_it_is_reported_and_stays():
    (note,) = noted("file_name_lists", f"{TEXT}start = tf.global_variables_initializer()\n")
    assert "tf.local_variables_initializer()" in note
    stays(TEXT)


def test_a_file_that_initializes_local_variables_needs_no_person():
    assert not noted("file_name_lists", f"{TEXT}start = tf.local_variables_initializer()\n")
    assert not noted("file_name_lists", "names = other.match_filenames_once('*.jpg')\n")
