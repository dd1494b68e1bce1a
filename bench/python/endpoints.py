"""Where a bucket lives: botocore's resolver of endpoint rules, beside core's own.

Each bucket is another one, because botocore remembers the answer for the last hundred.
"""

from __future__ import annotations

from itertools import count

from bench import work

from .contestant import Contestant
from .peers import boto3_client


def contestants() -> list[Contestant]:
    """botocore's resolver, with the arguments that its client gives it."""
    client = boto3_client()
    provider = client._ruleset_resolver._provider  # the public client hides it
    numbers = count()

    def run(keys: list[str]) -> None:
        for _ in keys:
            provider.resolve_endpoint(
                Region=work.REGION,
                Bucket=f"photos-{next(numbers)}",
                UseFIPS=False,
                UseDualStack=False,
                ForcePathStyle=False,
                Accelerate=False,
                UseGlobalEndpoint=False,
                DisableMultiRegionAccessPoints=False,
                UseArnRegion=True,
            )

    return [Contestant(work.ENDPOINT, "botocore endpoint rules", "botocore", None, run)]
