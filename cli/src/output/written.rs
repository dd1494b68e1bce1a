//! What `--output` can ask for: results in one of their forms, or the policy that they need.

use super::Form;
use clap::{ValueEnum, builder::PossibleValue};

/// What is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Written {
    Results(Form),
    Policy,
}

impl ValueEnum for Written {
    fn value_variants<'a>() -> &'a [Written] {
        const ALL: &[Written] = &[
            Written::Results(Form::Url),
            Written::Results(Form::Curl),
            Written::Results(Form::Powershell),
            Written::Results(Form::Fetch),
            Written::Results(Form::Json),
            Written::Results(Form::Env),
            Written::Results(Form::Qr),
            Written::Results(Form::Svg),
            Written::Results(Form::Html),
            Written::Policy,
        ];
        ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        match self {
            Written::Results(form) => form.to_possible_value(),
            Written::Policy => Some(
                PossibleValue::new("policy")
                    .help("The policy that whoever signs needs, and no URL: no credentials are needed"),
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Form, Written};
    use clap::ValueEnum;

    #[test]
    fn every_form_can_be_asked_for() {
        for form in Form::value_variants() {
            assert!(Written::value_variants().contains(&Written::Results(*form)), "{form:?}");
        }
    }
}
