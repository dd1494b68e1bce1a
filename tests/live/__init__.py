"""Uploads and downloads through the URLs of every host, against real servers, with
curl as the client that knows nothing of signatures.
"""
