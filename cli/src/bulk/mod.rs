//! Many keys at once. One thread reads, some sign, one writes; batches go round the
//! signing threads in turn, so that the order needs no bookkeeping and memory does not
//! grow with the input.

mod batch;
mod csv_records;
mod json_records;
mod key_records;
mod keys;
mod signed_batch;

use crate::{
    failure::{ExitStatus, Failure},
    notes,
};
use batch::{Batch, Batches};
use clap::ValueEnum;
use indicatif::{ProgressBar, ProgressStyle};
use keys::Keys;
use s3presign::Template;
use signed_batch::SignedBatch;
use std::{
    io::{self, IsTerminal, Write},
    num::NonZero,
    sync::{
        Arc,
        mpsc::{Receiver, SyncSender, sync_channel},
    },
    thread,
    time::Duration,
};
use time::OffsetDateTime;

/// How many batches may wait before and behind each signing thread.
const WAITING: usize = 2;

/// How many warnings are shown in full.
const SHOWN_WARNINGS: u64 = 10;

/// How keys come, and URLs go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// A key a line
    Lines,
    /// Keys that end with a NUL, as of find -print0
    Nul,
    /// CSV with a header
    Csv,
    /// A JSON object a line
    Jsonl,
}

/// What is done with every key.
pub(crate) struct Job {
    pub(crate) template: Template,
    pub(crate) prefix: String,
    pub(crate) now: OffsetDateTime,
    pub(crate) format: Format,
    pub(crate) column: String,
    pub(crate) keep_going: bool,
    pub(crate) strict: bool,
    pub(crate) quiet: bool,
}

/// Signs what is on stdin.
pub(crate) fn run(job: Job, threads: NonZero<usize>) -> Result<(), Failure> {
    let mut batches = Batches::new(io::stdin(), job.format);
    let header = csv_records::Header::read(&mut batches, &job)?;
    let job = Arc::new(job);
    let (mut inputs, mut outputs) = (Vec::new(), Vec::new());
    for _ in 0..threads.get() {
        let (input, to_sign) = sync_channel(WAITING);
        let (signed, output) = sync_channel(WAITING);
        let (job, column) = (Arc::clone(&job), header.column);
        // Not joined: when the reader of the result goes away, stdin may never say another word.
        thread::spawn(move || sign(&job, column, &to_sign, &signed));
        inputs.push(input);
        outputs.push(output);
    }
    thread::spawn(move || read(batches, &inputs));
    write(&job, &header.line, &outputs)
}

/// Reads batches and hands them round. It ends when nobody takes them any more.
fn read(mut batches: Batches<io::Stdin>, inputs: &[SyncSender<Result<Batch, Failure>>]) {
    for input in inputs.iter().cycle() {
        let Some(batch) = batches.next().transpose() else { return };
        let failed = batch.is_err();
        if input.send(batch).is_err() || failed {
            return;
        }
    }
}

/// Signs what comes in.
fn sign(
    job: &Job,
    column: usize,
    to_sign: &Receiver<Result<Batch, Failure>>,
    signed: &SyncSender<Result<SignedBatch, Failure>>,
) {
    let mut keys = Keys::behind(&job.prefix);
    for batch in to_sign {
        keys.clear();
        let batch = batch.map(|batch| match job.format {
            Format::Lines | Format::Nul => key_records::sign(job, &batch, &mut keys),
            Format::Csv => csv_records::sign(job, column, &batch, &mut keys),
            Format::Jsonl => json_records::sign(job, &batch, &mut keys),
        });
        if signed.send(batch).is_err() {
            return;
        }
    }
}

/// Writes what was signed, in the order of the input.
fn write(
    job: &Job,
    header: &[u8],
    outputs: &[Receiver<Result<SignedBatch, Failure>>],
) -> Result<(), Failure> {
    let mut stdout = io::stdout().lock();
    stdout.write_all(header).map_err(Failure::writing)?;
    let progress = progress(job);
    let (mut failed, mut warnings) = (false, 0_u64);
    for output in outputs.iter().cycle() {
        let Ok(batch) = output.recv() else { break };
        let SignedBatch { bytes, records, refused, warned } = batch?;
        stdout.write_all(&bytes).and_then(|()| stdout.flush()).map_err(Failure::writing)?;
        progress.inc(records);
        for (line, warning) in warned {
            warnings = warnings.saturating_add(1_u64);
            if !job.quiet && warnings <= SHOWN_WARNINGS {
                progress.suspend(|| {
                    notes::warn_of(warning.code.as_str(), &format!("line {line}: {}", warning.message))
                });
            }
            if job.strict {
                return Err(Failure::Said(ExitStatus::Warned));
            }
        }
        for (line, failure) in refused {
            progress.suspend(|| notes::fail(&failure, Some(&format!("line {line}"))));
            if !job.keep_going {
                return Err(Failure::Shown(failure.exit_code()));
            }
            failed = true;
        }
    }
    progress.finish_and_clear();
    if warnings > SHOWN_WARNINGS && !job.quiet {
        notes::say("warnings", &format!("{warnings} in all"));
    }
    if failed { Err(Failure::Said(ExitStatus::Negative)) } else { Ok(()) }
}

/// A count on stderr, where a person waits for what goes elsewhere.
fn progress(job: &Job) -> ProgressBar {
    if job.quiet || io::stdout().is_terminal() || io::stdin().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{human_pos} URLs, {per_sec}");
    let bar = ProgressBar::no_length().with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()));
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}
