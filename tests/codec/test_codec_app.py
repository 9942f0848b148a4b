"""tfgan-codec from start to end, in processes of its own, on a run of tfgan-train."""

import pathlib
import subprocess
import sys

import numpy as np

from tfgan_lite import data

BIN = pathlib.Path(__file__).resolve().parent.parent.parent / "bin"


def run(app, *flags):
    done = [sys.executable, str(BIN / app), *map(str, flags)]
    return subprocess.run(done, capture_output=True, text=True, timeout=300)


def test_train_encode_decode_and_a_latent_file_cut_short(tmp_path):
    workdir, latents, out = tmp_path / "run", tmp_path / "a.latents", tmp_path / "a.npz"
    done = run("tfgan-train", "--game=vae", "--steps=150", f"--workdir={workdir}")
    assert done.returncode == 0, done.stderr

    done = run(
        "tfgan-codec", "encode", f"--workdir={workdir}", "--dataset=digits", f"--out={latents}"
    )
    assert done.returncode == 0 and not done.stderr, done.stderr
    told = dict(line.split(maxsplit=1) for line in done.stdout.splitlines())
    assert told["images"] == "1797" and told["Wrote"] == str(latents)
    assert told["bits"] == f"per pixel   {8 * latents.stat().st_size / (1797 * 784):.4f}"

    done = run(
        "tfgan-codec", "decode", f"--workdir={workdir}", f"--latents={latents}", "--out", out
    )
    assert done.returncode == 0 and "error" not in done.stdout, done.stderr
    with np.load(out) as arrays:
        decoded = arrays["images"]
    digits = data.to_unit_range(data.load("digits", 28, 28, 1).images)
    error = np.mean(np.square((decoded - digits) / 2.0))
    assert told["squared"].split()[1] == f"{error:.6f}"
    assert error < np.square((digits - digits.mean(axis=0)) / 2.0).mean()  # than the mean image

    latents.write_bytes(latents.read_bytes()[:-7])
    before = out.read_bytes()
    done = run(
        "tfgan-codec", "decode", f"--workdir={workdir}", f"--latents={latents}", "--out", out
    )
    assert done.returncode == 2 and not done.stdout
    assert done.stderr.startswith(f"tfgan-codec: --latents: {latents}: wants a whole file; got ")
    assert done.stderr.count("\n") == 1
    assert out.read_bytes() == before
