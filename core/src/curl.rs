//! A presigned request as a curl command that works when pasted into a shell.

use crate::parameters::Header;

/// The command; `takes_body` says whether standard input is to be sent.
pub(crate) fn command(method: &str, url: &str, headers: &[Header], takes_body: bool) -> String {
    let mut words = vec![String::from("curl")];
    match method {
        "GET" => {}
        "HEAD" => words.push("--head".into()),
        method => words.push(format!("--request {method}")),
    }
    let sends_data = matches!(method, "PUT" | "POST");
    if sends_data {
        // Without data curl sends no Content-Length, which S3 asks for.
        words.push(if takes_body { "--data-binary @-" } else { "--data ''" }.into());
        if !headers.iter().any(|header| header.name == "content-type") {
            // Or curl calls the data a form, and S3 stores that with the object.
            words.push("--header 'content-type:'".into());
        }
    }
    if url.split(['/', '?']).any(|segment| matches!(segment, "." | "..")) {
        words.push("--path-as-is".into());
    }
    if url.contains('[') {
        // An IPv6 host, and not a range of URLs.
        words.push("--globoff".into());
    }
    // curl counts the body itself, and what it sends must be what was signed.
    for header in headers.iter().filter(|header| header.name != "content-length") {
        let Header { name, value } = header;
        let line = if value.is_empty() { format!("{name};") } else { format!("{name}: {}", value.as_str()) };
        words.push(format!("--header {}", quoted(&line)));
    }
    words.push(quoted(url));
    words.join(" ")
}

/// The command that sends a form, its file from standard input. What the sender must
/// add comes from a variable of the shell: `open` has the text that each value must
/// begin with.
pub(crate) fn form_command<'a>(
    url: &str,
    fields: impl Iterator<Item = (&'a str, &'a str)>,
    open: impl Iterator<Item = (&'a str, &'a str)>,
) -> String {
    let mut words = vec![String::from("curl")];
    words.extend(fields.map(|(name, value)| format!("--form-string {}", quoted(&format!("{name}={value}")))));
    words.extend(open.map(|(name, prefix)| {
        format!("--form-string {}{}", quoted(&format!("{name}=")), variable(name, prefix))
    }));
    words.push(String::from("--form file=@-"));
    if url.contains('[') {
        words.push("--globoff".into());
    }
    words.push(quoted(url));
    words.join(" ")
}

/// A value from a variable of the shell, which stops where nobody set it (`:?`, POSIX
/// "Parameter Expansion").
fn variable(field: &str, prefix: &str) -> String {
    let name: String =
        field.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_uppercase() } else { '_' }).collect();
    // Other characters would need quotes within quotes, which shells read differently.
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "/._+-".contains(c);
    let hint = match prefix {
        "" => String::from("set it"),
        prefix if prefix.chars().all(is_plain) => format!("set it to what begins with {prefix}"),
        _ => String::from("set it to what begins as the policy asks"),
    };
    format!("\"${{{name}:?{hint}}}\"")
}

/// Quoted for a POSIX shell.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::{command, form_command};
    use crate::parameters::Header;

    fn header(name: &str, value: &str) -> Header {
        Header { name: name.into(), value: String::from(value).into() }
    }

    #[test]
    fn quotes_for_the_shell() {
        let headers = [header("x-amz-meta-note", "it's"), header("x-amz-meta-none", "")];
        assert_eq!(
            command("GET", "http://[::1]:9000/b/a/../c?x", &headers, false),
            r"curl --path-as-is --globoff --header 'x-amz-meta-note: it'\''s' --header 'x-amz-meta-none;' 'http://[::1]:9000/b/a/../c?x'",
        );
    }

    #[test]
    fn asks_the_shell_for_what_the_sender_adds() {
        let open = [("Content-Type", "image/"), ("x-amz-meta-a.b", "`$x}"), ("acl", "")];
        assert_eq!(
            form_command("u", [("key", "it's")].into_iter(), open.into_iter()),
            [
                r"curl --form-string 'key=it'\''s'",
                r#"--form-string 'Content-Type='"${CONTENT_TYPE:?set it to what begins with image/}""#,
                r#"--form-string 'x-amz-meta-a.b='"${X_AMZ_META_A_B:?set it to what begins as the policy asks}""#,
                r#"--form-string 'acl='"${ACL:?set it}""#,
                "--form file=@- 'u'",
            ]
            .join(" ")
        );
    }

    #[test]
    fn says_what_curl_must_send() {
        assert_eq!(command("HEAD", "u", &[], false), "curl --head 'u'");
        assert_eq!(command("DELETE", "u", &[], false), "curl --request DELETE 'u'");
        assert_eq!(
            command("POST", "u", &[], false),
            "curl --request POST --data '' --header 'content-type:' 'u'",
        );
    }
}
