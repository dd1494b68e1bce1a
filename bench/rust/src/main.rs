//! The Rust side of `make bench`.
//!
//! `s3presign-bench sample` answers one URL of each contestant, to be verified.
//! `s3presign-bench time ROUNDS SECONDS` gives each contestant a slice of CPU
//! time in each round, one after the other, and answers nanoseconds per URL.

use cpu_time::ProcessTime;
use s3presign_bench::{Contestant, contestants, work};
use serde_json::{Map, Value, json};
use std::{env, error::Error, hint::black_box};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let answer = match arguments.as_slice() {
        ["sample"] => samples(&contestants()),
        ["time", rounds, seconds] => time(&mut contestants(), rounds.parse()?, seconds.parse()?),
        _ => return Err("s3presign-bench sample | time ROUNDS SECONDS".into()),
    };
    println!("{answer}");
    Ok(())
}

fn samples(contestants: &[Contestant]) -> Value {
    let keys = work::keys();
    let key = keys.first().map_or("", String::as_str);
    let sample = |contestant: &Contestant| {
        json!({
            "series": contestant.series.name(),
            "name": contestant.name,
            "version": contestant.version,
            "url": contestant.url.as_ref().map(|url| url(key)),
        })
    };
    contestants.iter().map(sample).collect()
}

/// Each round starts with the next contestant, so that none is always first.
fn time(contestants: &mut [Contestant], rounds: usize, seconds: f64) -> Value {
    let keys = work::keys();
    let counts: Vec<usize> =
        contestants.iter_mut().map(|contestant| calibrate(contestant, &keys, seconds)).collect();
    let mut measured = vec![Vec::new(); contestants.len()];
    for round in 0..rounds {
        let mut turns: Vec<_> = contestants.iter_mut().zip(&counts).zip(&mut measured).collect();
        let first = round.checked_rem(turns.len()).unwrap_or(0);
        turns.rotate_left(first);
        for ((contestant, count), figures) in turns {
            figures.push(slice(contestant, &keys, *count) * 1e9 / *count as f64);
        }
    }
    let mut answer = Map::new();
    for (contestant, figures) in contestants.iter().zip(measured) {
        let series = answer.entry(contestant.series.name()).or_insert_with(|| json!({}));
        if let Some(series) = series.as_object_mut() {
            series.insert(contestant.name.into(), json!(figures));
        }
    }
    Value::Object(answer)
}

/// How many URLs fill a slice. Warms up on the way.
fn calibrate(contestant: &mut Contestant, keys: &[String], seconds: f64) -> usize {
    let mut count = 1;
    loop {
        let taken = slice(contestant, keys, count);
        if taken > seconds / 4.0 {
            return ((count as f64 * seconds / taken) as usize).max(1);
        }
        count *= 2;
    }
}

/// CPU time of so many URLs, in seconds.
fn slice(contestant: &mut Contestant, keys: &[String], count: usize) -> f64 {
    let start = ProcessTime::now();
    for key in keys.iter().cycle().take(count) {
        black_box((contestant.run)(black_box(key)));
    }
    start.elapsed().as_secs_f64()
}
