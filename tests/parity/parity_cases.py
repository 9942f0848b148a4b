"""The games that every engine must play to the same bits under strict numerics.

A case is a game; layer cases put several layers, or one layer with several options, side by
side into one discriminator, each under a name that a failure then shows.
"""

import augmentation_cases
import conditional_cases
import convolution_cases
import layer_cases
import named_cases
import normalization_cases
import normalizing_cases
import penalty_cases
import player_cases
import raw_op_cases
import stabilizer_cases

# The slowest come first, so that processes that share them end at about the same time.
CASES = (
    *named_cases.CASES,
    *convolution_cases.CASES,
    *normalization_cases.CASES,
    *normalizing_cases.CASES,
    *layer_cases.CASES,
    *player_cases.CASES,
    *penalty_cases.CASES,
    *stabilizer_cases.CASES,
    *conditional_cases.CASES,
    *raw_op_cases.CASES,
    *augmentation_cases.CASES,
)
