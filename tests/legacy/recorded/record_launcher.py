"""Records NumPy 1.18's dtypes and scipy.misc 1.2's arrays: python3.7 record_launcher.py OUT."""

import io
import json
import sys
import warnings

import numpy as np
import scipy.misc as misc
from PIL import Image

warnings.simplefilter("ignore")
out = sys.argv[1]

OPERANDS = [
    "np.ones(2, 'f4')", "np.ones(2, 'f2')", "np.ones(2, 'f8')", "np.ones(2, 'u1')",
    "np.ones(2, 'i1')", "np.ones(2, 'i4')", "np.ones(2, 'i8')", "np.ones(2, bool)",
    "np.ones(2, 'c8')", "np.float32(3)", "np.float64(3)", "np.float16(3)", "np.int64(3)",
    "np.int32(3)", "np.uint8(200)", "np.bool_(1)", "np.array(2.0)", "np.array(2, 'u1')",
    "np.array(2, 'f4')", "3", "300", "-1", "2.5", "1e300", "True", "2j",
]  # fmt: skip
rows = {}
for a in OPERANDS:
    for b in OPERANDS:
        for sign in "+*/":
            text = " ".join([a, sign, b])
            if "np." not in text:
                continue
            try:
                with np.errstate(all="ignore"):
                    found = eval(text)
            except Exception:
                continue
            found = np.asarray(found)
            rows[text] = [found.dtype.name, found.astype(complex).ravel().real.tolist()]
with open(out + "/launcher_arithmetic.json", "w") as file:
    json.dump(rows, file, indent=0)
    file.write("\n")

random = np.random.RandomState(3)
grey, colour = random.randn(7, 9) * 3, random.rand(6, 8, 3).astype("f4") - 0.3
ints, four = random.randint(-50, 900, (5, 6)), random.rand(4, 5, 4)
small = random.randint(0, 255, (9, 12, 3)).astype("u1")
arrays = {"grey": grey, "colour": colour, "ints": ints, "four": four, "small": small}
CALLS = [
    "bytescale(grey)", "bytescale(ints)", "bytescale(colour, cmin=0, cmax=1)",
    "bytescale(grey, high=200, low=100)", "bytescale(np.zeros((3, 3)))", "bytescale(small)",
    "fromimage(toimage(colour))", "fromimage(toimage(four))", "fromimage(toimage(ints))",
    "fromimage(toimage(grey, mode='F'))", "fromimage(toimage(ints, mode='I'))",
    "fromimage(toimage(grey, mode='P'))", "fromimage(toimage(colour.transpose(2, 0, 1)))",
    "fromimage(toimage(colour, mode='YCbCr'))", "fromimage(toimage(colour, cmin=0.0, cmax=1.0))",
    "fromimage(toimage(small), flatten=True)", "fromimage(toimage(small), mode='L')",
    "fromimage(toimage(small), flatten=True, mode='L')",
    "imresize(small, 50)", "imresize(small, 0.5)", "imresize(small, (4, 5))",
    "imresize(small, 150, interp='nearest')", "imresize(colour, (5, 5), interp='nearest')",
    "imresize(grey, 2.0, interp='nearest')", "imresize(grey, (3, 4), interp='nearest', mode='F')",
    "imresize(small, np.array([3, 4]), interp='nearest')", "imresize(small, (18, 24), 'bicubic')",
    "imresize(small, (18, 24), 'cubic')", "imresize(small, (18, 24), 'lanczos')",
    "imrotate(small, 90)", "imrotate(small, 30, 'nearest')", "imfilter(small, 'blur')",
    "imfilter(small, 'edge_enhance_more')",
    "saved(colour)", "saved(grey)", "saved(four)", "saved(small)",
]  # fmt: skip


def saved(array):
    file = io.BytesIO()
    misc.imsave(file, array, "png")
    return np.array(Image.open(io.BytesIO(file.getvalue())))


names = dict(vars(misc), np=np, saved=saved, **arrays)
results = {"call:" + call: eval(call, names) for call in CALLS}
np.savez_compressed(out + "/launcher_scipy_misc.npz", **arrays, **results)
