"""All rules, in the order in which they are asked.

Those of TensorFlow are not for a program that was written for TensorFlow 2.
"""

from tfgan_lite.legacy.rules.builtin_names import BuiltinNames
from tfgan_lite.legacy.rules.concat_order import ConcatOrder
from tfgan_lite.legacy.rules.cross_entropy_arguments import CrossEntropyArguments
from tfgan_lite.legacy.rules.devices import Devices
from tfgan_lite.legacy.rules.dictionary_methods import DictionaryMethods
from tfgan_lite.legacy.rules.division import Division
from tfgan_lite.legacy.rules.file_name_lists import FileNameLists
from tfgan_lite.legacy.rules.flags import Flags
from tfgan_lite.legacy.rules.gone_names import GoneNames
from tfgan_lite.legacy.rules.hdf5_mode import Hdf5Mode
from tfgan_lite.legacy.rules.library_names import LibraryNames
from tfgan_lite.legacy.rules.lists import Lists
from tfgan_lite.legacy.rules.metaclasses import Metaclasses
from tfgan_lite.legacy.rules.moved_modules import MovedModules
from tfgan_lite.legacy.rules.moved_names import MovedNames
from tfgan_lite.legacy.rules.none_conditions import NoneConditions
from tfgan_lite.legacy.rules.numpy_calls import NumpyCalls
from tfgan_lite.legacy.rules.numpy_names import NumpyNames
from tfgan_lite.legacy.rules.numpy_promotion import NumpyPromotion
from tfgan_lite.legacy.rules.old_attributes import OldAttributes
from tfgan_lite.legacy.rules.old_summaries import OldSummaries
from tfgan_lite.legacy.rules.ordered_comparisons import OrderedComparisons
from tfgan_lite.legacy.rules.out_of_sight import OutOfSight
from tfgan_lite.legacy.rules.pickles import Pickles
from tfgan_lite.legacy.rules.pillow_names import PillowNames
from tfgan_lite.legacy.rules.plotting import Plotting
from tfgan_lite.legacy.rules.printed_parentheses import PrintedParentheses
from tfgan_lite.legacy.rules.printed_tuples import PrintedTuples
from tfgan_lite.legacy.rules.private_paths import PrivatePaths
from tfgan_lite.legacy.rules.renamed_modules import RenamedModules
from tfgan_lite.legacy.rules.renamed_symbols import RenamedSymbols
from tfgan_lite.legacy.rules.reverse_flags import ReverseFlags
from tfgan_lite.legacy.rules.rounding import Rounding
from tfgan_lite.legacy.rules.rule import Rule
from tfgan_lite.legacy.rules.sampled_loss_order import SampledLossOrder
from tfgan_lite.legacy.rules.scipy_names import ScipyNames
from tfgan_lite.legacy.rules.sibling_imports import SiblingImports
from tfgan_lite.legacy.rules.slots_under_reuse import SlotsUnderReuse
from tfgan_lite.legacy.rules.sorting import Sorting
from tfgan_lite.legacy.rules.split_order import SplitOrder
from tfgan_lite.legacy.rules.string_functions import StringFunctions
from tfgan_lite.legacy.rules.tensorflow_import import TensorflowImport
from tfgan_lite.legacy.rules.tensorflow_version import TensorflowVersion
from tfgan_lite.legacy.rules.tuple_parameters import TupleParameters
from tfgan_lite.legacy.rules.unprovided import Unprovided
from tfgan_lite.legacy.rules.whole_sizes import WholeSizes
from tfgan_lite.legacy.rules.yaml_loader import YamlLoader

TENSORFLOW_RULES: tuple[Rule, ...] = (  # what has another name first, then where a name is
    RenamedSymbols(),
    TensorflowVersion(),
    PrivatePaths(),
    MovedModules(),
    ConcatOrder(),
    SplitOrder(),
    ReverseFlags(),
    CrossEntropyArguments(),
    SampledLossOrder(),
    OldSummaries(),
    Flags(),
    FileNameLists(),
    WholeSizes(),
    SlotsUnderReuse(),
    Devices(),
    TensorflowImport(),
    Unprovided(),
)
OTHER_RULES: tuple[Rule, ...] = (
    # Other packages
    NumpyNames(),
    NumpyCalls(),
    NoneConditions(),
    ScipyNames(),
    MovedNames(),
    PillowNames(),
    Pickles(),
    YamlLoader(),
    Hdf5Mode(),
    Plotting(),
    # Python 2
    TupleParameters(),
    PrintedTuples(),
    PrintedParentheses(),
    Division(),
    DictionaryMethods(),
    Lists(),
    Sorting(),
    Rounding(),
    BuiltinNames(),
    RenamedModules(),
    LibraryNames(),
    StringFunctions(),
    OldAttributes(),
    Metaclasses(),
    SiblingImports(),
    # What needs a person
    NumpyPromotion(),
    OrderedComparisons(),
    OutOfSight(),
    GoneNames(),
)
RULES = TENSORFLOW_RULES + OTHER_RULES
