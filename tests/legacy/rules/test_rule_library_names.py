"""Names of the standard library."""

import os
import sys

import pytest

sys.path.insert(0, os.path.dirname(__file__))
from rule_checks import check, stays


@pytest.mark.parametrize(
    ("before", "after", "imports", "notes"),
    [
        ("import time\nt = time.clock()\n", "import time\nt = time.process_time()\n", [], None),
        (
            "from time import clock\nt = clock()\n",
            "from time import process_time as clock\nt = clock()\n",
            [],
            None,
        ),
        (
            "import collections\nx = isinstance(y, collections.Sequence)\n",
            "import collections.abc\nx = isinstance(y, collections.abc.Sequence)\n",
            [],
            None,
        ),
        (
            ("from collections import Sequence, OrderedDict\nx = Sequence, OrderedDict\n"),
            (
                "from collections import OrderedDict\n"
                "from collections.abc import Sequence\n"
                "x = Sequence, OrderedDict\n"
            ),
            [],
            None,
        ),
        (
            "from itertools import izip\nfor a, b in izip(c, d):\n    pass\n",
            "for a, b in zip(c, d):\n    pass\n",
            [],
            None,
        ),
        ("import itertools\nx = dict(itertools.izip(c, d))\n", "x = dict(zip(c, d))\n", [], None),
        (
            "import os\nif e.errno != os.errno.EEXIST:\n    raise\n",
            "import errno\nif e.errno != errno.EEXIST:\n    raise\n",
            [],
            None,
        ),
        (
            "import operator\nx = reduced(operator.div, y)\n",
            "from tfgan_lite.legacy.python2 import operators\nx = reduced(operators.divide, y)\n",
            [],
            None,
        ),
        ("import sys\nx = sys.maxint\n", "import sys\nx = sys.maxsize\n", [], None),
        (
            "from fractions import gcd\nx = gcd(4, 6)\n",
            "from math import gcd\nx = gcd(4, 6)\n",
            [],
            None,
        ),
    ],
)
def test_changes(before, after, imports, notes):
    check("library_names", before, after, imports, notes)


@pytest.mark.parametrize(
    "text",
    [
        "import time\nt = time.time()\n",
        "from collections import OrderedDict\nx = OrderedDict()\n",
        "def f(time):\n    return time.clock()\n",
        "self.clock()\n",
    ],
)
def test_look_alikes_stay(text):
    stays(text)
