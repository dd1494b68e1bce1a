//! JavaScript for a browser or Node.js. What is sent is `body`, a `Blob` or a buffer.

use super::{Signed, quoted::javascript as quoted};

pub(super) fn expression(signed: &Signed) -> String {
    match signed {
        Signed::Request(_) => request(signed),
        Signed::Post(post) => {
            let fields: Vec<String> =
                post.fields().map(|(name, value)| format!("[{}, {}]", quoted(name), quoted(value))).collect();
            format!(
                "await fetch({}, {{ method: \"POST\", body: [{}, [\"file\", body]].reduce((form, [name, value]) => (form.append(name, value), form), new FormData()) }})",
                quoted(post.url()),
                fields.join(", "),
            )
        }
    }
}

fn request(signed: &Signed) -> String {
    let mut options = vec![format!("method: {}", quoted(signed.method()))];
    // A client sets the length itself, and refuses to be told.
    let headers = signed.headers();
    let sent = headers.iter().filter(|(name, _)| *name != "content-length");
    let headers: Vec<String> =
        sent.map(|(name, value)| format!("{}: {}", quoted(name), quoted(value))).collect();
    if !headers.is_empty() {
        options.push(format!("headers: {{ {} }}", headers.join(", ")));
    }
    if signed.takes_content() {
        options.push("body".into());
    }
    format!("await fetch({}, {{ {} }})", quoted(signed.url()), options.join(", "))
}
