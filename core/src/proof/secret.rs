//! The secret as it is pasted, read from a file or handed through a URL.

use super::{
    alteration::{Alteration, Alterations, KeyChange},
    difference::Difference,
};
use crate::credentials::Credentials;
use crate::zeroizing::Zeroizing;
use percent_encoding::percent_decode_str;

/// The forms of the secret; the first is the secret itself.
pub(super) struct Secrets {
    forms: Vec<Zeroizing<String>>,
}

impl Secrets {
    pub(super) fn new(credentials: &Credentials) -> Secrets {
        Secrets { forms: vec![Zeroizing::new(credentials.secret_access_key.to_string())] }
    }

    /// One of them, by its place.
    pub(super) fn form(&self, at: usize) -> &str {
        self.forms.get(at).map_or("", |form| form)
    }

    fn push(&mut self, list: &mut Alterations, form: String, was: &'static str, remedy: &'static str) {
        let form = Zeroizing::new(form);
        if self.forms.contains(&form) {
            return;
        }
        let secret = Some(self.forms.len());
        let alteration =
            Alteration::of_key(Difference::Secret(was, remedy), KeyChange { secret, ..KeyChange::default() });
        self.forms.push(form);
        list.push(alteration);
    }

    /// The other forms, the most frequent first.
    pub(super) fn alter(&mut self, list: &mut Alterations, credentials: &Credentials) {
        let secret = Zeroizing::new(credentials.secret_access_key.to_string());
        let trim = "take the white space off before it is given to the signer";
        let unquote = "take the quotes off before it is given to the signer";
        let plain = "give the signer the secret as it was issued";
        let encoded = |slash: &str, plus: &str, equals: &str| {
            secret.replace('/', slash).replace('+', plus).replace('=', equals)
        };
        self.push(list, secret.replace('+', " "), "with a blank for each plus sign (+)", plain);
        self.push(list, encoded("%2F", "%2B", "%3D"), "percent-encoded (%2F for /, %2B for +)", plain);
        for (before, after, was, remedy) in [
            ("", "\n", "with a newline (white space) at its end", trim),
            ("", "\r\n", "with a newline (white space, CR LF) at its end", trim),
            ("", "\r", "with a line break (white space, CR) at its end", trim),
            ("", " ", "with a blank (white space) at its end", trim),
            ("", "\t", "with a tab (white space) at its end", trim),
            ("\"", "\"", "in double quotes", unquote),
            ("'", "'", "in single quotes", unquote),
            (" ", "", "with a blank (white space) before it", trim),
            ("\n", "", "with a newline (white space) before it", trim),
            ("\t", "", "with a tab (white space) before it", trim),
            ("", "\n\n", "with two newlines (white space) at its end", trim),
            ("", "\u{a0}", "with a no-break space (white space) at its end", trim),
            ("\u{feff}", "", "with a byte order mark (white space) before it", trim),
            ("", "\0", "with a NUL character at its end", trim),
            ("\"", "\"\n", "in double quotes, with a newline at its end", unquote),
            ("`", "`", "in back quotes", unquote),
            ("\"", "", "with a quote before it", unquote),
            ("", "\"", "with a quote at its end", unquote),
            ("'", "", "with a single quote before it", unquote),
            ("", "'", "with a single quote at its end", unquote),
        ] {
            self.push(list, format!("{before}{}{after}", *secret), was, remedy);
        }
        for (form, was) in [
            (encoded("%2f", "%2b", "%3d"), "percent-encoded in lower-case hex (%2f for /, %2b for +)"),
            (encoded("/", "%2B", "%3D"), "percent-encoded but for its slashes (%2B for +)"),
            (encoded("%2F", "+", "%3D"), "percent-encoded but for its plus signs (%2F for /)"),
            (encoded("%252F", "%252B", "%253D"), "percent-encoded twice (%252F for /)"),
            (encoded("\\/", "+", "="), "with its slashes escaped, as JSON may (\\/ for /)"),
            (encoded("/", "\\u002b", "\\u003d"), "escaped for JSON (\\u002b for +)"),
            (encoded("-", "_", "="), "in the alphabet of URLs (- and _ for / and +)"),
            (encoded("_", "-", "="), "in the alphabet of URLs (_ and - for / and +)"),
            (encoded("", "+", "="), "without its slashes"),
            (encoded("/", "", "="), "without its plus signs"),
        ] {
            self.push(list, form, was, plain);
        }
        let decoded = percent_decode_str(&secret).decode_utf8_lossy().into_owned();
        self.push(list, decoded, "with its percent-encoding read", plain);
        let mut cut = secret.chars();
        cut.next_back();
        self.push(list, cut.as_str().into(), "without its last character", plain);
        let mut cut = secret.chars();
        cut.next();
        self.push(list, cut.as_str().into(), "without its first character", plain);
        self.push(list, secret.chars().take(40).collect(), "cut to 40 characters", plain);
        self.push(list, secret.to_lowercase(), "in lower case", plain);
        self.push(list, secret.to_uppercase(), "in capitals", plain);
        self.push(list, format!("AWS4{}", *secret), "with AWS4 before it twice", plain);
        self.push(list, format!("{0}{0}", *secret), "given twice in a row", plain);
        self.push(
            list,
            credentials.access_key_id.clone(),
            "mixed up with the access key id, which stood in its place",
            "give the signer the id and the secret each in its place",
        );
    }
}
