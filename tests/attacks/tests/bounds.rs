//! How long a hostile input may keep the library busy: every input is bounded,
//! or costs time in proportion to its length.
//!
//! Each test takes an input and one eight times as long. Linear work takes eight
//! times as long, quadratic work sixty-four times, and the bar lies between them.
//! What counts is the time that the thread worked, not what the clock says, the
//! fastest of several runs, and one attempt of several must pass: so a machine that
//! is busy with something else fails no test.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::print_stdout
)]

use cpu_time::ThreadTime;
use s3presign::{
    CompletedParts, Credentials, Diagnosis, Explanation, MultipartPlan, MultipartUpload, PostPolicy,
    ReceivedForm, ReceivedRequest, Request, Scope, Signer, Verifier, redact,
};
use s3presign_attacks::joined;
use std::time::Duration;
use time::{OffsetDateTime, macros::datetime};

const NOW: OffsetDateTime = datetime!(2026-01-02 03:04:05 UTC);

/// How much longer the second input is, and how much longer it may take.
const LONGER: usize = 8;
const SLOWER: u32 = 20;

/// How often it may try.
const ATTEMPTS: usize = 5;

fn credentials() -> Credentials {
    Credentials::new("AKIAIOSFODNN7EXAMPLE", "secret").unwrap()
}

fn signer() -> Signer {
    Signer::new(credentials(), "eu-west-1").unwrap()
}

/// The fastest of several runs.
fn fastest(mut run: impl FnMut()) -> Duration {
    let timed = |run: &mut dyn FnMut()| {
        let start = ThreadTime::now();
        run();
        start.elapsed()
    };
    (0..3).map(|_| timed(&mut run)).min().unwrap()
}

/// Attacks with `size` pieces, then with eight times as many. A busy machine's
/// caches may slow one attempt down; what is quadratic fails all.
fn takes_linear_time<I>(name: &str, size: usize, input: impl Fn(usize) -> I, attack: impl Fn(&I)) {
    let (short, long) = (input(size), input(size * LONGER));
    let mut attempts = (0..ATTEMPTS).map(|_| {
        // A difference that a clock can tell, whatever the machine.
        let quick = fastest(|| attack(&short)).max(Duration::from_micros(50));
        let slow = fastest(|| attack(&long));
        println!("{name}: {quick:?} for {size}, {slow:?} for {}", size * LONGER);
        slow < quick * SLOWER
    });
    assert!(
        attempts.any(|linear| linear),
        "{name}: {LONGER} times the input takes over {SLOWER} times as long"
    );
}

type Pairs = Vec<(String, String)>;

/// What grows with a number, and its name.
type Growing<'g> = (&'g str, usize, &'g dyn Fn(usize) -> String);

fn borrowed(pairs: &Pairs) -> impl Iterator<Item = (&str, &str)> {
    pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()))
}

/// `fixed`, then a pair for each number.
fn many(fixed: &[(&str, &str)], count: usize, pair: impl Fn(usize) -> (String, String)) -> Pairs {
    let fixed = fixed.iter().map(|(name, value)| (String::from(*name), String::from(*value)));
    fixed.chain((0..count).map(pair)).collect()
}

/// A URL that is signed for these headers, with more at the end of its query.
fn url(headers: &str, more: &str) -> String {
    format!(
        "https://photos.s3.eu-west-1.amazonaws.com/k?X-Amz-Algorithm=AWS4-HMAC-SHA256\
         &X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20260102%2Feu-west-1%2Fs3%2Faws4_request\
         &X-Amz-Date=20260102T030405Z&X-Amz-Expires=900&X-Amz-SignedHeaders={headers}\
         &X-Amz-Signature=5ec{more}"
    )
}

/// As many different names, in order.
fn names(prefix: &str, count: usize) -> Vec<String> {
    (0..count).map(|number| format!("{prefix}{number:05}")).collect()
}

#[test]
fn fields_and_conditions_of_a_form() {
    for prefix in ["x-amz-meta-", "x-ignore-", "starts-with:x-amz-meta-"] {
        let input = |count| {
            many(&[("bucket", "photos"), ("key", "k")], count, |n| (format!("{prefix}{n}"), "v".into()))
        };
        takes_linear_time(prefix, 1_000, input, |pairs| {
            let policy = PostPolicy::from_pairs(borrowed(pairs)).unwrap();
            let presigned = signer().presign_post(&policy, NOW);
            assert!(presigned.is_ok() || pairs.len() > 1_000, "a small form is signed");
        });
    }
}

