"""Python's own modules by the names and in the ways of the time."""

import os
import sys

import pytest

sys.path.insert(0, os.path.dirname(__file__))
from in_process import run

CASES = {  # text: what `found` was then
    "import xml.etree.cElementTree as ET\nfound = ET.fromstring('<a><b/></a>')[0].tag": "b",
    "from xml.etree import cElementTree as ET\n"
    "found = [e.tag for e in ET.fromstring('<a><b/></a>').getiterator('b')]": ["b"],
    "import email.MIMEText\nfrom email import Encoders as e\nfound = e.__name__": "email.encoders",
    "from UserList import UserList\nfound = UserList([1]).data": [1],
    "import json\nfound = json.loads('[1]', encoding='utf-8'), json.dumps({})": ([1], "{}"),
    "import cgi, pipes\nfound = cgi.escape('<\"'), pipes.quote('a b')": ('&lt;"', "'a b'"),
    "import imghdr\nfound = imghdr.what('', b'\\xff\\xd8\\xff\\xe0\\0\\x10JFIF')": "jpeg",
    "import contextlib\n@contextlib.contextmanager\ndef f(x):\n  yield x\n"
    "with contextlib.nested(f(1), f(2)) as found: pass": (1, 2),
    "import locale\nfound = locale.format('%d', 3)": "3",
    "import ConfigParser, io\nc = ConfigParser.SafeConfigParser()\n"
    "c.readfp(io.StringIO(u'[a]\\nb = 1'))\nfound = c.get('a', 'b')": "1",
    "from HTMLParser import HTMLParser, HTMLParseError\nfound = HTMLParser().unescape('&lt;')": "<",
    "import operator\nfound = [operator.isMappingType({}), operator.repeat([1], 2)]": [
        True,
        [1, 1],
    ],
    "import os\nfound = os.popen2('echo a')[1].read()": "a\n",
    "import string\nfound = string.capitalize('ab'), string.splitfields('a b')": ("Ab", ["a", "b"]),
    "import random\nrandom.seed((1, 2))\nfound = sorted(random.sample({1, 2}, 2))": [1, 2],
    "import random\nfound = random.randint(3, 3.0), random.randrange(1.0)": (3, 0),
    "import random\nfound = random.randint(a=4, b=4)": 4,
    "import random\nfound = [1, 2, 3]\nrandom.shuffle(found, lambda: 0.0)": [2, 3, 1],
    "import math, numpy as np\nfound = math.sqrt(np.array([[4.0]])), math.pow(2, 3)": (2.0, 8.0),
    "found = open('/dev/null', 'rU').read(), open('/dev/null', 'U').mode": ("", "r"),
    "import platform\nfound = len(platform.linux_distribution())": 3,
    "import unittest\nclass T(unittest.TestCase):\n  def test_a(self): self.assertEquals(1, 1)\n"
    "found = unittest.makeSuite(T).countTestCases()": 1,
    "from parser import expr, st2list\nfound = eval(expr('3 + 4').compile()), expr('3').isexpr()": (
        7,
        True,
    ),
}


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("text", CASES)
def test_gives_what_it_gave(text):
    assert run(text + "\n", 3)["found"] == CASES[text]


def test_a_walk_goes_into_folders_but_not_into_links(tmp_path):
    (tmp_path / "a/b").mkdir(parents=True)
    (tmp_path / "a/c").write_text("")
    (tmp_path / "link").symlink_to(tmp_path / "a")
    text = "import os\nfound = []\n"
    text += "os.path.walk({!r}, lambda found, d, names: found.append((d, sorted(names))), found)\n"
    found = run(text.format(str(tmp_path)), 2)["found"]
    top = str(tmp_path)
    assert found == [(top, ["a", "link"]), (f"{top}/a", ["b", "c"]), (f"{top}/a/b", [])]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n", "png"),
        (b"GIF89a", "gif"),
        (b"RIFF\0\0\0\0WEBP", "webp"),
        (b"x", None),
    ],
)
def test_kinds_of_pictures(data, kind, tmp_path):
    (tmp_path / "p").write_bytes(data)
    text = "from tfgan_lite.legacy.python2.gone_modules import imghdr\n"
    text += f"found = imghdr.GAPS['what']({str(tmp_path / 'p')!r})\n"
    assert run(text, 3)["found"] == kind
