"""Times that options set, by hand: when a URL was signed and when it ends.

A window rounds the signing time down and is added to a duration; back-dating
moves the signing time first and is added to a duration; an instant is an end, to
which nothing is added.
"""

from collections.abc import Iterable
from typing import Final

from .logical import LONG_LIVED, TEMPORARY
from .model import Json
from .option_case import Option

TIMES: Final[dict[str, Json]] = {
    "default": {"expires_in": None, "x_amz_expires": 900},
    "1-second": {"expires_in": 1},
    "7-days": {"expires_in": 604800},
    "until-zulu": {
        "expires_in": None,
        "options": {"expires_at": "2026-07-19T09:00:00Z"},
        "x_amz_expires": 2677,
    },
    "until-offset": {
        "expires_in": None,
        "options": {"expires_at": "2026-07-19T11:00:00+02:00"},
        "x_amz_expires": 2677,
    },
    "until-unix": {
        "expires_in": None,
        "options": {"expires_at": 1784451600},
        "x_amz_expires": 2677,
    },
    "until-next-second": {
        "expires_in": None,
        "options": {"expires_at": "2026-07-19T08:15:24Z"},
        "x_amz_expires": 1,
    },
    "until-7-days": {
        "expires_in": None,
        "options": {"expires_at": "2026-07-26T08:15:23Z"},
        "x_amz_expires": 604800,
    },
    "until-next-year": {
        "expires_in": None,
        "signing_time": "20261231T235959Z",
        "options": {"expires_at": "2027-01-01T00:00:01Z"},
        "x_amz_expires": 2,
    },
    "window-hour": {
        "options": {"stable_for": 3600},
        "signed_at": "20260719T080000Z",
        "x_amz_expires": 4500,
    },
    "window-hour-first-second": {
        "options": {"stable_for": 3600},
        "signing_time": "20260719T080000Z",
        "signed_at": "20260719T080000Z",
        "x_amz_expires": 4500,
    },
    "window-hour-last-second": {
        "options": {"stable_for": 3600},
        "signing_time": "20260719T085959Z",
        "signed_at": "20260719T080000Z",
        "x_amz_expires": 4500,
    },
    "window-hour-next": {
        "options": {"stable_for": 3600},
        "signing_time": "20260719T090000Z",
        "signed_at": "20260719T090000Z",
        "x_amz_expires": 4500,
    },
    "window-second": {"options": {"stable_for": 1}, "x_amz_expires": 901},
    "window-minute": {
        "options": {"stable_for": 60},
        "signed_at": "20260719T081500Z",
        "x_amz_expires": 960,
    },
    # 1784448923 is the signing time; 7 does not divide a day.
    "window-7-seconds": {
        "options": {"stable_for": 7},
        "signed_at": "20260719T081518Z",
        "x_amz_expires": 907,
    },
    "window-day": {
        "options": {"stable_for": 86400},
        "expires_in": 3600,
        "signed_at": "20260719T000000Z",
        "x_amz_expires": 90000,
    },
    "window-day-leap-day": {
        "options": {"stable_for": 86400},
        "signing_time": "20280229T235959Z",
        "signed_at": "20280229T000000Z",
        "x_amz_expires": 87300,
    },
    "window-fills-7-days": {
        "options": {"stable_for": 3600},
        "expires_in": 601200,
        "signed_at": "20260719T080000Z",
        "x_amz_expires": 604800,
    },
    "window-until": {
        "expires_in": None,
        "options": {"stable_for": 3600, "expires_at": "2026-07-19T09:00:00Z"},
        "signed_at": "20260719T080000Z",
        "x_amz_expires": 3600,
    },
    "backdate": {
        "options": {"backdate": 300},
        "signed_at": "20260719T081023Z",
        "x_amz_expires": 1200,
    },
    "backdate-zero": {"options": {"backdate": 0}},
    "backdate-over-midnight": {
        "options": {"backdate": 60},
        "signing_time": "20260719T000030Z",
        "signed_at": "20260718T235930Z",
        "x_amz_expires": 960,
    },
    "backdate-over-year": {
        "options": {"backdate": 1},
        "signing_time": "20270101T000000Z",
        "signed_at": "20261231T235959Z",
        "x_amz_expires": 901,
    },
    "backdate-onto-leap-day": {
        "options": {"backdate": 2},
        "signing_time": "20240301T000001Z",
        "signed_at": "20240229T235959Z",
        "x_amz_expires": 902,
    },
    "backdate-no-leap-day": {
        "options": {"backdate": 2},
        "signing_time": "20260301T000001Z",
        "signed_at": "20260228T235959Z",
        "x_amz_expires": 902,
    },
    "backdate-until": {
        "expires_in": None,
        "options": {"backdate": 300, "expires_at": "2026-07-19T08:30:23Z"},
        "signed_at": "20260719T081023Z",
        "x_amz_expires": 1200,
    },
    # Back-dating comes before rounding: 08:15:23 less 16 minutes is in the window of 07:00.
    "backdate-into-earlier-window": {
        "options": {"backdate": 960, "stable_for": 3600},
        "signed_at": "20260719T070000Z",
        "x_amz_expires": 5460,
    },
    "backdate-within-window": {
        "options": {"backdate": 900, "stable_for": 3600},
        "signed_at": "20260719T080000Z",
        "x_amz_expires": 5400,
    },
    "own-maximum": {"options": {"max_expires_in": 60}, "expires_in": 60},
    "own-maximum-beyond-7-days": {
        "options": {"max_expires_in": 31536000},
        "expires_in": 2592000,
    },
    "credentials-outlive": {
        "temporary": True,
        "options": {"credentials_expiration": "2026-07-19T20:00:00Z"},
    },
    "credentials-end-with-it": {
        "temporary": True,
        "options": {"credentials_expiration": "2026-07-19T08:30:23Z"},
    },
    "credentials-end-a-second-before": {
        "temporary": True,
        "options": {"credentials_expiration": "2026-07-19T08:30:22Z"},
        "expires_at": "20260719T083022Z",
    },
    "credentials-end-in-a-second": {
        "temporary": True,
        "options": {"credentials_expiration": "2026-07-19T08:15:24Z"},
        "expires_at": "20260719T081524Z",
    },
    "credentials-end-first-offset": {
        "temporary": True,
        "options": {"credentials_expiration": "2026-07-19T10:20:00+02:00"},
        "expires_at": "20260719T082000Z",
    },
    "credentials-end-first-unix": {
        "temporary": True,
        "options": {"credentials_expiration": 1784449200},
        "expires_at": "20260719T082000Z",
    },
    "credentials-end-within-window": {
        "temporary": True,
        "options": {"stable_for": 3600, "credentials_expiration": "2026-07-19T09:10:00Z"},
        "signed_at": "20260719T080000Z",
        "x_amz_expires": 4500,
        "expires_at": "20260719T091000Z",
    },
    "full-lifetime": {
        "temporary": True,
        "options": {
            "require_full_lifetime": True,
            "credentials_expiration": "2026-07-19T08:30:23Z",
        },
    },
    "full-lifetime-unknown-end": {"temporary": True, "options": {"require_full_lifetime": True}},
    "short-life-not-required": {
        "temporary": True,
        "options": {
            "require_full_lifetime": False,
            "credentials_expiration": "2026-07-19T08:20:00Z",
        },
        "expires_at": "20260719T082000Z",
    },
}


def time_cases() -> Iterable[Option]:
    """Expiries, windows, back-dating and the ends of credentials."""
    for name, given in TIMES.items():
        values = dict(given)
        credentials = TEMPORARY if values.pop("temporary", False) else LONG_LIVED
        yield Option(f"time-{name}", credentials=credentials, **values)
