"""`tf.contrib.tensorboard.plugins.projector`: which embeddings TensorBoard's projector shows.

The messages are made here, so that the tensorboard package need not be there.
"""

import os
from typing import Any

import tensorflow as tf
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory, text_format

_FIELD = descriptor_pb2.FieldDescriptorProto
_PACKAGE = "tfgan_lite.projector"
_FILE = "projector_config.pbtxt"  # the name that the projector looks for
# By message: name of the field, its number, its type, whether it is repeated.
_MESSAGES: dict[str, list[tuple[str, int, Any, bool]]] = {
    "SpriteMetadata": [
        ("image_path", 1, _FIELD.TYPE_STRING, False),
        ("single_image_dim", 2, _FIELD.TYPE_UINT32, True),
    ],
    "EmbeddingInfo": [
        ("tensor_name", 1, _FIELD.TYPE_STRING, False),
        ("metadata_path", 2, _FIELD.TYPE_STRING, False),
        ("bookmarks_path", 3, _FIELD.TYPE_STRING, False),
        ("tensor_shape", 4, _FIELD.TYPE_UINT32, True),
        ("sprite", 5, "SpriteMetadata", False),
        ("tensor_path", 6, _FIELD.TYPE_STRING, False),
    ],
    "ProjectorConfig": [
        ("model_checkpoint_path", 1, _FIELD.TYPE_STRING, False),
        ("embeddings", 2, "EmbeddingInfo", True),
        ("model_checkpoint_dir", 3, _FIELD.TYPE_STRING, False),
    ],
}


def _message_classes():
    file = descriptor_pb2.FileDescriptorProto(
        name="tfgan_lite/projector.proto", package=_PACKAGE, syntax="proto3"
    )
    for message, fields in _MESSAGES.items():
        described = file.message_type.add(name=message)
        for name, number, kind, is_repeated in fields:
            field = described.field.add(name=name, number=number)
            field.label = _FIELD.LABEL_REPEATED if is_repeated else _FIELD.LABEL_OPTIONAL
            if isinstance(kind, str):
                field.type = _FIELD.TYPE_MESSAGE
                field.type_name = f".{_PACKAGE}.{kind}"
            else:
                field.type = kind
    pool = descriptor_pool.DescriptorPool()
    pool.Add(file)
    return {
        name: message_factory.GetMessageClass(pool.FindMessageTypeByName(f"{_PACKAGE}.{name}"))
        for name in _MESSAGES
    }


_classes = _message_classes()
SpriteMetadata: Any = _classes["SpriteMetadata"]
EmbeddingInfo: Any = _classes["EmbeddingInfo"]
EmbeddingMetadata: Any = EmbeddingInfo  # its name in some versions
ProjectorConfig: Any = _classes["ProjectorConfig"]


def visualize_embeddings(summary_writer: Any, config: Any) -> None:
    """Writes `projector_config.pbtxt` into the folder of a summary writer.

    Args:
      summary_writer: `tf.summary.FileWriter`, or the folder's path.
      config: `ProjectorConfig`.

    Raises:
      ValueError: for a writer without a folder.
    """
    is_path = isinstance(summary_writer, (str, os.PathLike))
    logdir = summary_writer if is_path else summary_writer.get_logdir()
    if logdir is None:
        raise ValueError(
            "visualize_embeddings: summary_writer wants a folder; got one without. "
            "Make it with tf.summary.FileWriter(logdir)."
        )
    with tf.io.gfile.GFile(os.path.join(logdir, _FILE), "w") as file:
        file.write(text_format.MessageToString(config))
