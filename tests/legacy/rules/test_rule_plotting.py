"""matplotlib."""

import os
import sys

import pytest

sys.path.insert(0, os.path.dirname(__file__))
from rule_checks import check, noted, stays


@pytest.mark.parametrize(
    ("before", "after", "imports", "notes"),
    [
        (
            "import matplotlib\nmatplotlib.use('Agg', warn=False)\n",
            "import matplotlib\nmatplotlib.use('Agg')\n",
            [],
            0,
        ),
        (
            "import matplotlib.pyplot as plt\nplt.hold(True)\n",
            "import matplotlib.pyplot as plt\npass\n",
            [],
            None,
        ),
        (
            "import matplotlib.pyplot as plt\nx = plt.cm.get_cmap(y, 3)\n",
            "import matplotlib.pyplot as plt\nx = plt.get_cmap(y, 3)\n",
            [],
            0,
        ),
        (
            'from matplotlib import style\nstyle.use("seaborn-white")\n',
            'from matplotlib import style\nstyle.use("seaborn-v0_8-white")\n',
            [],
            None,
        ),
    ],
)
def test_changes(before, after, imports, notes):
    check("plotting", before, after, imports, notes)


@pytest.mark.parametrize(
    "text",
    [
        'import matplotlib\nmatplotlib.use("Agg")\n',
        "lock.hold(True)\n",
        'import matplotlib.pyplot as plt\nplt.style.use("ggplot")\n',
    ],
)
def test_look_alikes_stay(text):
    stays(text)


def test_a_window_is_reported():
    assert noted("plotting", 'import matplotlib\nmatplotlib.use("TkAgg")\n')
