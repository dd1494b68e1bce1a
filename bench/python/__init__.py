"""The Python side of the benchmark, which runs beside the peers' packages."""