#[test]
fn parameters_headers_and_query_of_a_request() {
    for prefix in ["metadata:n", "header:x-n", "query:n"] {
        let fixed = [("operation", "PutObject"), ("bucket", "photos")];
        let input = |count| many(&fixed, count, |n| (format!("{prefix}{n}"), "v".into()));
        takes_linear_time(prefix, 1_000, input, |pairs| {
            let request = Request::from_pairs(borrowed(pairs)).unwrap();
            assert_eq!(signer().presign(&request, "k", NOW).is_err(), prefix == "metadata:n");
        });
    }
}

#[test]
fn parts_of_an_upload() {
    let list = |count| many(&[], count, |n| (format!("part:{}", n + 1), format!("\"{n:032x}\"")));
    takes_linear_time("completed parts", 1_250, list, |pairs| {
        CompletedParts::from_pairs(borrowed(pairs)).unwrap().to_xml().unwrap();
    });
    let fixed = |count: usize| {
        [("bucket", "photos".into()), ("upload-id", "id".into()), ("part-count", count.to_string())]
    };
    let upload = |count| {
        let fixed = fixed(count);
        let fixed = fixed.each_ref().map(|(name, value)| (*name, value.as_str()));
        many(&fixed, count, |n| (format!("checksum-crc32:{}", n + 1), "AAAAAA==".into()))
    };
    takes_linear_time("presigned parts", 1_250, upload, |pairs| {
        let upload = MultipartUpload::from_pairs(borrowed(pairs)).unwrap();
        assert!(signer().presign_multipart(&upload, "k", NOW).unwrap().parts().len() >= 1_250);
    });
}

#[test]
fn headers_and_query_of_a_received_request() {
    let headers = |count| {
        let names = names("h", count);
        let signed = [&names.join("%3B"), "host"].join("%3B");
        many(&[("method", "GET"), ("url", &url(&signed, ""))], count, |n| {
            (format!("header:{}", names[n]), "v".into())
        })
    };
    takes_linear_time("signed headers", 800, headers, verify);
    let unsigned = |count| {
        many(&[("method", "GET"), ("url", &url("host", ""))], count, |n| (format!("header:h{n}"), "v".into()))
    };
    takes_linear_time("headers", 800, unsigned, verify);
    let repeated = |count| {
        many(&[("method", "GET"), ("url", &url("host", ""))], count, |_| ("header:h".into(), "v".into()))
    };
    takes_linear_time("one header", 1_000, repeated, verify);
    let empty = |count| {
        many(&[("method", "GET"), ("url", &url("host", ""))], count, |_| ("header:".into(), String::new()))
    };
    takes_linear_time("empty headers", 1_000, empty, verify);
    let query = |count| {
        many(&[("method", "GET"), ("url", &url("host", &"&a=b".repeat(count)))], 0, |_| Default::default())
    };
    takes_linear_time("query", 2_000, query, verify);
}

fn verify(pairs: &Pairs) {
    let received = ReceivedRequest::from_pairs(borrowed(pairs)).unwrap();
    let error = Verifier::new().verify(&received, &credentials(), NOW).unwrap_err();
    assert_eq!(error.code().as_str(), "SignatureMismatch");
}

#[test]
fn fields_of_a_received_form() {
    let fixed = [
        ("bucket", "photos"),
        ("field:x-amz-algorithm", "AWS4-HMAC-SHA256"),
        ("field:x-amz-credential", "AKIAIOSFODNN7EXAMPLE/20260102/eu-west-1/s3/aws4_request"),
        ("field:x-amz-date", "20260102T030405Z"),
        ("field:policy", "e30="),
        ("field:x-amz-signature", "5ec"),
        ("file-name", "a name"),
    ];
    let input = |count| many(&fixed, count, |n| (format!("field:f{n}"), "${filename}".into()));
    takes_linear_time("fields", 250, input, |pairs| {
        let form = ReceivedForm::from_pairs(borrowed(pairs)).unwrap();
        assert!(Verifier::new().verify_form(&form, &credentials(), NOW).is_err());
    });
}

/// As many conditions on a list as it has types: what one costs must not grow with
/// the other.
#[test]
fn conditions_on_a_list_of_content_types() {
    let input = |count: usize| {
        let conditions = vec!["[\"starts-with\",\"$content-type\",\"i\"]"; count].join(",");
        let policy = format!(
            "{{\"expiration\":\"2026-07-19T09:15:23Z\",\"conditions\":[{{\"bucket\":\"photos\"}},{conditions}]}}"
        );
        joined([
            ("bucket", "photos"),
            ("field:key", "k"),
            ("field:x-amz-algorithm", "AWS4-HMAC-SHA256"),
            ("field:x-amz-credential", "AKIDEXAMPLE/20260719/eu-north-1/s3/aws4_request"),
            ("field:x-amz-date", "20260719T081523Z"),
            ("field:content-type", &vec!["i"; count * 20].join(",")),
            ("field:policy", &policy),
        ])
    };
    takes_linear_time("types and conditions", 60, input, |bytes| {
        s3presign_attacks::attack("signed_policy", bytes);
    });
}

