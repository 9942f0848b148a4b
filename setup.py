"""Packaging of tfgan_lite; BUILD.md says why each dependency is there."""

import pathlib
import re

from setuptools import find_packages, setup

HERE = pathlib.Path(__file__).parent
VERSION = re.search(r'__version__ = "(.+)"', (HERE / "tfgan_lite/__init__.py").read_text())[1]

setup(
    name="tfgan_lite",
    version=VERSION,
    description="TensorFlow 1 style GANs on today's TensorFlow",
    long_description=(HERE / "README.md").read_text(),
    long_description_content_type="text/markdown",
    python_requires=">=3.10",
    packages=find_packages(include=["tfgan_lite", "tfgan_lite.*"]),
    package_data={
        "tfgan_lite": ["py.typed"],
        "tfgan_lite.data.digits": ["*.npz", "LICENSE"],
        "tfgan_lite.data.photos": ["*.jpg", "LICENSE"],
    },
    scripts=[
        "bin/tfgan-checkpoint",
        "bin/tfgan-codec",
        "bin/tfgan-compare",
        "bin/tfgan-legacy",
        "bin/tfgan-sample",
        "bin/tfgan-train",
    ],
    install_requires=[
        "absl-py",
        'etils<1.14; python_version < "3.11"',
        "fissix",
        "importlib_resources",
        "libcst",
        "matplotlib",
        "numpy",
        "pillow",
        "tensorflow>=2.16",
        "tensorflow-datasets>=4.9.8",
        "tensorflow-metadata<1.21",
        "tf_keras>=2.16",
        "tqdm",
    ],
    extras_require={
        "gpu": ["tensorflow[and-cuda]>=2.16"],
        "test": ["import-linter", "mypy", "pytest", "pytest-xdist", "ruff"],
    },
)
