"""The judge: the same cases go through the public API of every host, and every
answer is compared, verified and counted.

``golden`` reads a case, ``hosts`` asks an adapter, ``judgement`` says whether the
answer is right, ``run`` prints what a person reads. See ``python -m
tests.conformance --help``.
"""
