"""A ported script runs without the launcher and gives the launched original's numbers."""

import pathlib
import subprocess
import sys

import pytest

from tfgan_lite.legacy.porter import command

ROOT = pathlib.Path(__file__).parents[3]
SCRIPTS = ROOT / "tests/legacy/scripts/ported"


@pytest.mark.parametrize("script", ["dcgan", "before_one", "keras_gan", "eager_vae"])
def test_same_bits(script, tmp_path, capsys):
    ported = tmp_path / f"{script}.py"
    command.port(SCRIPTS / ported.name, ported)
    capsys.readouterr()
    assert "tfgan_lite.legacy.tensorflow as" not in ported.read_text()
    path = f"import sys, runpy; sys.path.insert(0, {str(ROOT)!r}); "
    run = f"sys.argv = [{str(ported)!r}]; runpy.run_path(sys.argv[0], run_name='__main__')"
    commands = {
        "launched": [ROOT / "bin/tfgan-legacy", "run", SCRIPTS / ported.name],
        "ported": ["-c", path + run],
    }
    printed = {}
    for name, words in commands.items():
        process = subprocess.run(
            [sys.executable, *map(str, words)], cwd=tmp_path, capture_output=True, text=True
        )
        assert process.returncode == 0, process.stderr[-3000:]
        printed[name] = process.stdout
    assert printed["ported"] == printed["launched"]
    assert printed["ported"].count("0x") >= 3
