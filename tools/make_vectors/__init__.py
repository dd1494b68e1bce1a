"""Makes tests/vectors/*.json: what S3 presigners of others answer, and what ours must.

`python -m make_vectors` (in tools/) writes the files, `--check` compares them.
Clocks are fixed, so that the same packages give the same files.
"""
