"""Small scripts in the manner of their time, one an idiom: what TensorFlow 1.15 makes of them.

Names and shapes of all variables, losses over three rounds, and every variable after them, from
the same weights; recorded by recorded/record_idioms.py. Those with queues, a Supervisor and files
are run to their end, too.
"""

import importlib.util
import json
import pathlib
import re
import subprocess
import sys

import numpy as np
import pytest
from launcher.in_process import run

HERE = pathlib.Path(__file__).parent
IDIOMS = HERE / "scripts/idioms"
RECORDED = json.loads((HERE / "recorded/idioms.json").read_text())


def observation():
    path = HERE / "recorded/idioms_observation.py"
    spec = importlib.util.spec_from_file_location("idioms_observation", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_script_is_recorded():
    assert {path.name for path in IDIOMS.glob("*.py")} == set(RECORDED)


@pytest.mark.parametrize("name", sorted(RECORDED))
def test_a_script_computes_what_it_did(name, tf1):
    text = (IDIOMS / name).read_text().replace("__name__ == '__main__'", "False")
    found = observation().observe(tf1, run(text, folder=str(IDIOMS)))
    recorded = RECORDED[name]
    for key in ("variables", "trained", "updates"):
        assert found[key] == recorded[key]
    np.testing.assert_allclose(found["losses"], recorded["losses"], rtol=2e-4, atol=1e-6)
    assert found["after"].keys() == recorded["after"].keys()
    for variable, (total, size) in recorded["after"].items():
        assert found["after"][variable] == pytest.approx([total, size], abs=1e-3 * (size + 1e-2))


@pytest.mark.parametrize(
    ("name", "pattern", "times"),
    [
        ("cyclegan.py", r"Step \d (\S+) (\S+) (\S+)", 4),
        ("towers.py", r"step \d (\S+) (\S+)", 3),
        ("vae_contrib.py", r"model\.ckpt-3 3 True \[(\S+), (\S+)\]", 1),
    ],
)
def test_a_script_ends_well(name, pattern, times, tmp_path):
    command = [sys.executable, str(HERE.parents[1] / "bin/tfgan-legacy"), "run", IDIOMS / name]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr[-2000:]
    numbers = [float(n) for found in re.findall(pattern, done.stdout) for n in found]
    assert len(re.findall(pattern, done.stdout)) == times and np.isfinite(numbers).all()
    assert not list(tmp_path.iterdir())
