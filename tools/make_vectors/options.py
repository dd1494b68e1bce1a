"""What our own options must do: a file a group of them.

Written by hand: each case says where the URL leads, what is in its query and its
headers, when it was signed and when it ends. No peer has these options.
"""

from collections.abc import Iterable

from .model import Json
from .option_anonymous import anonymous_cases
from .option_names import name_cases
from .option_places import place_cases
from .option_prefixes import prefix_cases
from .option_queries import query_cases
from .option_requests import convenience_cases, hint_cases, method_cases
from .option_times import time_cases
from .option_warnings import warning_cases


def vectors() -> Iterable[Json]:
    """The whole file."""
    makers = (
        time_cases,
        query_cases,
        method_cases,
        hint_cases,
        prefix_cases,
        anonymous_cases,
        convenience_cases,
        place_cases,
        name_cases,
        warning_cases,
    )
    return [case.to_json() for maker in makers for case in maker()]
