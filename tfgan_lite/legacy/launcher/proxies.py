"""A module with old names laid over it, as the script's own files see it."""

import types
from collections.abc import Callable, Mapping
from typing import Any


class Proxy(types.ModuleType):
    """Looks names up in `over`, then in the real module, then in `gaps`.

    Nothing is kept: what the script or the package changes later is seen at once. Setting an
    attribute sets it on the real module.

    Args:
      name: str, what the script calls the module.
      real: the module below, or None where there is none any more.
      over: names that come before the real module's.
      gaps: names for what the real module has not.
      child: function from a dotted name to the module that own files see under it, or None.
      mirror: dict in which what is set on the module is set too, or None.
    """

    def __init__(
        self,
        name: str,
        real: Any,
        over: Mapping[str, Any],
        gaps: Mapping[str, Any],
        child: Callable[[str], Any],
        mirror: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(name, getattr(real, "__doc__", None))
        own = {"_real": real, "_over": over, "_gaps": gaps, "_child": child, "_mirror": mirror}
        self.__dict__.update(own)
        for attribute in ("__file__", "__path__", "__package__", "__spec__", "__version__"):
            if hasattr(real, attribute):
                self.__dict__[attribute] = getattr(real, attribute)

    def __getattr__(self, name: str) -> Any:
        below = self.__dict__
        if name in below["_over"]:
            return below["_over"][name]
        if name == "__all__":
            return star_names(self)
        try:
            found = getattr(below["_real"], name)
        except AttributeError as error:
            if name in below["_gaps"]:
                found = below["_gaps"][name]
            else:
                found = (
                    None if name.startswith("__") else below["_child"](f"{self.__name__}.{name}")
                )
                if found is None:
                    raise self._absent(name, error) from None
        if isinstance(found, types.ModuleType):
            return below["_child"](found.__name__) or found
        return found

    def _absent(self, name, error):
        if self.__dict__["_real"] is None:
            error = AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        return error

    def __setattr__(self, name: str, value: Any) -> None:
        if self.__dict__["_mirror"] is not None:
            self.__dict__["_mirror"][name] = value
        if self.__dict__["_real"] is None:
            self.__dict__[name] = value
        else:
            setattr(self.__dict__["_real"], name, value)

    def __delattr__(self, name: str) -> None:
        delattr(self.__dict__["_real"], name)

    def __dir__(self) -> list[str]:
        below = self.__dict__
        return sorted({*dir(below["_real"]), *below["_over"], *below["_gaps"]})


def star_names(proxy: Proxy) -> list[str]:
    """Returns what `from module import *` gives: the real module's names, and the gaps."""
    real, gaps = proxy.__dict__["_real"], proxy.__dict__["_gaps"]
    names = getattr(real, "__all__", None)
    if names is None:
        names = [name for name in vars(real) if not name.startswith("_")] if real else []
    return list(dict.fromkeys([*names, *gaps]))