#[test]
fn conditions_of_a_signed_policy() {
    for (condition, value) in [
        ("[\"starts-with\",\"$content-type\",\"i\"]", "image/png,".repeat(60)),
        ("{\"acl\":\"private\"}", "private".into()),
        ("[\"content-length-range\",0,9]", String::new()),
    ] {
        let input = |count: usize| {
            let conditions = vec![condition; count].join(",");
            let policy = format!(
                "{{\"expiration\":\"2026-07-19T09:15:23Z\",\"conditions\":[{{\"bucket\":\"photos\"}},{conditions}]}}"
            );
            joined([
                ("bucket", "photos"),
                ("field:key", "k"),
                ("field:x-amz-algorithm", "AWS4-HMAC-SHA256"),
                ("field:x-amz-credential", "AKIDEXAMPLE/20260719/eu-north-1/s3/aws4_request"),
                ("field:x-amz-date", "20260719T081523Z"),
                ("field:content-type", &value),
                ("field:acl", &value),
                ("field:policy", &policy),
            ])
        };
        takes_linear_time(condition, 100, input, |bytes| s3presign_attacks::attack("signed_policy", bytes));
    }
}

#[test]
fn query_and_headers_of_an_explained_url() {
    let more: [Growing<'_>; 5] = [
        ("one name", 500, &|count| "&acl=".repeat(count)),
        ("names", 500, &|count| names("&n", count).concat()),
        ("headers in the query", 500, &|count| names("&x-amz-n", count).concat()),
        ("overrides", 500, &|count| names("&response-", count).concat()),
        ("encoded", 500, &|count| "&%61%62".repeat(count)),
    ];
    for (name, size, more) in more {
        let input = |count| url("host", &more(count));
        takes_linear_time(name, size, input, |url| {
            let explained = Explanation::from_pairs([("url", url.as_str()), ("method", "PUT")]).unwrap();
            assert!(!explained.to_pairs().is_empty());
        });
    }
    let headers = |count| url(&[names("h", count).join("%3B"), "host".into()].join("%3B"), "");
    takes_linear_time("signed headers", 800, headers, |url| {
        assert!(Explanation::from_pairs([("url", url.as_str())]).is_ok());
    });
    let paths = |count| url("host", "").replacen("/k", &"/..//%2F".repeat(count), 1);
    takes_linear_time("path", 900, paths, |url| {
        assert!(Explanation::from_pairs([("url", url.as_str())]).is_ok());
    });
    let texts: [Growing<'_>; 6] = [
        ("redacted", 900, &|count| url("host", &"&X-Amz-Signature=a;?".repeat(count))),
        ("redacted names", 900, &|count| url("host", &"&Signature Signature\"'".repeat(count))),
        ("redacted fields", 900, &|count| url("host", &"name='signature' value=\"value='".repeat(count))),
        ("redacted policies", 900, &|count| url("host", &"policy=policy:".repeat(count))),
        ("redacted users", 900, &|count| url("host", &"a://a:a%3A%2F%2F".repeat(count))),
        ("redacted escapes", 900, &|count| url("host", &"&amp;\\\\%25%252525".repeat(count))),
    ];
    for (name, size, text) in texts {
        takes_linear_time(name, size, text, |text| {
            assert!(!redact(text).contains("5ec"));
        });
    }
}

#[test]
fn answers_of_a_server() {
    let canonical = |lines: String| format!("GET\n/k\n{lines}\n\nhost\nUNSIGNED-PAYLOAD");
    let answers: [Growing<'_>; 8] = [
        ("text", 4_000, &|count| "x&lt;".repeat(count)),
        ("references", 4_000, &|count| "&#65;".repeat(count)),
        ("elements", 110, &|count| format!("</Code>{}<Code>", "<a/>".repeat(count))),
        ("comments", 55, &|count| "<!---->x".repeat(count)),
        ("sections", 110, &|count| "<![CDATA[x]]>".repeat(count)),
        ("query", 2_000, &|count| {
            format!(
                "</Code><CanonicalRequest>{}</CanonicalRequest><Code>",
                canonical(names("&amp;n", count).concat())
            )
        }),
        ("headers", 2_000, &|count| {
            let lines = names("\nh", count).join(":v");
            format!("</Code><CanonicalRequest>{}</CanonicalRequest><Code>", canonical(lines))
        }),
        ("path", 2_000, &|count| {
            let path = "/..//%25".repeat(count);
            format!("</Code><CanonicalRequest>GET\n{path}\n</CanonicalRequest><Code>")
        }),
    ];
    for (name, size, inner) in answers {
        let input =
            |count| format!("<Error><Code>SignatureDoesNotMatch</Code><Code>{}</Code></Error>", inner(count));
        takes_linear_time(name, size, input, |answer| {
            let url = url("host", "");
            let told = Diagnosis::from_pairs([("answer", answer.as_str()), ("method", "GET"), ("url", &url)]);
            assert!(!told.unwrap().to_pairs().is_empty());
        });
    }
    // What a parser would compare with each other is passed over.
    for name in [" a", " xmlns:a"] {
        let input = |count| format!("<Error{}=''><Code>c</Code></Error>", names(name, count).join("=''"));
        takes_linear_time(name, 1_500, input, |answer| {
            assert_eq!(Diagnosis::from_pairs([("answer", answer.as_str())]).unwrap().code(), "c");
        });
    }
}

