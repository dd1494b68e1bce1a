"""Checked, not run: what type checkers must refuse, each line that says so."""

from s3presign import Signer
from s3presign.operations import GetObjectOptions, Operation


def of_a_signer() -> None:
    Signer(access_key_id="a", secret_access_key="s", region="r", addressing="pth")  # refused
    Signer(access_key_id="a", secret_access_key="s", region="r", adressing="path")  # refused
    Signer.from_env(addressing="pth")  # refused
    Signer.from_env(force_path_style=True)  # refused


def of_a_request(signer: Signer, name: str) -> None:
    signer.scoped(bucket="b", operations=["GetObject"], prefix="users/42/")  # refused
    signer.presign("PutObjct", bucket="b", key="k")  # refused
    signer.presign(name, bucket="b", key="k")  # refused
    signer.presign("PutObject", bucket="b", key="k", ContentTyp="image/png")  # refused
    signer.presign("PutObject", bucket="b", key="k", content_typ="image/png")  # refused
    signer.presign("PutObject", bucket="b", key="k", content_length="12 bytes")  # refused
    signer.presign("PutObject", bucket="b", key="k", expires=300)  # refused
    signer.presign("PutObject", bucket="b", key="k", body=b"text")  # refused
    signer.template("GetObjct", bucket="b")  # refused
    signer.template("GetObject", bucket="b", version="3")  # refused


def of_others(signer: Signer) -> None:
    signer.presign_post(bucket="b", key="k", content_typ="image/png")  # refused
    signer.presign_multipart(bucket="b", key="k", checksum_sha255={1: "digest"})  # refused
    signer.scoped(bucket="b", operations=["GetObjct"])  # refused


operation: Operation = "PutObjct"  # refused
download: GetObjectOptions = {"content_type": "image/png"}  # refused
