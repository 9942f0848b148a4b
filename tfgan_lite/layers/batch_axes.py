"""Which axes of a tensor batch normalization keeps statistics for."""


def resolved_axes(axes, rank, virtual_batch_size=None):
    """Returns the axes counted from the front.

    Args:
      axes: list of int, negative ones counted from the end.
      rank: int, of the input.
      virtual_batch_size: positive int, or None.

    Raises:
      ValueError: for an axis that is not there, one given twice, or the first one where the
        batch is to be split; and for a virtual batch size that is not positive.
    """
    resolved = [axis + rank if axis < 0 else axis for axis in axes]
    for axis in resolved:
        if not 0 <= axis < rank:
            raise ValueError(f"Invalid axis: {axis}. The input has {rank} axes.")
    if len(set(resolved)) != len(resolved):
        raise ValueError(f"Duplicate axis: {resolved}")
    if virtual_batch_size is None:
        return resolved
    if virtual_batch_size <= 0:
        raise ValueError(
            "virtual_batch_size must be a positive integer that divides the true batch size "
            f"of the input Tensor; got {virtual_batch_size}."
        )
    if 0 in resolved:
        raise ValueError(
            "When using virtual_batch_size, the batch dimension must be 0 and thus axis "
            "cannot include 0"
        )
    return resolved
