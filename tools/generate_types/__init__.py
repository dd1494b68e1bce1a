"""Writes what each language's types know of S3: the operations by name, and the parameters of each."""
