# ruff: noqa: E501
"""Python 2's ways, each as a text whose `found` is what Python 2.7 gives."""

import os
import sys

import pytest

sys.path.insert(0, os.path.dirname(__file__))
from in_process import run

CASES = {  # text: what Python 2.7 prints for `found`
    "found = [7 / 2, -7 / 2, 7 / 2., 7. / 2, True / 2]": "[3, -4, 3.5, 3.5, 0]",
    "from __future__ import division\nfound = 7 / 2": "3.5",
    "x = 7\nx /= 2\nfound = x": "3",
    "d = {'a': 7}\nd['a'] /= 2\nfound = d": "{'a': 3}",
    "class A: pass\na = A()\na.b = 7\na.b /= 2\nfound = a.b": "3",
    "import numpy as np\nfound = (np.arange(4) / 2).tolist()": "[0, 0, 1, 1]",
    "import numpy as np\nfound = (np.int64(7) / 2, np.float32(7) / 2)[0].item()": "3",
    "import numpy as np\na = np.arange(4)\na /= 2\nfound = a.tolist()": "[0, 0, 1, 1]",
    "import numpy as np\na = np.zeros((2, 4))\na[:, 1:3] /= 2\nfound = a.shape": "(2, 4)",
    "class A:\n  def __div__(self, b): return 'own'\nfound = A() / 1": "'own'",
    "found = [map(abs, [-1]), filter(None, [0, 1]), zip([1], [2]), range(2)]": (
        "[[1], [1], [(1, 2)], [0, 1]]"
    ),
    "found = filter(str.isdigit, 'a1b2')": "'12'",
    "found = map(lambda a, b: (a, b), [1, 2], [3])": "[(1, 3), (2, None)]",
    "d = {1: 2}\nfound = [d.keys(), d.values(), d.items(), d.has_key(1)]": (
        "[[1], [2], [(1, 2)], True]"
    ),
    "found = sorted({1: 2}.iteritems()) + list({3: 4}.itervalues())": "[(1, 2), 4]",
    "i = iter([5])\nfound = i.next()": "5",
    "class A:\n  def next(self): raise StopIteration\n  def __iter__(self): return self\n"
    "found = list(A())": "[]",
    "class A:\n  def __nonzero__(self): return False\nfound = not A()": "True",
    "found = sorted([3, 1, 2], cmp=lambda a, b: b - a)": "[3, 2, 1]",
    "found = [3, 1, 2]\nfound.sort(lambda a, b: cmp(b, a))": "[3, 2, 1]",
    "found = [3, None, 1]\nfound.sort()": "[None, 1, 3]",
    "found = [None < 0, 5 < 'a', max(1, None), min([None, 1]), cmp(1, 2)]": (
        "[True, True, 1, None, -1]"
    ),
    "found = [round(2.5), round(-2.5), round(0.125, 2), round(2.675, 2)]": "[3.0, -3.0, 0.13, 2.67]",
    "found = `1 + 1`": "'2'",
    "found = [0777, 10L, 0xFFL]": "[511, 10, 255]",
    "found = 1 <> 2": "True",
    "found = ur'\\d'": "'\\\\d'",
    "found = ['C:\\Users', '\\\\U', '\\n\\u', u'\\u0041', r'\\N']": "['C:\\\\Users', '\\\\U', '\\n\\\\u', 'A', '\\\\N']",
    "exec 'found = 7 / 2'": "3",
    "ns = {}\nexec 'x = 7 / 2' in ns\nfound = ns['x']": "3",
    "found = eval('7 / 2')": "3",
    "def f(a, (b, (c, d)), e=1):\n  'doc'\n  return a + b + c + d + e\n"
    "found = [f(1, (2, (3, 4))), f.__doc__]": "[11, 'doc']",
    "found = (lambda a, (b, (c, d)): [a, b, c, d])(1, (2, (3, 4)))": "[1, 2, 3, 4]",
    "try:\n  raise KeyError, 'k'\nexcept (KeyError, ValueError), e:\n  found = e.message": "\"'k'\"",
    "class M(type):\n  x = 3\nclass A:\n  __metaclass__ = M\nfound = A.x": "3",
    "if 1:\n\tx = 1\n        y = 2\nfound = x + y": "3",
    "found = ['ab'.encode('hex'), 'abc'.decode('utf-8')]": "['6162', 'abc']",
    "import string\nfound = ['abc'.translate(string.maketrans('a', 'b')), string.join(['a'], '')]": (
        "['bbc', 'a']"
    ),
    "import itertools\nfound = list(itertools.izip([1], [2]))": "[(1, 2)]",
    "from itertools import izip, imap\nfound = list(imap(abs, [-1]))": "[1]",
    "import Queue, ConfigParser, urllib2, urlparse, commands, thread, HTMLParser\n"
    "found = [Queue.Queue().qsize(), urlparse.urlparse('a://b').netloc, commands.getoutput('echo a')]": (
        "[0, 'b', 'a']"
    ),
    "import urllib\nfound = [urllib.quote('a b'), callable(urllib.urlretrieve)]": "['a%20b', True]",
    "import __builtin__\n__builtin__.sneaked = 4\nfound = sneaked\ndel __builtin__.sneaked": "4",
    "import sys, os, types\nfound = [sys.maxint > 2**60, os.getcwdu() == os.getcwd(), types.StringType]": (
        "[True, True, <class 'str'>]"
    ),
    "reload(__import__('sys'))\n__import__('sys').setdefaultencoding('utf8')\nfound = 1": "1",
    "found = [isinstance('a', basestring), isinstance(1, basestring), unicode(3), unichr(97)]": (
        "[True, False, '3', 'a']"
    ),
    "from StringIO import StringIO\ns = StringIO('a\\nb')\nfound = s.readlines()": "['a\\n', 'b']",
    "import cStringIO\ns = cStringIO.StringIO()\ns.write(b'\\x89P')\nfound = s.getvalue()": (
        "b'\\x89P'"
    ),
    "import fractions, time, base64, inspect, collections\n"
    "found = [fractions.gcd(4, 6), time.clock() >= 0, base64.encodestring('a'),\n"
    "  inspect.getargspec(lambda a, b=1: 0).args, issubclass(list, collections.Sequence)]": (
        "[2, True, 'YQ==\\n', ['a', 'b'], True]"
    ),
    "import imp\nm = imp.new_module('m')\nfound = m.__name__": "'m'",
    "found = reduce(lambda a, b: a + b, [1, 2], 3)": "6",
    "found = [apply(max, (1, 2)), isinstance(3, long), intern('a')]": "[2, True, 'a']",
}