#[test]
fn headers_of_a_request_that_was_sent() {
    let input = |count| {
        let names = names("h", count);
        let url = url(&[names.join("%3B"), "host".into()].join("%3B"), "");
        let answer = "<Error><Code>SignatureDoesNotMatch</Code><StringToSign>a</StringToSign></Error>";
        many(&[("method", "GET"), ("url", &url), ("answer", answer)], count, |n| {
            (format!("header:{}", names[n]), "v".into())
        })
    };
    takes_linear_time("sent headers", 800, input, |pairs| {
        assert!(Diagnosis::from_pairs(borrowed(pairs)).is_ok());
    });
}

#[test]
fn names_that_are_unknown() {
    let name = |count: usize| "n".repeat(count);
    takes_linear_time("unknown names", 10_000, name, |name| {
        let pair = [(name.as_str(), "v")];
        let form = [("bucket", "b"), ("key", "k"), pair[0]];
        let policy = PostPolicy::from_pairs(form).unwrap();
        assert!(signer().presign_post(&policy, NOW).is_err());
        assert!(MultipartPlan::from_pairs(pair).is_err() && Scope::from_pairs(pair).is_err());
        assert!(ReceivedForm::from_pairs(pair).is_err() && Explanation::from_pairs(pair).is_err());
        assert!(Verifier::from_pairs(pair).is_err() && Diagnosis::from_pairs(pair).is_err());
        assert!(Signer::from_pairs(pair).is_err() && CompletedParts::from_pairs(pair).is_err());
    });
}

#[test]
fn operations_of_a_scope() {
    let fixed = [("bucket", "photos"), ("operations", "PutObject")];
    for (name, text) in [("operations", "GetObject"), ("allow", "header:x-n")] {
        let input = |count| {
            many(&fixed, count, |n| {
                (name.into(), if name == "allow" { format!("{text}{n}") } else { text.into() })
            })
        };
        takes_linear_time(name, 1_000, input, |pairs| {
            let scope = Scope::from_pairs(borrowed(pairs)).unwrap();
            let signer = signer().scoped(&scope).unwrap();
            assert!(signer.presign(&Request::new("PutObject").bucket("photos"), "a", NOW).is_ok());
        });
    }
}

#[test]
fn scopes_upon_scopes() {
    let scope = Scope::new("photos", ["GetObject"]).key_prefix("users/42/");
    takes_linear_time(
        "scopes",
        1_000,
        |count| count,
        |count| {
            let narrowed = (0..*count).try_fold(signer(), |signer, _| signer.scoped(&scope)).unwrap();
            assert!(narrowed.presign(&Request::new("GetObject").bucket("photos"), "users/42/a", NOW).is_ok());
        },
    );
}

#[test]
fn names_under_a_scope() {
    let all: Vec<String> = names("header:x-n", 8_000).iter().map(|name| format!("allow\0{name}")).collect();
    let pairs: Vec<(&str, &str)> = all.iter().filter_map(|pair| pair.split_once('\0')).collect();
    let fixed = [("bucket", "photos"), ("operations", "PutObject")];
    let scope = Scope::from_pairs(fixed.into_iter().chain(pairs)).unwrap();
    let signer = signer().scoped(&scope).unwrap();
    let request = [("operation", "PutObject"), ("bucket", "photos")];
    let input = |count| many(&request, count, |n| (format!("header:x-n{n:05}"), "v".into()));
    takes_linear_time("permitted names", 1_000, input, |pairs| {
        let request = Request::from_pairs(borrowed(pairs)).unwrap();
        assert!(signer.presign(&request, "a", NOW).is_ok());
    });
}

#[test]
fn sources_of_copies() {
    let scope = Scope::new("photos", ["CopyObject"]);
    let signer = signer().scoped(&scope).unwrap();
    for piece in ["+", "?", "#", "%2B", "a/object/"] {
        let input = |count: usize| format!("photos/a{}", piece.repeat(count));
        takes_linear_time(piece, 5_000, input, |source| {
            let copy = Request::new("CopyObject").bucket("photos").with("CopySource", source.as_str());
            assert!(signer.presign(&copy, "a", NOW).is_ok());
        });
    }
}
