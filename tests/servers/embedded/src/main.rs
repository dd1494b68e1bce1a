//! A real S3 server for the tests and the demo: `s3s` parses and verifies the
//! requests, `s3s-fs` keeps the objects in a folder, and `keys` makes that folder
//! treat keys as S3 does. It listens on loopback only, prints its address as its
//! first line and ends when its standard input does, so that no test can leave it
//! behind.

mod arguments;
mod keys;
mod serve;

use std::error::Error;
use std::io::{Read, Write};
use std::net::Ipv4Addr;
use std::process::ExitCode;

use tokio::net::TcpListener;

use arguments::Arguments;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("embedded-s3: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let arguments = Arguments::from_process()?;
    for bucket in &arguments.buckets {
        // A bucket of s3s-fs is a folder.
        std::fs::create_dir_all(arguments.data.join(bucket))?;
    }
    tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .enable_time()
        .build()?
        .block_on(listen(arguments))
}

async fn listen(arguments: Arguments) -> Result<(), Box<dyn Error>> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, arguments.port)).await?;
    let address = listener.local_addr()?;
    let service = serve::service(&arguments, address.port())?;
    let mut output = std::io::stdout();
    writeln!(output, "listening on {address}")?;
    output.flush()?;
    tokio::select! {
        served = serve::forever(listener, service) => served?,
        ended = tokio::task::spawn_blocking(wait_for_the_end_of_input) => ended??,
    }
    Ok(())
}

fn wait_for_the_end_of_input() -> std::io::Result<()> {
    let mut ignored = [0; 256];
    let mut input = std::io::stdin();
    while input.read(&mut ignored)? > 0 {}
    Ok(())
}
