"""`tf.contrib.summary` of TensorFlow 1.15: summaries that write themselves when they are run.

writer = tf.contrib.summary.create_file_writer(logdir)
with writer.as_default(), tf.contrib.summary.always_record_summaries():
    tf.contrib.summary.scalar("loss", loss)
...
tf.contrib.summary.initialize(session=session)
session.run([train_op, tf.contrib.summary.all_summary_ops()])
"""

from tfgan_lite.legacy.overlay import overlay as _overlay

_BY_FILE = {
    "recording": (
        "always_record_summaries",
        "never_record_summaries",
        "record_summaries_every_n_global_steps",
        "should_record_summaries",
    ),
    "starting": ("initialize",),
    "writers": (
        "SummaryWriter",
        "create_file_writer",
        "create_summary_file_writer",
        "eval_dir",
        "flush",
        "summary_writer_initializer_op",
    ),
    "writing": ("all_summary_ops", "audio", "generic", "graph", "histogram", "image", "scalar"),
}
_ELSEWHERE = {
    name: f"{__name__}.{file}:{name}" for file, names in _BY_FILE.items() for name in names
}
__all__ = sorted(_ELSEWHERE)
__getattr__, __dir__ = _overlay(__name__, elsewhere=_ELSEWHERE)
