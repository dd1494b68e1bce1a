//! A command for PowerShell 7. What is sent comes from a file, `$File`.

use super::{Signed, quoted::powershell as quoted};

pub(super) fn command(signed: &Signed) -> String {
    match signed {
        Signed::Request(_) => {
            let mut words = vec![
                String::from("Invoke-WebRequest"),
                format!("-Method {}", signed.method()),
                format!("-Uri {}", quoted(signed.url())),
            ];
            // PowerShell takes the content type by an option of its own, and counts the length itself.
            let headers = signed.headers();
            let named = |wanted: &str| headers.iter().find(|(name, _)| *name == wanted);
            if let Some((_, value)) = named("content-type") {
                words.push(format!("-ContentType {}", quoted(value)));
            }
            let own = headers.iter().filter(|(name, _)| !["content-type", "content-length"].contains(name));
            let entries: Vec<String> =
                own.map(|(name, value)| format!("{} = {}", quoted(name), quoted(value))).collect();
            if !entries.is_empty() {
                words.push(format!("-SkipHeaderValidation -Headers @{{ {} }}", entries.join("; ")));
            }
            if signed.takes_content() {
                words.push("-InFile $File".into());
            }
            words.join(" ")
        }
        Signed::Post(post) => {
            let fields: Vec<String> =
                post.fields().map(|(name, value)| format!("{} = {}", quoted(name), quoted(value))).collect();
            format!(
                "Invoke-WebRequest -Method POST -Uri {} -Form ([ordered]@{{ {}; 'file' = Get-Item $File }})",
                quoted(post.url()),
                fields.join("; "),
            )
        }
    }
}
