//! What happened and what to do, in the sentences that several tables share.

pub(super) const ALGORITHM: &str = "the algorithm of the signature is not one that the server takes: sign with Version 4 (AWS4-HMAC-SHA256), and send X-Amz-Algorithm as it is";
pub(super) const BROKEN: &str = "the server failed, and the request may be right: try again";
pub(super) const BUCKET_NAME: &str = "the server took something else for the bucket: check the addressing style (virtual or path) that it speaks";
pub(super) const BUSY: &str = "the server asks for fewer requests: try again later with the same URL";
pub(super) const CONDITION: &str =
    "the form does not meet a condition of its policy: send every field as it was signed";
pub(super) const CONFLICT: &str = "another upload to the key was under way: try again";
pub(super) const CREDENTIAL: &str = "the credential is malformed: it must be ACCESS-KEY-ID/DATE/REGION/SERVICE/aws4_request; send the URL whole and as it is";
pub(super) const CUSTOMER_KEY: &str = "the encryption key of the customer (SSE-C) is missing or not the object's: send the three headers as they were signed";
pub(super) const CUT: &str = "a parameter of the signature did not arrive: something cut the URL, often an & in HTML or a shell; send it whole";
pub(super) const DATE: &str =
    "X-Amz-Date is not an instant such as 20260102T030405Z: send the URL as it was signed";
pub(super) const DENIED: &str = "the signature may well be right, and whoever signed may not do this: look at the policies of the access key's user or role, of the bucket and of the encryption key; a missing object is answered so too where the signer may not list the bucket";
pub(super) const DIFFERS: &str =
    "the server computed another signature: what was sent is not what was signed, or the secret is wrong";
pub(super) const DIGEST: &str =
    "the content that arrived is not the one that its checksum says: sign the checksum of what is sent";
pub(super) const ELSEWHERE: &str = "the bucket is in another region: make the signer with that region";
pub(super) const EXPIRED: &str =
    "the URL has expired: sign a new one, with a longer expiry if it must live longer";
pub(super) const EXPIRES: &str =
    "X-Amz-Expires is not a number of seconds from 1 to 604800: sign with such a life";
pub(super) const EXTRA_FIELD: &str =
    "the form has a field that its policy does not name: leave it out, or sign a form with it";
pub(super) const FORM: &str =
    "the form does not meet its policy: send every field as it was signed, and the file last";
pub(super) const FORM_EXPIRED: &str = "the form's policy has expired: sign a new form";
pub(super) const HEADER_MISSING: &str =
    "a signed header did not arrive: send every header that the signer listed";
pub(super) const KEY_TOO_LONG: &str = "the key is longer than 1024 bytes of UTF-8: choose a shorter one";
pub(super) const KMS: &str = "the KMS key of the object cannot be used: look at its state and at its policy";
pub(super) const LARGE: &str = "the file is larger than is allowed: by the form's content-length-range, or beyond 5 GiB for one request (upload it in parts)";
pub(super) const LENGTH: &str =
    "the client did not send the length of the body: set Content-Length, and send no chunked body";
pub(super) const MALFORMED: &str = "the parameters of the signature did not arrive as they must be: something cut or decoded the URL, or the signer wrote them wrongly; send the URL whole and as it is";
pub(super) const METHOD: &str = "the resource does not take this method: send the method that was signed";
pub(super) const MULTIPART: &str =
    "the form is not multipart/form-data that S3 can read: send each field once, and the file last";
pub(super) const NOT_A_DIGEST: &str = "the checksum is not one: the value must be base64 of the digest's bytes; or the SDK that signed hashed an empty body";
pub(super) const NOT_DONE: &str = "the server does not do what a header or the operation asks for: other stores leave some of S3 out, such as forms on Cloudflare R2";
pub(super) const NOT_SIGNED: &str =
    "a header was sent that must be signed and is not: leave it out, or sign it";
pub(super) const NOT_YET: &str =
    "the server's clock is behind the signing time: set the signer's clock, or sign with backdate";
pub(super) const NO_BUCKET: &str =
    "the bucket does not exist at this endpoint: check its name, the endpoint and the addressing style";
pub(super) const NO_KEY: &str = "the signer had no access key id: give it credentials";
pub(super) const NO_OBJECT: &str =
    "the signature is right, and no object has this key: check it, its case and its encoding";
pub(super) const NO_UPLOAD: &str =
    "the upload does not exist: it was completed or aborted, or the id is another one's";
pub(super) const NO_VERSION: &str = "the signature is right, and the object has no such version";
pub(super) const ORDER: &str = "the list of parts is not in the order of their numbers: sort it";
pub(super) const PART: &str = "a part that the list names did not arrive, or with another ETag: send each part's ETag as it was answered";
pub(super) const POLICY_TEXT: &str =
    "the policy of the form did not arrive as it was signed: send the field as it is, in base64";
pub(super) const PRECONDITION: &str = "a condition does not hold: with create-only (If-None-Match: *) an object of this key exists already, which is what it protects";
pub(super) const REGION: &str =
    "the signature is for another region than the server's: make the signer with the bucket's region";
pub(super) const SECRET: &str =
    "the secret is not the one of the access key: check it for missing or stray characters";
pub(super) const SERVICE: &str =
    "the signature is for another service than S3's: make the signer with the service \"s3\"";
pub(super) const SIGNED_TWICE: &str =
    "the request has an Authorization header beside the signature of the URL: send none";
pub(super) const SKEW: &str =
    "the signing time and the server's clock are too far apart: set the signer's clock";
pub(super) const SMALL: &str =
    "the file, or a part that is not the last, is smaller than is allowed: parts have 5 MiB at least";
pub(super) const STYLE: &str =
    "the host is not one of the store's: check the endpoint and the addressing style";
pub(super) const TERMINAL: &str =
    "the credential does not end in aws4_request: something cut or changed the URL; send it as it is";
pub(super) const TOKEN: &str = "the session token is malformed or belongs to another access key: pass the three parts of one set of credentials";
pub(super) const TOKEN_ENDED: &str = "the temporary credentials that signed have ended, and the URL with them: sign a new one with fresh or long-lived credentials";
pub(super) const UNKNOWN_KEY: &str = "the server does not know the access key: it was deleted, is of another account or store, or is temporary (ASIA...) and its session token is missing";
pub(super) const UNSIGNED: &str =
    "the request arrived without its signature: send the URL whole, with its query";
pub(super) const WEEK: &str = "the URL's life is longer than 7 days (604800 seconds): sign for less";
pub(super) const XML: &str = "the body is not the XML that completes an upload: send the list of parts with their numbers and ETags, each ETag as it was answered";