@pytest.mark.parametrize("text", CASES)
def test_gives_what_python_2_gave(text):
    assert repr(run(text + "\n", 2)["found"]) == CASES[text]


def test_print_without_the_translator(capsys):
    run("print('%d and %d') % (1, 2)\nprint(1, 2)\nprint('a')\nprint('b'), 3\n", 2)
    assert capsys.readouterr().out == "1 and 2\n(1, 2)\na\nb\n"


def test_print_statements(capsys):
    run("import sys\nprint 'a', 1\nprint 'b',\nprint\nprint >>sys.stdout, 'c'\nprint\n", 2)
    assert capsys.readouterr().out == "a 1\nb \nc\n\n"


def test_python_3_keeps_its_own(capsys):
    text = "found = [7 / 2, round(2.5), type(map(abs, [])).__name__, type({}.keys()).__name__]\n"
    assert run(text, 3)["found"] == [3.5, 2, "map", "dict_keys"]
    with pytest.raises(TypeError):
        run("None < 1\n", 3)
    run("print(1, 2)\n", 3)
    assert capsys.readouterr().out == "1 2\n"


CONTINUED = [  # statements of Python 2, each followed by a line that fails
    'print >>out, \\\n "a"\n',
    'print \\\n "a"\n',
    "print >> \\\n out, 1\n",
    'if 0: raise ValueError, \\\n "c"\n',
    'exec \\\n "a = 1" \\\n in {}\n',
    "f = lambda (a, \\\n b): a\n",
    "def f(a, (b,\n c)):\n  pass\n",
    "try: {}['a']\nexcept KeyError, \\\n (a,): print a\n",
    "print 1; print >>out, \\\n 2\n",
]


@pytest.mark.parametrize("text", CONTINUED)
def test_a_statement_over_several_lines_keeps_them(text):
    text = f"import sys\nout = sys.stdout\n{text}no_such_name\n"
    with pytest.raises(NameError) as caught:
        run(text, 2)
    assert caught.traceback[-1].lineno == text.count("\n") - 1


def test_what_an_exception_is_unpacked_to():
    text = """
class A(object): pass
a = A()
try:
  open('/no/such/file')
except IOError, (number, message):
  found = [number, message]
try:
  [][0]
except (IndexError, KeyError), a.error:
  found.append(type(a.error).__name__)
"""
    assert run(text, 2)["found"] == [2, "No such file or directory", "IndexError"]


def test_lines_stay_where_they_are():
    text = (
        "def f((a, b)):\n    '''d\n\n    '''\n    print a\n    1 / 0\n\n\nexec 'x = 1'\nf((1, 2))\n"
    )
    with pytest.raises(ZeroDivisionError) as caught:
        run(text, 2)
    lines = [t.lineno for t in caught.traceback if str(t.path) == "/nowhere/s.py"]
    assert lines == [9, 5]  # from 0


def test_files_are_text_and_bytes(tmp_path):
    (tmp_path / "b.bin").write_bytes(bytes(range(256)))
    (tmp_path / "t.txt").write_bytes("é\r\n".encode())
    text = f"""
import os, numpy as np, csv, struct, hashlib, cPickle, pickle
os.chdir({str(tmp_path)!r})
binary = np.fromstring(open('b.bin').read(), np.uint8).tolist() == range(256)
text = open('t.txt').read()
universal = file('t.txt', 'rU').read()
number = struct.unpack('>I', open('b.bin').read(4))[0]
cPickle.dump([1], open('p.pkl', 'w'))
back = cPickle.load(open('p.pkl')), pickle.load(open('p.pkl', 'rb'))
with open('c.csv', 'wb') as f:
    csv.writer(f).writerow(['a', 'b'])
rows = list(csv.reader(open('c.csv', 'rb')))
digest = hashlib.md5('a').hexdigest()[:4]
kinds = isinstance(open('t.txt'), file), isinstance('a', file)
"""
    here = os.getcwd()
    try:
        found = run(text, 2)
    finally:
        os.chdir(here)
    assert found["binary"]
    assert (found["text"], found["universal"]) == ("é\r\n", "é\n")
    assert found["number"] == 0x00010203
    assert found["back"] == ([1], [1])
    assert found["rows"] == [["a", "b"]]
    assert found["digest"] == "0cc1"
    assert found["kinds"] == (True, False)
