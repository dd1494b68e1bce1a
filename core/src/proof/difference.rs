//! What was signed otherwise, in words: the difference, and what to do about it.

use super::{base::Plus, encoding::Dialect};
use crate::{
    diagnose::{Certainty, FindingCode},
    error::Quoted,
    redact::quotable_words,
};
use std::fmt;

/// A host or a name out of the request, quoted so that it shows no secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shown(String);

impl<T: Into<String>> From<T> for Shown {
    fn from(text: T) -> Shown {
        Shown(text.into())
    }
}

impl fmt::Display for Shown {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        Quoted::from(quotable_words(&self.0)).fmt(out)
    }
}

/// A difference between what the URL says and what was signed. No value of the
/// request is in it but hosts, names and what this crate tried by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Difference {
    /// The URL cannot be tried.
    NotReadable(&'static str),
    /// The credentials are of another access key.
    OfAnotherKey(Shown),
    /// So many hypotheses, and none fits.
    NothingFits(u32),
    /// So many hypotheses, and no more could be tried.
    Unfinished(u32),
    /// What may be, where nothing fits: the secret.
    OfAnotherSecret,
    /// A host that nobody can guess, in place of this one.
    OfAnotherHost(Shown),
    /// A key or a value that nobody can guess.
    NotGuessed,
    /// The request is the one that was signed.
    Nothing,
    /// What the server saw fits, in this part of the request.
    AsSeen(&'static str),
    Method(&'static str),
    Host(Shown),
    HostCase,
    Port(Shown),
    Style {
        host: Shown,
        virtual_hosted: bool,
    },
    PathPrefix(usize),
    PathBehindPrefix(&'static str),
    TrailingSlash {
        signed: bool,
    },
    Slashes(Slashes),
    DotSegments,
    PathEncodedAgain,
    PathSignedTwice,
    PathAsWritten,
    PathCase,
    PathNotAbsolute,
    PlusInPath {
        signed: &'static str,
    },
    PathInLatin1 {
        signed: bool,
    },
    PathDialect(Dialect),
    PairAdded(Shown),
    PairDropped(Shown),
    Expires(&'static str),
    ValueEncodedAgain(Shown),
    ValueSignedTwice(Shown),
    ValueTrimmed(Shown),
    ValueEmpty(Shown),
    ValueWithAmpersand(Shown),
    ValueInLatin1(Shown),
    ValuesEncodedAgain,
    ValuesSignedTwice,
    ValuesTrimmed,
    QueryOrder(&'static str),
    QueryDialect(Dialect),
    PlusInQuery(Plus),
    TokenNotSigned,
    TokenDropped,
    TokenOfAnother,
    Header {
        name: Shown,
        signed: &'static str,
    },
    HeaderNotSigned(Shown),
    HeaderSpelling {
        name: Shown,
        change: &'static str,
    },
    OnlyHostSigned,
    Payload(&'static str),
    Region(&'static str),
    Service(&'static str),
    Day,
    Secret(&'static str, &'static str),
    SignatureCut(usize),
    SignatureContinued,
    SignatureInCapitals,
    SignatureAltered,
}

/// What became of slashes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slashes {
    /// The URL has them, the signature is of one.
    Folded,
    /// The signature is of two or three in a row, the URL has one.
    Lost,
}

impl Difference {
    /// The name of the finding.
    pub(super) fn code(&self) -> FindingCode {
        use Difference::{
            AsSeen, Day, DotSegments, Expires, Header, HeaderNotSigned, HeaderSpelling, Host, HostCase,
            Method, NotGuessed, NotReadable, Nothing, NothingFits, OfAnotherHost, OfAnotherKey,
            OfAnotherSecret, OnlyHostSigned, PairAdded, PairDropped, PathAsWritten, PathBehindPrefix,
            PathCase, PathDialect, PathEncodedAgain, PathInLatin1, PathNotAbsolute, PathPrefix,
            PathSignedTwice, Payload, PlusInPath, PlusInQuery, Port, QueryDialect, QueryOrder, Region,
            Secret, Service, SignatureAltered, SignatureContinued, SignatureCut, SignatureInCapitals,
            Slashes, Style, TokenDropped, TokenNotSigned, TokenOfAnother, TrailingSlash, Unfinished,
            ValueEmpty, ValueEncodedAgain, ValueInLatin1, ValueSignedTwice, ValueTrimmed, ValueWithAmpersand,
            ValuesEncodedAgain, ValuesSignedTwice, ValuesTrimmed,
        };
        match self {
            NotReadable(_) | OfAnotherKey(_) => FindingCode::NothingTried,
            NothingFits(_) | Unfinished(_) => FindingCode::NothingFits,
            OfAnotherSecret => FindingCode::SecretWrong,
            Nothing => FindingCode::SignatureRight,
            AsSeen(_) | NotGuessed => FindingCode::RequestChanged,
            Method(_) => FindingCode::MethodChanged,
            Host(_) | OfAnotherHost(_) | HostCase | Port(_) | Style { .. } => FindingCode::HostRewritten,
            PathEncodedAgain | PathSignedTwice => FindingCode::PathEncodedTwice,
            Slashes(_) | DotSegments => FindingCode::PathNormalised,
            PathPrefix(_)
            | PathBehindPrefix(_)
            | TrailingSlash { .. }
            | PathAsWritten
            | PathCase
            | PathNotAbsolute
            | PlusInPath { .. }
            | PathInLatin1 { .. }
            | PathDialect(_) => FindingCode::PathChanged,
            PairAdded(_)
            | PairDropped(_)
            | Expires(_)
            | ValueEncodedAgain(_)
            | ValueSignedTwice(_)
            | ValueTrimmed(_)
            | ValueEmpty(_)
            | ValueWithAmpersand(_)
            | ValueInLatin1(_)
            | ValuesEncodedAgain
            | ValuesSignedTwice
            | ValuesTrimmed
            | QueryOrder(_)
            | QueryDialect(_)
            | PlusInQuery(_) => FindingCode::QueryChanged,
            TokenNotSigned | TokenDropped | TokenOfAnother => FindingCode::SessionTokenInvalid,
            Header { .. } | HeaderNotSigned(_) | HeaderSpelling { .. } | OnlyHostSigned => {
                FindingCode::HeaderChanged
            }
            Payload(_) => FindingCode::PayloadHashChanged,
            Region(_) => FindingCode::RegionWrong,
            Service(_) | Day => FindingCode::ScopeChanged,
            Secret(..) => FindingCode::SecretSpoilt,
            SignatureCut(_) | SignatureContinued | SignatureInCapitals | SignatureAltered => {
                FindingCode::SignatureTextChanged
            }
        }
    }
}

impl Difference {
    /// How sure it is: what was found by search is proved, and so is that nothing was
    /// found; why that is, is not.
    pub(super) fn certainty(&self) -> Certainty {
        match self {
            Difference::OfAnotherSecret | Difference::OfAnotherHost(_) => Certainty::Likely,
            Difference::NotGuessed => Certainty::Possible,
            _ => Certainty::Shown,
        }
    }

    /// Whether it is of the signing key alone.
    pub(super) fn is_of_key(&self) -> bool {
        matches!(
            self,
            Difference::Secret(..) | Difference::Region(_) | Difference::Service(_) | Difference::Day
        )
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Difference::NotReadable(problem) => {
                write!(out, "nothing was tried with the secret: the URL {problem}")
            }
            Difference::OfAnotherKey(signed) => write!(
                out,
                "nothing was tried with the secret: the URL is signed with the access key {signed}, and the secret is that of another one; give the credentials of {signed}",
            ),
            Difference::NothingFits(hypotheses) => write!(
                out,
                "with this secret none of {hypotheses} hypotheses on what was signed makes this signature",
            ),
            Difference::Unfinished(hypotheses) => write!(
                out,
                "with this secret none of {hypotheses} hypotheses on what was signed makes this signature, and the request is too long to try more",
            ),
            Difference::OfAnotherSecret => {
                out.write_str("another secret signed: give the signer the secret of this access key")
            }
            Difference::OfAnotherHost(host) => write!(
                out,
                "the URL was signed for another host than {host}, such as the store's own behind a proxy or in a private network, which cannot be guessed: pass the host that the signer has as the header \"host\", and it is tried",
            ),
            Difference::NotGuessed => out.write_str(
                "the key, or a value of the query or of a signed header, was changed to what cannot be guessed: take the URL as the signer gave it, with each header as it was signed",
            ),
            Difference::Nothing => out.write_str(
                "the signature is right: it follows from this request (method, host and port, path, query and headers) and this secret; so what the server received was another request, or the server knows another secret for this access key",
            ),
            Difference::AsSeen(part) => write!(
                out,
                "the signature is of the {part} that the server saw, and the URL has another: use the URL that was sent",
            ),
            Difference::Method(signed) => {
                write!(out, "the URL was signed for {signed}: send it with the method {signed}, or sign it for the one that is sent")
            }
            Difference::Host(signed) => write!(
                out,
                "the URL was signed for the host {signed}: send it there, or give the signer the endpoint that it is sent to",
            ),
            Difference::HostCase => out.write_str(
                "the host was signed in lower case, and is in capitals in the URL: give the signer the endpoint in lower case",
            ),
            Difference::Port(signed) => write!(
                out,
                "the URL was signed for the host {signed}, and has another port: a proxy or a signer added, changed or left out the port; sign for the host and port as they are sent (clients leave out 443 of https and 80 of http)",
            ),
            Difference::Style { host, virtual_hosted: true } => write!(
                out,
                "the URL was signed in the virtual-hosted style, for the host {host}, and is in the path style: send what was signed, or set the signer to the path style",
            ),
            Difference::Style { host, virtual_hosted: false } => write!(
                out,
                "the URL was signed in the path style, for the host {host}, and has the bucket in the host: send what was signed, or set the signer to the virtual-hosted style",
            ),
            Difference::PathPrefix(count) => write!(
                out,
                "the path was signed without its first {}: a proxy or gateway serves the store under a prefix; take the prefix off before the store, or put it into the endpoint that is signed",
                if *count == 1 { "segment".into() } else { format!("{count} segments") },
            ),
            Difference::PathBehindPrefix(prefix) => write!(
                out,
                "the path was signed with the prefix {prefix:?} before it, which the URL lacks: send it under that prefix",
            ),
            Difference::TrailingSlash { signed: false } => out.write_str(
                "the path was signed without the slash at its end: a client, router or proxy added it; send the URL as the signer gave it",
            ),
            Difference::TrailingSlash { signed: true } => out.write_str(
                "the path was signed with a slash at its end, which is lost: send the URL as the signer gave it",
            ),
            Difference::Slashes(Slashes::Folded) => out.write_str(
                "repeated slashes (//) in the path were signed as one slash, and are in the URL: a signer that folds them cannot sign such keys",
            ),
            Difference::Slashes(Slashes::Lost) => out.write_str(
                "the path was signed with two or more slashes in a row (//), and the URL has one: a signer or a proxy folded them, which no client is known to do; send the URL as it was signed, or keep slashes out of the ends of keys and folders",
            ),
            Difference::DotSegments => out.write_str(
                "the path was signed with its dot segments (. and ..) resolved, and the URL has them: keep them out of keys",
            ),
            Difference::PathEncodedAgain => out.write_str(
                "the path was percent-encoded twice, once after signing (%25 where there was %): send the URL as the signer gave it",
            ),
            Difference::PathSignedTwice => out.write_str(
                "the signature is of the path encoded twice (%25 for each %), and S3 encodes it once: a signer for other services did this; set it to encode once, as for S3",
            ),
            Difference::PathAsWritten => out.write_str(
                "the signature is of the path as it is written, where S3 signs it decoded and encoded again: a slash or another character of the key is encoded otherwise than S3 does",
            ),
            Difference::PathCase => out.write_str(
                "the path was signed in another case of letters: send the URL as the signer gave it",
            ),
            Difference::PathNotAbsolute => out.write_str(
                "the path was signed without the slash that it begins with: the signer must sign /key",
            ),
            Difference::PlusInPath { signed: "+" } => out.write_str(
                "the path was signed with a plus sign (+, as %2B), where the URL has a space (%20): send the URL as the signer gave it",
            ),
            Difference::PlusInPath { .. } => out.write_str(
                "the path was signed with a space (%20), where the URL has a plus sign (+): in a path a + is a plus sign; write %20",
            ),
            Difference::PathInLatin1 { signed: false } => out.write_str(
                "the path was signed in UTF-8, and the URL has it in Latin-1 (ISO-8859-1): a client changed its encoding; send the URL as the signer gave it",
            ),
            Difference::PathInLatin1 { signed: true } => out.write_str(
                "the path was signed in Latin-1 (ISO-8859-1), and the URL has it in UTF-8: give the signer keys in UTF-8",
            ),
            Difference::PathDialect(dialect) => {
                write!(out, "the signature is of the path with {}, otherwise than S3 encodes it", in_words(*dialect))
            }
            Difference::PairAdded(name) => write!(
                out,
                "the pair {name} of the query was added after signing: leave it out, or sign it",
            ),
            Difference::PairDropped(name) => write!(
                out,
                "the query was signed with the pair {name}, which the URL lacks: send the URL as the signer gave it",
            ),
            Difference::Expires(seconds) => write!(
                out,
                "the URL was signed with X-Amz-Expires={seconds}, and has another number: the life of a URL is part of its signature; sign anew",
            ),
            Difference::ValueEncodedAgain(name) => write!(
                out,
                "the value of {name} was percent-encoded once more after signing: send the URL as the signer gave it",
            ),
            Difference::ValueSignedTwice(name) => write!(
                out,
                "the signature is of the value of {name} encoded once more than it stands in the query: the signer wrote it without encoding it; encode it before it is signed, or give another value",
            ),
            Difference::ValueTrimmed(name) => write!(
                out,
                "the signature is of the value of {name} trimmed, and the URL has spaces (blanks) at its ends: give the signer the value without them",
            ),
            Difference::ValueEmpty(name) => write!(
                out,
                "the pair {name} of the query was signed without a value, and has one in the URL: send the URL as the signer gave it",
            ),
            Difference::ValueWithAmpersand(name) => write!(
                out,
                "the value of {name} has an & that was signed and not encoded in the query: the signer wrote it raw; give it a value without &, or encode it",
            ),
            Difference::ValueInLatin1(name) => write!(
                out,
                "the value of {name} was signed in UTF-8, and the URL has it in Latin-1 (ISO-8859-1): send the URL as the signer gave it",
            ),
            Difference::ValuesEncodedAgain => out.write_str(
                "the values of the query were percent-encoded twice, once after signing: send the URL as the signer gave it",
            ),
            Difference::ValuesSignedTwice => out.write_str(
                "the signature is of the query's values encoded twice: the signer must encode them once",
            ),
            Difference::ValuesTrimmed => out.write_str(
                "the signature is of the query's values trimmed, and the URL has spaces (blanks) at their ends: give the signer values without them",
            ),
            Difference::QueryOrder(order) => write!(
                out,
                "the pairs of the query were signed {order}, and S3 sorts them by their encoded names: mend the signer",
            ),
            Difference::QueryDialect(dialect) => {
                write!(out, "the signature is of the query with {}, otherwise than S3 encodes it", in_words(*dialect))
            }
            Difference::PlusInQuery(Plus::IsBlank) => out.write_str(
                "a plus sign (+) in the query was signed as a space: stores that read it as a plus refuse it; write %20",
            ),
            Difference::PlusInQuery(Plus::IsPlus) => out.write_str(
                "a plus sign (+) in the query was signed as a plus and written raw, not percent-encoded, and S3 reads it as a space: write %2B",
            ),
            Difference::TokenNotSigned => out.write_str(
                "the session token in the URL was not signed: it was added after signing; give the signer the token",
            ),
            Difference::TokenDropped => out.write_str(
                "the URL was signed with the session token of these credentials, and lacks it: send the URL as the signer gave it, with its token",
            ),
            Difference::TokenOfAnother => out.write_str(
                "the URL was signed with the session token of these credentials, and has another token: send the URL as the signer gave it",
            ),
            Difference::Header { name, signed } => write!(
                out,
                "the header {name} was signed with the value {signed:?}: send just that, or sign the value that is sent",
            ),
            Difference::HeaderNotSigned(name) => write!(
                out,
                "the header {name} was not signed, although X-Amz-SignedHeaders names it: mend the signer",
            ),
            Difference::HeaderSpelling { name, change } => {
                write!(out, "the header {name} was signed {change}: send just what was signed")
            }
            Difference::OnlyHostSigned => out.write_str(
                "only the header \"host\" was signed, although X-Amz-SignedHeaders names others: it was changed after signing",
            ),
            Difference::Payload(signed) => write!(
                out,
                "the payload hash that was signed is {signed}, and a server takes another for this URL: sign S3's presigned URLs with UNSIGNED-PAYLOAD, or state the hash in X-Amz-Content-Sha256",
            ),
            Difference::Region(region) => write!(
                out,
                "the URL was signed with a key for the region {region:?}, and its credential names another: give the signer the region of the bucket, and leave X-Amz-Credential as it is",
            ),
            Difference::Service(service) => write!(
                out,
                "the URL was signed with a key for the service {service:?}, and its credential names another: give the signer the service of the credential",
            ),
            Difference::Day => out.write_str(
                "the URL was signed with a key of the neighbouring day, and its credential has another date: the signer keeps its key over midnight, or takes the date of its own time zone; take both from one clock, in UTC",
            ),
            Difference::Secret(form, remedy) => {
                write!(out, "the URL was signed with this secret {form}: {remedy}")
            }
            Difference::SignatureCut(digits) => write!(
                out,
                "the signature in the URL has {digits} of its 64 hex digits; those that are there are right: the URL was cut; take it whole",
            ),
            Difference::SignatureContinued => out.write_str(
                "the signature in the URL is right, and more text follows it: the URL was copied with what stood behind it; cut X-Amz-Signature after its 64 hex digits",
            ),
            Difference::SignatureAltered => out.write_str(
                "the signature in the URL has other digits than it was made with; most of them are right: the URL was altered on its way; take it as the signer gave it",
            ),
            Difference::SignatureInCapitals => out.write_str(
                "the signature in the URL is right but in capitals: servers compare it as text; send it in lower case",
            ),
        }
    }
}

/// How another signer encodes.
fn in_words(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::KeepsMarks => "!'()* not percent-encoded",
        Dialect::KeepsReserved => "reserved characters such as : @ = + not percent-encoded",
        Dialect::KeepsSlash => "slashes not percent-encoded",
        Dialect::EncodesTilde => "~ percent-encoded",
        Dialect::LowerCaseHex => "lower-case hex digits in its percent-encoding",
        Dialect::BlankAsPlus => "a space encoded as +",
        Dialect::EncodesNothing => "nothing percent-encoded",
    }
}
