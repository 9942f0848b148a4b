"""Rows of a learned matrix by number: sequences, bags, and sparse features.

Source: `tf.contrib.layers` of TensorFlow 1.15.
"""

from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.framework.variable_making import model_variable

__all__ = [
    "bow_encoder",
    "embed_sequence",
    "embedding_lookup_unique",
    "safe_embedding_lookup_sparse",
]

v1 = tf.compat.v1


def embed_sequence(
    ids: Any,
    vocab_size: int | None = None,
    embed_dim: int | None = None,
    unique: bool = False,
    initializer: Any = None,
    regularizer: Any = None,
    trainable: bool = True,
    scope: Any = None,
    reuse: Any = None,
) -> tf.Tensor:
    """Looks up the embedding of each symbol of sequences.

    Args:
      ids: int32 or int64 `[N, T]`, each below `vocab_size`.
      vocab_size, embed_dim: int; not needed with `reuse`.
      unique: bool, whether each symbol is looked up once only.
      initializer, regularizer: of the embeddings; None for the scope's.
      trainable: bool.
      scope: str or `VariableScope`; None for `EmbedSequence`, `EmbedSequence_1` ...
      reuse: as in `tf.variable_scope`.

    Returns:
      `[N, T, embed_dim]`. Variable: `embeddings` `[vocab_size, embed_dim]`.

    Raises:
      ValueError: where the sizes are missing.
    """
    if not (reuse or (vocab_size and embed_dim)):
        raise ValueError(
            "Must specify vocab size and embedding dimension when not reusing. Got "
            f"vocab_size={vocab_size} and embed_dim={embed_dim}"
        )
    with v1.variable_scope(scope, "EmbedSequence", [ids], reuse=reuse):
        known = embed_dim is not None and not (reuse and vocab_size is None)
        embeddings = model_variable(
            "embeddings",
            shape=[vocab_size, embed_dim] if known else None,
            initializer=initializer,
            regularizer=regularizer,
            trainable=trainable,
        )
        if unique:
            return embedding_lookup_unique(embeddings, ids)
        return v1.nn.embedding_lookup(embeddings, ids)


def bow_encoder(
    ids: Any,
    vocab_size: int,
    embed_dim: int,
    sparse_lookup: bool = True,
    initializer: Any = None,
    regularizer: Any = None,
    trainable: bool = True,
    scope: Any = None,
    reuse: Any = None,
) -> tf.Tensor:
    """Averages the embeddings of the symbols of each document.

    Args:
      ids: int32 or int64 `[N, T]`, dense or sparse.
      sparse_lookup: bool, whether the zeros of dense ids stand for no symbol.
      scope: str or `VariableScope`; None for `bow_encoder`, `bow_encoder_1` ...
      vocab_size, embed_dim, initializer, regularizer, trainable, reuse: as in `embed_sequence`.

    Returns:
      `[N, embed_dim]`. Variable: `embeddings` `[vocab_size, embed_dim]`.

    Raises:
      ValueError: where the sizes are missing.
      TypeError: for sparse ids without `sparse_lookup`.
    """
    if not vocab_size or not embed_dim:
        raise ValueError(
            "Must specify vocab size and embedding dimension. Got "
            f"vocab_size={vocab_size} and embed_dim={embed_dim}"
        )
    with v1.variable_scope(scope, "bow_encoder", [ids], reuse=reuse):
        embeddings = model_variable(
            "embeddings",
            shape=[vocab_size, embed_dim],
            initializer=initializer,
            regularizer=regularizer,
            trainable=trainable,
        )
        if sparse_lookup:
            sparse = ids if isinstance(ids, tf.SparseTensor) else tf.sparse.from_dense(ids)
            return safe_embedding_lookup_sparse([embeddings], sparse, combiner="mean", default_id=0)
        if isinstance(ids, tf.SparseTensor):
            raise TypeError(f"ids are expected to be dense Tensor, got: {ids}")
        return tf.reduce_mean(v1.nn.embedding_lookup(embeddings, ids), axis=1)


def embedding_lookup_unique(
    params: Any, ids: Any, partition_strategy: str = "mod", name: str | None = None
) -> tf.Tensor:
    """`tf.nn.embedding_lookup` that looks up each number once.

    Args:
      params: `[V, ...]`, or a list of its parts.
      ids: int32 or int64 of any shape.
      partition_strategy: `mod` or `div`: how the parts share the rows.
      name: str, of the scope of the operations.

    Returns:
      The shape of `ids` followed by that of a row.
    """
    with v1.name_scope(name, "EmbeddingLookupUnique", [params, ids]):
        ids = tf.convert_to_tensor(ids)
        unique, where = tf.unique(tf.reshape(ids, [-1]))
        rows = v1.nn.embedding_lookup(params, unique, partition_strategy=partition_strategy)
        found = tf.gather(rows, where)
        found = tf.reshape(found, tf.concat([tf.shape(ids), tf.shape(rows)[1:]], 0))
        found.set_shape(ids.shape.concatenate(rows.shape[1:]))
        return found


def safe_embedding_lookup_sparse(
    embedding_weights: Any,
    sparse_ids: Any,
    sparse_weights: Any = None,
    combiner: str | None = None,
    default_id: int | None = None,
    name: str | None = None,
    partition_strategy: str = "div",
    max_norm: float | None = None,
) -> tf.Tensor:
    """`tf.nn.safe_embedding_lookup_sparse`, with `mean` for a combiner that is None.

    Args:
      embedding_weights: list of matrices, or one.
      sparse_ids: sparse int64; numbers below zero are left out.
      sparse_weights: sparse floating of the same shape, or None for ones.
      combiner: `mean`, `sqrtn` or `sum`.
      default_id: int, looked up for an empty row; None for zeros.
      name: str; partition_strategy: `div` or `mod`; max_norm: float or None.

    Returns:
      `[d0, ..., e1, ...]`: the shape of `sparse_ids` without its last axis, then that of a row.
    """
    matrices = embedding_weights if isinstance(embedding_weights, list) else [embedding_weights]
    return v1.nn.safe_embedding_lookup_sparse(
        matrices,
        sparse_ids,
        sparse_weights=sparse_weights,
        combiner=combiner or "mean",
        default_id=default_id,
        name=name,
        partition_strategy=partition_strategy,
        max_norm=max_norm,
    )
