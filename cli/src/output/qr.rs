//! A QR code of the URL: half blocks for a terminal, or an image.

use crate::failure::Failure;
use qrcode::{
    EcLevel, QrCode,
    render::{svg, unicode},
};

/// Dark blocks on a light ground, whatever the terminal's colours are: its
/// foreground is drawn as the light of the code.
pub(super) fn text(url: &str) -> Result<String, Failure> {
    let code = code(url)?;
    Ok(code
        .render::<unicode::Dense1x2>()
        .dark_color(unicode::Dense1x2::Light)
        .light_color(unicode::Dense1x2::Dark)
        .build())
}

pub(super) fn image(url: &str) -> Result<String, Failure> {
    Ok(code(url)?.render::<svg::Color<'_>>().min_dimensions(300, 300).build())
}

/// The lowest correction that there is: a URL is long, and a small code is read
/// from further away.
fn code(url: &str) -> Result<QrCode, Failure> {
    QrCode::with_error_correction_level(url, EcLevel::L).map_err(|_| {
        Failure::usage(
            format!("a URL of {} bytes is too long for a QR code, which holds 2953", url.len()),
            "take --output html; session tokens make URLs long, long-lived credentials make short ones",
        )
    })
}
