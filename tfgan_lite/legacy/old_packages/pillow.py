"""PIL's names from before Pillow 10."""

from typing import Any


def _image() -> Any:
    from PIL import Image

    return Image


def _is_image(value: Any) -> bool:
    """`Image.isImageType`."""
    return isinstance(value, _image().Image)


def fromstring(mode: str, size: Any, data: Any, *rest: Any) -> Any:
    """`Image.fromstring`, which is `frombytes` today."""
    data = data.encode("latin-1") if isinstance(data, str) else data
    return _image().frombytes(mode, size, data, *rest)


OVER: dict[str, Any] = {}
GAPS = {
    "ANTIALIAS": 1,  # Image.LANCZOS, Pillow's number since 1.1.3
    "CUBIC": 3,
    "LINEAR": 2,
    "PILLOW_VERSION": "6.2.0",
    "VERSION": "1.1.7",
    "fromstring": fromstring,
    "isImageType": _is_image,
}


class Package:
    """The package PIL."""

    OVER: dict[str, Any] = {}
    GAPS: dict[str, Any] = {"PILLOW_VERSION": "6.2.0", "VERSION": "1.1.7"}
