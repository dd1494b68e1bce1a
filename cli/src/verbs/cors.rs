//! `s3presign cors`: the smallest rule of a bucket that lets pages use URLs and forms.

use crate::{
    arguments::Named,
    failure::Failure,
    input::Presented,
    output::write_out,
    signing::{borrowed, pair},
};
use clap::{Args, ValueEnum};
use s3presign::CorsRule;

/// Write the one CORS rule that lets pages of an origin use URLs and forms
#[derive(Args)]
pub(crate) struct Cors {
    /// URLs, or files with their records of --output json; - or nothing reads them from stdin
    #[arg(value_name = "URL|FILE")]
    urls: Vec<String>,
    /// Origin of the pages: https://app.example.com, with one * in it if wanted; may be repeated
    #[arg(long, required = true)]
    origin: Vec<String>,
    /// Allow forms, too, or alone where no URL is named
    #[arg(long)]
    form: bool,
    /// Method of all URLs; records of --output json say their own
    #[arg(long)]
    method: Option<String>,
    /// Header that was signed in URLs, with its value
    #[arg(short = 'H', long, value_name = "NAME: VALUE", value_parser = Named::header)]
    header: Vec<Named>,
    /// Form of the rule: JSON for `aws s3api put-bucket-cors`, which replaces every rule that the
    /// bucket has, XML for S3 itself
    #[arg(short, long, value_name = "FORM", default_value = "json")]
    output: Form,
}

#[derive(Clone, Copy, ValueEnum)]
enum Form {
    Json,
    Xml,
}

impl Cors {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let origin = self.origin.join(" ");
        let form = self.form.then(|| CorsRule::for_forms(&origin)).transpose()?;
        let results =
            self.results()?.into_iter().map(|result| Ok(CorsRule::from_pairs(borrowed(&result), &origin)?));
        let rules = form.map(Ok).into_iter().chain(results).collect::<Result<Vec<CorsRule>, Failure>>()?;
        let rule = CorsRule::merged(rules)?;
        let text = match self.output {
            Form::Json => rule.to_json(),
            Form::Xml => rule.to_xml(),
        };
        write_out(&format!("{}\n", text.trim_end()))
    }

    /// Everything that was named, as the library asks for it.
    fn results(&self) -> Result<Vec<Vec<(String, String)>>, Failure> {
        let presented: Vec<Presented> = match self.urls.as_slice() {
            [] if self.form => Vec::new(),
            [] => Presented::read_all(None)?,
            urls => {
                let each = urls.iter().map(|url| Presented::read_all(Some(url)));
                each.collect::<Result<Vec<_>, Failure>>()?.into_iter().flatten().collect()
            }
        };
        presented.into_iter().map(|one| self.result(one)).collect()
    }

    fn result(&self, mut presented: Presented) -> Result<Vec<(String, String)>, Failure> {
        let fields = presented.fields.iter().map(|(name, text)| (format!("field:{name}"), text.clone()));
        if !presented.fields.is_empty() {
            return Ok(pair("url", Some(&presented.url)).into_iter().chain(fields).collect());
        }
        if presented.operation.is_none() {
            presented.method = self.method.clone().or(presented.method);
            let named = self.header.iter().map(|named| (named.name.clone(), named.value.clone()));
            presented.headers.extend(named);
            let explained = s3presign::explain(&presented.url, presented.method.as_deref(), None)?;
            presented.operation = explained.operation().map(String::from);
            for name in explained.headers() {
                if !presented.headers.iter().any(|(known, _)| known.eq_ignore_ascii_case(name)) {
                    presented.headers.push((name.into(), String::new()));
                }
            }
        }
        let operation = presented.operation.as_ref().ok_or_else(|| {
            let help = "pass its record of --output json, or, where all URLs have one method, --method";
            Failure::usage("the URL does not tell its operation", help)
        })?;
        let own = [
            pair("operation", Some(operation)),
            pair("method", Some(presented.method()?)),
            pair("url", Some(&presented.url)),
        ];
        let headers = presented.headers.iter().map(|(name, text)| (format!("header:{name}"), text.clone()));
        Ok(own.into_iter().flatten().chain(headers).collect())
    }
}
