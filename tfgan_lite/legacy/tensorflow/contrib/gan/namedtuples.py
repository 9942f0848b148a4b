"""What goes from one step of `tf.contrib.gan` to the next: model, losses, train ops, steps.

Source: TensorFlow 1.14 (`tensorflow.contrib.gan.python.namedtuples`).
"""

import collections
from typing import Any

GANModel = collections.namedtuple(
    "GANModel",
    (
        "generator_inputs",
        "generated_data",
        "generator_variables",
        "generator_scope",
        "generator_fn",
        "real_data",
        "discriminator_real_outputs",
        "discriminator_gen_outputs",
        "discriminator_variables",
        "discriminator_scope",
        "discriminator_fn",
    ),
)
GANModel.__doc__ = "A generator and a discriminator: tensors, variables, scopes and functions."


InfoGANModel = collections.namedtuple(
    "InfoGANModel",
    (
        "generator_inputs",
        "generated_data",
        "generator_variables",
        "generator_scope",
        "generator_fn",
        "real_data",
        "discriminator_real_outputs",
        "discriminator_gen_outputs",
        "discriminator_variables",
        "discriminator_scope",
        "discriminator_fn",
        "structured_generator_inputs",
        "predicted_distributions",
        "discriminator_and_aux_fn",
    ),
)
InfoGANModel.__doc__ = """A GANModel, the codes given to its generator, and what is read of them.

`predicted_distributions` has one distribution for each of `structured_generator_inputs`.
Chen et al. 2016.
"""


ACGANModel = collections.namedtuple(
    "ACGANModel",
    (
        "generator_inputs",
        "generated_data",
        "generator_variables",
        "generator_scope",
        "generator_fn",
        "real_data",
        "discriminator_real_outputs",
        "discriminator_gen_outputs",
        "discriminator_variables",
        "discriminator_scope",
        "discriminator_fn",
        "one_hot_labels",
        "discriminator_real_classification_logits",
        "discriminator_gen_classification_logits",
    ),
)
ACGANModel.__doc__ = "A GANModel whose discriminator also classifies. Odena et al. 2017."


CycleGANModel = collections.namedtuple(
    "CycleGANModel", ("model_x2y", "model_y2x", "reconstructed_x", "reconstructed_y")
)
CycleGANModel.__doc__ = "Two GANModels, from X to Y and back, and the data that went both ways."


StarGANModel = collections.namedtuple(
    "StarGANModel",
    (
        "input_data",
        "input_data_domain_label",
        "generated_data",
        "generated_data_domain_target",
        "reconstructed_data",
        "discriminator_input_data_source_predication",
        "discriminator_generated_data_source_predication",
        "discriminator_input_data_domain_predication",
        "discriminator_generated_data_domain_predication",
        "generator_variables",
        "generator_scope",
        "generator_fn",
        "discriminator_variables",
        "discriminator_scope",
        "discriminator_fn",
    ),
)
StarGANModel.__doc__ = "One generator between many domains. Choi et al. 2018."


GANLoss = collections.namedtuple("GANLoss", ("generator_loss", "discriminator_loss"))
GANLoss.__doc__ = "What each player minimises: two scalar tensors."


CycleGANLoss = collections.namedtuple("CycleGANLoss", ("loss_x2y", "loss_y2x"))
CycleGANLoss.__doc__ = "The GANLoss of each of a CycleGANModel's two models."


class GANTrainOps(
    collections.namedtuple(
        "GANTrainOps",
        ("generator_train_op", "discriminator_train_op", "global_step_inc_op", "train_hooks"),
    )
):
    """What to run for a step of each player, and to count a step; hooks that training wants."""

    __slots__ = ()

    def __new__(
        cls,
        generator_train_op: Any,
        discriminator_train_op: Any,
        global_step_inc_op: Any,
        train_hooks: Any = (),
    ) -> "GANTrainOps":
        return super().__new__(
            cls, generator_train_op, discriminator_train_op, global_step_inc_op, train_hooks
        )


GANTrainSteps = collections.namedtuple(
    "GANTrainSteps", ("generator_train_steps", "discriminator_train_steps")
)
GANTrainSteps.__doc__ = "How many steps each player takes for one step of the whole."
