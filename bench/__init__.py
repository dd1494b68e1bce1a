"""s3presign side by side with its peers: ``python -m bench``."""
