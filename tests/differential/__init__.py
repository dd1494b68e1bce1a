"""Generated inputs, answered by the signer and by botocore's own rules engine."""
