"""What a layer asks of the rank, dtype and sizes of its input, as `tf.layers.InputSpec`."""

import tensorflow as tf


def check_inputs(specs, tensors, layer_name):
    """Raises ValueError if the layer's inputs are not what it asks for.

    Args:
      specs: an `InputSpec`, a list of them, or None: nothing is asked.
      tensors: list of the inputs.
      layer_name: str.
    """
    if specs is None:
        return
    specs = tf.nest.flatten(specs)
    if len(specs) != len(tensors):
        raise ValueError(
            f"Layer {layer_name} expects {len(specs)} inputs, but it received {len(tensors)} "
            f"input tensors. Inputs received: {tensors}"
        )
    for index, (spec, tensor) in enumerate(zip(specs, tensors, strict=True)):
        if spec is not None:
            spec.check(tensor, layer_name, index)


class InputSpec:
    """A check on one input tensor; a field that is None asks for nothing.

    Attributes:
      dtype: name of the dtype, or None.
      shape: sequence of sizes (None: any), or None.
      ndim, min_ndim, max_ndim: int ranks, or None.
      axes: dict from axis to size.
    """

    def __init__(self, dtype=None, shape=None, ndim=None, max_ndim=None, min_ndim=None, axes=None):
        self.dtype = None if dtype is None else tf.as_dtype(dtype).name
        self.shape = shape
        self.ndim = ndim if shape is None else len(shape)
        self.max_ndim = max_ndim
        self.min_ndim = min_ndim
        self.axes = {int(axis): size for axis, size in (axes or {}).items()}

    def __repr__(self):
        names = ("dtype", "shape", "ndim", "max_ndim", "min_ndim", "axes")
        told = [f"{name}={getattr(self, name)}" for name in names if getattr(self, name)]
        return f"InputSpec({', '.join(told)})"

    def check(self, tensor, layer_name, index=0):
        """Raises ValueError if `tensor` is not what the layer called `layer_name` asks for."""
        where = f"Input {index} of layer {layer_name} is incompatible with the layer"
        rank = tensor.shape.rank
        ranked = any(wish is not None for wish in (self.ndim, self.min_ndim, self.max_ndim))
        if ranked and rank is None:
            raise ValueError(
                f"{where}: its rank is undefined, but the layer requires a defined rank."
            )
        sizes = None if rank is None else tensor.shape.as_list()
        if self.ndim is not None and rank != self.ndim:
            raise ValueError(
                f"{where}: expected ndim={self.ndim}, found ndim={rank}. "
                f"Full shape received: {sizes}"
            )
        if self.max_ndim is not None and rank > self.max_ndim:
            raise ValueError(f"{where}: expected max_ndim={self.max_ndim}, found ndim={rank}")
        if self.min_ndim is not None and rank < self.min_ndim:
            raise ValueError(
                f"{where}: expected min_ndim={self.min_ndim}, found ndim={rank}. "
                f"Full shape received: {sizes}"
            )
        if self.dtype is not None and tensor.dtype.name != self.dtype:
            raise ValueError(
                f"{where}: expected dtype={self.dtype}, found dtype={tensor.dtype.name}"
            )
        if sizes is not None:
            self._check_sizes(sizes, where)

    def _check_sizes(self, sizes, where):
        wishes = dict(self.axes)
        wishes.update(enumerate(self.shape or ()))
        for axis, size in wishes.items():
            if size is not None and sizes[axis] not in (size, None):
                raise ValueError(
                    f"{where}: expected axis {axis} of input shape to have value {size} "
                    f"but received input with shape {sizes}"
                )
