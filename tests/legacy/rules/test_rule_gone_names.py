"""Names that other packages have lost are reported where no rule renames them."""

import os
import sys

import pytest

sys.path.insert(0, os.path.dirname(__file__))
from rule_checks import noted, stays


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("import types\nx = types.InstanceType\n", "InstanceType"),
        ("from operator import isSequenceType\nx = isSequenceType(y)\n", "isSequenceType"),
    ],
)
def test_reports(text, name):
    assert all(name in note for note in noted("gone_names", text))
    assert noted("gone_names", text)
    stays(text)


@pytest.mark.parametrize(
    "text",
    [
        "import types\nx = types.NoneType, types.FunctionType\n",
        "import os\nx = os.errno.EEXIST\n",
        "import sys\nreload(sys)\nsys.setdefaultencoding('utf8')\n",
        "import no_such_package\nx = no_such_package.y\n",
        "def f(types):\n    return types.InstanceType\n",
    ],
)
def test_says_nothing_of_others(text):
    assert not noted("gone_names", text)
