"""The line below a traceback: what is missing, and what to do about it."""

import errno
import os
import sys

_PROJECTS = {  # the project that `pip install` wants, where it is called otherwise
    "Bio": "biopython",
    "OpenGL": "PyOpenGL",
    "PIL": "Pillow",
    "attr": "attrs",
    "bs4": "beautifulsoup4",
    "cv2": "opencv-python",
    "dateutil": "python-dateutil",
    "gflags": "python-gflags",
    "gin": "gin-config",
    "git": "GitPython",
    "google": "protobuf",
    "lasagne": "Lasagne",
    "magic": "python-magic",
    "mpl_toolkits": "matplotlib",
    "progressbar": "progressbar2",
    "skimage": "scikit-image",
    "sklearn": "scikit-learn",
    "skvideo": "scikit-video",
    "tensorflow_addons": "tensorflow-addons",
    "tensorflow_datasets": "tensorflow-datasets",
    "tensorflow_hub": "tensorflow-hub",
    "tensorflow_probability": "tensorflow-probability",
    "wx": "wxPython",
    "yaml": "PyYAML",
    "zmq": "pyzmq",
}
_CAME_WITH_TENSORFLOW_1 = {
    "tensorboard",
    "tensorflow_estimator",
    "tensorflow_core",
    "astor",
    "gast",
}


def lines(error: BaseException) -> list[str]:
    """Returns the lines that belong below the traceback of an exception; often none."""
    readings = getattr(error, "readings", "")
    if readings:
        return [readings]
    text = _text(error)
    if "is not provided: it " in text or "is not provided, but" in text:
        return [text]  # legacy/missing.py explains itself
    if isinstance(error, ModuleNotFoundError) and error.name:
        return [_of_package(error.name)]
    if isinstance(error, OSError) and error.errno == errno.ENOENT:
        return [_of_file(error.filename)]
    if isinstance(error, FileNotFoundError) or _is_not_found_by_tensorflow(error):
        return [f"What it wants to read is not there; the current folder is {os.getcwd()}."]
    return []


def _text(error):
    try:
        return str(error)
    except Exception:  # a class of the script's own, whose __str__ fails
        return ""


def _of_package(name):
    top = name.partition(".")[0]
    if top == "tensorflow":
        return f"{name} is neither in this TensorFlow 1 module nor in TensorFlow."
    if top != name and top in sys.modules:
        version = getattr(sys.modules[top], "__version__", None)
        return (
            f"the package {top} is installed{f' ({version})' if version else ''} and has no module "
            f"{name}; what it is called today, or the release that had it, is in {top}'s own notes."
        )
    part = "came with" if top in _CAME_WITH_TENSORFLOW_1 else "was no part of"
    return (
        f"the package {top} is not installed; it {part} TensorFlow 1. "
        f"Next: pip install {_PROJECTS.get(top, top)}, or, if it is a file of this program, "
        "put its folder on PYTHONPATH."
    )


def _of_file(name):
    wanted = os.fspath(name) if isinstance(name, (str, bytes, os.PathLike)) else str(name)
    return f"no such file or folder: {wanted!r}; the current folder is {os.getcwd()}."


def _is_not_found_by_tensorflow(error):
    kind = type(error)
    return kind.__name__ == "NotFoundError" and kind.__module__.startswith("tensorflow")
