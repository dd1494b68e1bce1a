//! Keys as people have them: what a processor predicts in digits it does not in UUIDs, and paths have dates, file names
//! and other letters than those of English.

/// How many S3 lists at a time.
pub const PAGE: usize = 1_000;

/// How many of each kind.
const COUNT: usize = 40 * PAGE;

/// Keys of one kind.
pub struct Keys {
    /// What the table calls them.
    pub name: &'static str,
    /// The keys.
    pub texts: Vec<String>,
    /// The session token of who signs.
    pub token: Option<String>,
}

/// Every kind.
pub fn all() -> Vec<Keys> {
    let uuids: Vec<String> = (1..=COUNT as u128).map(uuid).collect();
    let digits: Vec<String> = (0..COUNT).map(|number| format!("2026/holiday/img-{number:05}.jpg")).collect();
    let of = |name, text: &dyn Fn(usize, &String) -> String| Keys {
        name,
        texts: uuids.iter().enumerate().map(|(number, uuid)| text(number, uuid)).collect(),
        token: None,
    };
    let token = Some(token());
    vec![
        Keys { name: "30 bytes, digits", texts: digits.clone(), token: None },
        Keys { name: "UUID", texts: uuids.clone(), token: None },
        of("dated path, UUID and file name", &|number, uuid| {
            format!("exports/2026-11-{:02}/{uuid}/quarterly-report-final.parquet", number % 28 + 1)
        }),
        of("30 to 300 bytes", &|number, uuid| {
            // Another length for each, without an order.
            format!("{}{uuid}.pdf", "department/".repeat(number * 7_919 % 25))
        }),
        of("non-ASCII", &|_, uuid| format!("Kunden/{uuid}/Übersicht für März (Entwurf).pdf")),
        Keys { name: "30 bytes, digits, token of 814 bytes", texts: digits, token: token.clone() },
        Keys { name: "UUID, token of 814 bytes", texts: uuids, token },
    ]
}

/// AWS's are 400 to 1,000 bytes of base64, and begin like this.
fn token() -> String {
    const BASE64: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let random = (1..=798_u64).map(|number| (number.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 58) as usize);
    let digits: String = random.map(|digit| char::from(BASE64[digit])).collect();
    format!("IQoJb3JpZ2luX2Vj{digits}")
}

/// The same for each run, without an order that shows.
fn uuid(number: u128) -> String {
    let hex = format!("{:032x}", number.wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835));
    format!("{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}
