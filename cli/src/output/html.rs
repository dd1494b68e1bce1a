//! A page that does it when it is opened: a link, an upload, or a form. It loads
//! nothing from anywhere.

use super::{
    Record, Signed, fetch,
    quoted::{html, javascript},
};
use crate::arguments::instant::rfc3339;
use s3presign::{LimitedBy, PresignedPost};

pub(super) fn page(record: &Record) -> String {
    let signed = &record.signed;
    let name = record.target.as_ref().map_or("", |target| target.key.as_str());
    let name = if name.is_empty() { signed.url().split('?').next().unwrap_or_default() } else { name };
    let until = match signed.limited_by() {
        LimitedBy::Nothing => "Works for as long as everybody may do this.".into(),
        _ => format!("Works until {}.", rfc3339(signed.expires_at())),
    };
    let body = match signed {
        Signed::Post(post) => form(post, &signed.open_fields()),
        Signed::Request(request) if request.method() == "GET" => {
            format!("<p><a href=\"{}\" rel=\"noreferrer\">{}</a></p>", html(request.url()), html(name))
        }
        Signed::Request(request) => {
            let content = if signed.takes_content() { "<input type=\"file\" id=\"file\">\n" } else { "" };
            format!(
                "<form id=\"request\">\n{content}<button>{}</button>\n<output id=\"answer\"></output>\n</form>\n<script>\nconst answer = document.getElementById('answer');\ndocument.getElementById('request').addEventListener('submit', async (event) => {{\n  event.preventDefault();\n  const body = document.getElementById('file')?.files[0] ?? '';\n  answer.textContent = '...';\n  try {{\n    const response = {};\n    answer.textContent = response.ok ? 'Done.' : response.status + ' ' + await response.text();\n  }} catch (error) {{\n    answer.textContent = 'Not sent: ' + error.message + {};\n  }}\n}});\n</script>",
                html(request.operation()),
                fetch::expression(signed),
                javascript(". Does the bucket's CORS configuration allow this page?"),
            )
        }
    };
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<title>{title}</title>\n<h1>{title}</h1>\n{body}\n<p>{until}</p>\n</html>",
        title = html(name),
        until = html(&until),
    )
}

/// The fields in their order, those that the sender fills in, and the file.
fn form(post: &PresignedPost, open_fields: &[(&str, &str)]) -> String {
    let mut inputs = String::new();
    for (name, value) in post.fields() {
        inputs.push_str(&input("hidden", name, value));
    }
    let mut script = "";
    for (name, prefix) in open_fields {
        if name.eq_ignore_ascii_case("content-type") {
            inputs.push_str(&input("hidden", name, prefix));
            script = TYPE_OF_FILE;
        } else {
            inputs.push_str(&format!(
                "<label>{} {}</label>\n",
                html(name),
                input("text", name, prefix).trim_end()
            ));
        }
    }
    format!(
        "<form action=\"{}\" method=\"post\" enctype=\"multipart/form-data\">\n{inputs}<input type=\"file\" name=\"file\" required>\n<button>Upload</button>\n</form>{script}",
        html(post.url()),
    )
}

/// Says the type of the file that was chosen, which the policy leaves to the sender.
const TYPE_OF_FILE: &str = "
<script>
document.forms[0].elements.file.addEventListener('change', (event) => {
  const field = [...document.forms[0].elements].find((each) => each.name.toLowerCase() === 'content-type');
  field.value = event.target.files[0]?.type ?? '';
});
</script>";

fn input(kind: &str, name: &str, value: &str) -> String {
    format!("<input type=\"{kind}\" name=\"{}\" value=\"{}\">\n", html(name), html(value))
}
