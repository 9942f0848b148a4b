"""Modules of Python 2."""

import os
import sys

import pytest

sys.path.insert(0, os.path.dirname(__file__))
from rule_checks import check, stays


@pytest.mark.parametrize(
    ("before", "after", "imports", "notes"),
    [
        (
            "import cPickle as pickle\nx = pickle.dumps(y)\n",
            "import pickle\nx = pickle.dumps(y)\n",
            [],
            None,
        ),
        (
            "import cPickle\nx = cPickle.dumps(y)\n",
            "import pickle\nx = pickle.dumps(y)\n",
            [],
            None,
        ),
        (
            "import Queue\nqueue = Queue.Queue()\n",
            "import queue as Queue\nqueue = Queue.Queue()\n",
            [],
            None,
        ),
        (
            "from parser import st2list, expr\nx = expr(y)\n",
            "from tfgan_lite.legacy.python2.source_trees import st2list, expr\nx = expr(y)\n",
            [],
            None,
        ),
        (
            "import parser\nx = parser.suite(y).compile()\n",
            "from tfgan_lite.legacy.python2.source_trees import suite\nx = suite(y).compile()\n",
            [],
            None,
        ),
        (
            "import moviepy.editor as mpy\nx = mpy.VideoClip(y, duration=z)\n",
            "import moviepy as mpy\nx = mpy.VideoClip(y, duration=z)\n",
            [],
            None,
        ),
        ("import Queue\nq = Queue.Queue()\n", "import queue\nq = queue.Queue()\n", [], None),
        (
            "from Queue import Queue\nq = Queue()\n",
            "from queue import Queue\nq = Queue()\n",
            [],
            None,
        ),
        (
            "import urllib\nurllib.urlretrieve(a, b)\n",
            "import urllib.request\nurllib.request.urlretrieve(a, b)\n",
            [],
            None,
        ),
        (
            "import urllib2\nx = urllib2.urlopen(a)\n",
            "import urllib.request\nx = urllib.request.urlopen(a)\n",
            [],
            None,
        ),
        (
            "from urllib import urlretrieve\nurlretrieve(a, b)\n",
            "from urllib.request import urlretrieve\nurlretrieve(a, b)\n",
            [],
            None,
        ),
        (
            "import os, ConfigParser\nx = os.sep, ConfigParser.RawConfigParser()\n",
            ("import os\nimport configparser\nx = os.sep, configparser.RawConfigParser()\n"),
            [],
            None,
        ),
    ],
)
def test_changes(before, after, imports, notes):
    check("renamed_modules", before, after, imports, notes)


@pytest.mark.parametrize(
    "text",
    [
        (
            "try:\n"
            "    import cPickle as pickle\n"
            "except ImportError:\n"
            "    import pickle\n"
            "x = pickle.dumps(y)\n"
        ),
        "import queue\nq = queue.Queue()\n",
        "from . import Queue\nq = Queue.Queue()\n",
        "import urllib.request\nurllib.request.urlopen(a)\n",
    ],
)
def test_look_alikes_stay(text):
    stays(text)


def test_a_module_of_the_program_stays():
    stays("import Queue\nq = Queue.make()\n", own=frozenset({"Queue"}))
