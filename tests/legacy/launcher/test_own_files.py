"""Which files get the TensorFlow 1 module."""

import importlib.metadata

import pytest

from tfgan_lite.legacy.launcher import libraries
from tfgan_lite.legacy.launcher.own_files import OwnFiles

PACKAGES = "/v/lib/python3.11/site-packages"


@pytest.fixture
def own():
    libraries._is_of_version_1.cache_clear()
    return OwnFiles("/work/s.py")


@pytest.mark.parametrize(
    ("path", "is_own"),
    [
        ("/work/s.py", True),
        ("/elsewhere/m.py", True),
        (f"{PACKAGES}/requests/api.py", False),
        (f"{PACKAGES}/keras/layers/core.py", False),
        (f"{PACKAGES}/tensorflow/python/ops/nn.py", False),
        (f"{PACKAGES}/prettytensor/layers.py", True),
        (f"{PACKAGES}/tflearn/__init__.py", True),
        (f"{PACKAGES}/tflearning/__init__.py", False),
        (f"{PACKAGES}/requests/tflearn/api.py", False),
    ],
)
def test_installed_files(own, path, is_own):
    assert own.contains(path) is is_own


@pytest.mark.parametrize(("version", "is_own"), [("1.36", True), ("2.0.2", False), (None, False)])
def test_a_library_of_two_times(own, monkeypatch, version, is_own):
    def installed(project):
        assert project == "dm-sonnet"
        if version is None:
            raise importlib.metadata.PackageNotFoundError(project)
        return version

    monkeypatch.setattr(importlib.metadata, "version", installed)
    assert own.contains(f"{PACKAGES}/sonnet/src/base.py") is is_own
    assert own.is_library(f"{PACKAGES}/sonnet/src/base.py") is is_own
