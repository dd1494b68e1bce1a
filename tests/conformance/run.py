"""Runs files of cases through hosts and prints the verdicts."""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

from . import calls, differences, golden, hosts, post_policy, received, refusals, report
from .golden import Case
from .judgement import judge_all, judge_smuggled_nul
from .report import Tally

OWN_VECTORS = hosts.ROOT / "tests" / "vectors"
SHARED_VECTORS = hosts.ROOT.parent / "shared" / "vectors"


class VectorsMissing(RuntimeError):
    """Vectors that must be there are not."""


def shared_vectors_are_there() -> bool:
    """Whether the vectors beside the repository are there; in CI their absence is an error."""
    if (SHARED_VECTORS / "golden").is_dir():
        return True
    if os.environ.get("CI") == "true":
        raise VectorsMissing(f"{SHARED_VECTORS} is not there, and with CI=true it must be")
    return False


def golden_files() -> list[Path]:
    """What other signers answered to the same inputs: a file each, those of .NET in a folder of their own."""
    return sorted(SHARED_VECTORS.glob("golden*/*.json"))


def default_files() -> list[Path]:
    """Our own vectors and, where they are, all golden files."""
    files = sorted(OWN_VECTORS.glob("*.json"))
    if shared_vectors_are_there():
        files += golden_files()
    if not files:
        raise VectorsMissing(f"no vectors in {OWN_VECTORS} nor in {SHARED_VECTORS}")
    return files


def run(files: Sequence[Path], names: Sequence[str], adapters: dict[str, hosts.Adapter]) -> bool:
    """Judges every case of every file in every host; true if none failed."""
    cases = [case for path in files for case in golden.load(path)]
    tallies = [_run_or_fail(name, cases, adapters) for name in names]
    for tally in tallies:
        print("\n".join(tally.lines()))
    return not any(tally.failed for tally in tallies)


def _run_or_fail(name: str, cases: list[Case], adapters: dict[str, hosts.Adapter]) -> Tally:
    """A host that does not answer fails every case, and the others are still asked."""
    try:
        return _run_host(name, cases, adapters)
    except hosts.HostFailed as error:
        print(f"FAILED {error}")
        return Tally(name, failed=len(cases))


def _run_host(name: str, cases: list[Case], adapters: dict[str, hosts.Adapter]) -> Tally:
    tally = Tally(name)
    asked = [questions(case) for case in cases]
    with hosts.start(name, adapters) as host:
        answers = host.ask_all(list(chain.from_iterable(asked)))
        for case, own in zip(cases, asked, strict=True):
            given = [next(answers) for _ in own]
            smuggled = host.takes_joined_text and _smuggles_nul(own[0])
            verdict = judge_smuggled_nul(given[0]) if smuggled else judge_all(case, given)
            tally.add(verdict)
            if verdict.problems:
                print(report.failure(name, case, verdict.problems))
    if tally.judged != len(cases):
        raise AssertionError(f"{name}: {tally.judged} cases judged, {len(cases)} in the files")
    return tally


def questions(case: Case) -> list[golden.Json]:
    """What a host is asked about a case: the call itself first."""
    if case.is_call:
        return [calls.of_case(case)]
    if case.gives_policy:
        return received.questions(case)
    own = post_policy.question(case) if case.is_post_policy else golden.question(case, _form(case))
    return [own, *received.questions(case)]


def _smuggles_nul(question: golden.Json) -> bool:
    is_call = question["do"] in calls.CALLS
    return calls.smuggles_nul(question) if is_call else golden.smuggles_nul(question)


def _form(case: Case) -> str:
    """Our own vectors are asked with all details, so that these are judged, too."""
    return "details" if case.is_own else "presign"


def print_differences(files: Sequence[Path]) -> None:
    """What differs from each peer, and why, with counts over the files."""
    found: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    totals: Counter[str] = Counter()
    for case in (case for path in files for case in golden.load(path) if not case.is_own):
        totals[case.peer] += 1
        found[case.peer].update(_declared(case).items())
    for peer, counter in found.items():
        print(f"{peer} ({totals[peer]} cases)")
        for (tag, reason), count in counter.most_common():
            print(f"  {count:4} {tag}: {reason}")


def _declared(case: Case) -> dict[str, str]:
    if case.gives_policy:
        return {}
    if case.is_post_policy:
        return post_policy.judge(case, post_policy.right_answer(case))[1]
    declared = {
        tag: differences.reason(case, tag) or "NOT DECLARED: excuses nothing" for tag in case.tags
    }
    if case.peer_refused:
        return declared
    codes = refusals.codes(case)
    declared |= {f"refused:{code}": reason for code, reason in codes.items()}
    if not codes:
        found = set(differences.adapt(case).differences) & set(differences.FROM_THE_CASE)
        declared |= {name: differences.FROM_THE_CASE[name] for name in found}
    return declared
