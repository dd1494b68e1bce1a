//! `cargo bench`: each contestant in detail, in CPU time, for people who look
//! for the next nanosecond. `make bench` is the comparison.
#![allow(missing_docs)]

use cpu_time::ProcessTime;
use criterion::{
    Criterion, criterion_group, criterion_main,
    measurement::{Measurement, ValueFormatter, WallTime},
};
use s3presign_bench::{contestants, work};
use std::{hint::black_box, time::Duration};

/// CPU time of this process, shown as criterion shows wall time.
struct CpuTime;

impl Measurement for CpuTime {
    type Intermediate = ProcessTime;
    type Value = Duration;

    fn start(&self) -> ProcessTime {
        ProcessTime::now()
    }

    fn end(&self, start: ProcessTime) -> Duration {
        start.elapsed()
    }

    fn add(&self, first: &Duration, second: &Duration) -> Duration {
        *first + *second
    }

    fn zero(&self) -> Duration {
        Duration::ZERO
    }

    fn to_f64(&self, value: &Duration) -> f64 {
        value.as_nanos() as f64
    }

    fn formatter(&self) -> &dyn ValueFormatter {
        WallTime.formatter()
    }
}

fn presign(criterion: &mut Criterion<CpuTime>) {
    let keys = work::keys();
    for mut contestant in contestants() {
        let mut group = criterion.benchmark_group(contestant.series.name());
        let mut key = keys.iter().cycle();
        group.bench_function(contestant.name, |bencher| {
            bencher.iter(|| (contestant.run)(black_box(key.next().map_or("", String::as_str))));
        });
        group.finish();
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default().with_measurement(CpuTime);
    targets = presign
}
criterion_main!(benches);
