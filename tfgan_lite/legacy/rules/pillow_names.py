"""PIL's names from before Pillow 10: `Image.ANTIALIAS` is `Image.LANCZOS`."""

from typing import Any

import libcst as cst

from tfgan_lite.legacy.rules.file import File
from tfgan_lite.legacy.rules.rule import Renamed, code, expression

_NAMES = {"ANTIALIAS": "LANCZOS", "CUBIC": "BICUBIC", "LINEAR": "BILINEAR"}
_NAMES |= {"fromstring": "frombytes", "isImageType": "is_image"}
_TOPS = ("Image", "ImageDraw", "ImageEnhance", "ImageFilter", "ImageFont", "ImageOps")


class PillowNames(Renamed):
    """Names of PIL.Image, and its modules where they are imported without the package."""

    name = "pillow_names"
    table = {
        f"{module}.{old}": new
        for old, new in _NAMES.items()
        if old != "isImageType"
        for module in ("PIL.Image", "Image")
    }

    def made(self, target: str, node: Any, file: File) -> Any:
        """Returns the name of today, of the same module."""
        owner = getattr(node, "value", None)
        if not isinstance(owner, cst.CSTNode):
            return None
        return expression(f"{code(owner)}.{target}")

    def whole_import(self, module: str, alias: Any, file: File) -> str | None:
        """Returns the module in place of `import Image`."""
        return f"PIL.{module}" if module in _TOPS and module not in file.around.own else None

    def from_import(self, module: str, name: str, file: File) -> tuple[str, str] | None:
        """Returns the name in place of `from PIL.Image import ANTIALIAS`."""
        target = self.table.get(f"{module}.{name}")
        return None if target is None else (module, target)
