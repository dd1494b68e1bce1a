"""``urls`` beside a loop over ``url``, in each host that has it: the same keys by the same template, in turns of CPU time.
``python -m bench.many_hosts`` prints the table alone.
"""

from __future__ import annotations

import sys
from statistics import median

from .host import DOTNET, NODE_JS, WASM, Broken, Host
from .places import OUR_NODE, OUR_RUBY, REPOSITORY, SOURCES, VENV_PYTHON
from .table import table

# The most of a loop's time that `urls` may take, where the processor has SHA-NI.
GOAL = 0.6
PROGRAMS = SOURCES / "many" / "hosts"

_JAVA = (
    str(PROGRAMS / "java"),
    str(PROGRAMS / "Urls.java"),
)
_NODE = ("node", "--expose-gc", str(PROGRAMS / "urls.mjs"), str(OUR_NODE / "from-here.js"))

RUNNERS = (
    Host("Python", (str(VENV_PYTHON), str(PROGRAMS / "urls.py")), None),
    Host("Java", _JAVA, None),
    Host("Java 17", ("env", "S3PRESIGN_JDK=17 17", *_JAVA), None),
    Host("Ruby", ("ruby", str(PROGRAMS / "urls.rb"), str(OUR_RUBY)), None),
    Host(NODE_JS.name, _NODE, None),
    Host(WASM.name, ("env", "S3PRESIGN_BACKEND=wasm", *_NODE), None),
    Host("PHP", ("php", str(PROGRAMS / "urls.php"), str(REPOSITORY / "build" / "php")), None),
    Host(DOTNET.name, (*DOTNET.command, "many"), None),
)


def report(rounds: int = 15) -> str:
    """The table; the goal is not WebAssembly's, which has no SHA-NI."""
    rows = []
    for host in RUNNERS:
        taken = host.other(str(rounds))
        one, many = taken["one"], taken["many"]
        ratio = median(after / before for before, after in zip(one, many, strict=True))
        verdict = "" if host.name == WASM.name else "reached" if ratio <= GOAL else "MISSED"
        rows.append(
            [
                host.name,
                f"{median(one) / 1000:.2f}",
                f"{median(many) / 1000:.2f}",
                f"{ratio:.2f}",
                verdict,
            ]
        )
    headings = ["host", "url, µs", "urls, µs", "ratio", f"at most {GOAL}"]
    title = f"Many keys in each host: 20,000 UUIDs, CPU time a URL, median of {rounds} rounds"
    return f"{title}\n{table(headings, rows, texts=['host', headings[-1]])}"


if __name__ == "__main__":
    try:
        print(report(int(sys.argv[1]) if len(sys.argv) > 1 else 15))
    except Broken as error:
        sys.exit(str(error))
