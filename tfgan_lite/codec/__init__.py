"""Images to one small file of latents and back, by a game that can encode.

images -> means of q(z|x) -> whole numbers of steps -> zlib -> file -> means -> images
"""

from tfgan_lite.codec.coding import Coded, decode_to_file, encode_to_file

__all__ = ["Coded", "decode_to_file", "encode_to_file"]
