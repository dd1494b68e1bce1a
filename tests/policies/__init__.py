"""Whether the policies that s3presign prints are what servers ask for. Three that others wrote, and that
judge presigned requests by S3's actions, get the policy for a request, a form or an upload in parts:
with it that passes, and without any one of its actions it is refused, but for those that
``declared.py`` names. ``make policies`` runs them all, outside ``make test``: it installs Ceph.

``parties.py`` has the owner and the signer, ``radosgw.py``, ``juicefs.py`` and ``seaweedfs.py`` start the
servers (by ``minio_admin.py`` where a session is begun), ``cases.py`` says what is asked of them,
``trial.py`` tries it, and ``page.py`` writes what was seen into docs/permissions.md.
"""
