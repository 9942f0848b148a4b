"""The text of a source file, whatever its encoding and line ends."""

import io
import os
import tokenize

_streams: dict[str, bytes] = {}  # what can be read once only, such as /dev/stdin


def read(path: str) -> str:
    """Returns the text with lines that end in a newline; one that is not UTF-8 too.

    The encoding is that of the byte order mark or coding cookie, or UTF-8; where that fails,
    Latin-1, which takes every byte.
    """
    if path in _streams:
        return decode(_streams[path])
    with open(path, "rb") as file:
        data = file.read()
    if not os.path.isfile(path):
        _streams[path] = data
    return decode(data)


def decode(data: bytes) -> str:
    """Returns the text of a source file's bytes; see `read`."""
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
        text = data.decode(encoding)
    except (SyntaxError, UnicodeDecodeError):  # SyntaxError: a cookie that names no encoding
        text = data.removeprefix(b"\xef\xbb\xbf").decode("latin-1")
    text = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\x1a")  # 26: DOS's end of file
    return text if text.endswith("\n") else text + "\n"
