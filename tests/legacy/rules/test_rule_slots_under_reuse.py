"""Reuse of a whole graph's variables, under which optimizers make slots."""

import os
import sys

import pytest

sys.path.insert(0, os.path.dirname(__file__))
from rule_checks import check, stays

ROOT = "tf.get_variable_scope().reuse_variables()\n"
PORTED = "slots.reuse_variables(tf.get_variable_scope())\n"
NAMED = "def f():\n    with tf.name_scope('a'):\n        "


@pytest.mark.parametrize(("before", "after"), [(ROOT, PORTED), (NAMED + ROOT, NAMED + PORTED)])
def test_changes(before, after):
    check("slots_under_reuse", before, after, ["from tfgan_lite.legacy import slots"])


@pytest.mark.parametrize(
    "text",
    [
        "with tf.variable_scope('a'):\n    tf.get_variable_scope().reuse_variables()\n",
        "with tf.variable_scope('a') as scope:\n    scope.reuse_variables()\n",
        "scope().reuse_variables()\n",
    ],
)
def test_look_alikes_stay(text):
    stays(text)
