//! The HTTP side: one task for each connection, all on one thread.

use std::error::Error;

use http_body_util::BodyExt;
use hyper::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use s3s::auth::SimpleAuth;
use s3s::host::MultiDomain;
use s3s::service::{S3Service, S3ServiceBuilder};
use s3s::{Body, HttpResponse};
use s3s_fs::FileSystem;
use tokio::net::TcpListener;

use crate::arguments::Arguments;
use crate::keys::KeysAsS3;

/// The S3 service for the arguments. `s3s` compares the whole `Host` header, so the
/// domain takes the port that was bound.
pub(crate) fn service(arguments: &Arguments, port: u16) -> Result<S3Service, Box<dyn Error>> {
    let files = FileSystem::new(&arguments.data)
        .map_err(|error| format!("{}: {error:?}", arguments.data.display()))?;
    let mut builder = S3ServiceBuilder::new(KeysAsS3::new(files));
    builder.set_auth(SimpleAuth::from_single(arguments.access_key.as_str(), arguments.secret_key.as_str()));
    if let Some(domain) = &arguments.domain {
        builder.set_host(MultiDomain::new([format!("{domain}:{port}")])?);
    }
    Ok(builder.build())
}

/// Answers connections until accepting one fails.
pub(crate) async fn forever(listener: TcpListener, service: S3Service) -> std::io::Result<()> {
    loop {
        let (stream, _) = listener.accept().await?;
        let service = service.clone();
        let connection = http1::Builder::new().serve_connection(
            TokioIo::new(stream),
            service_fn(move |request| answer(service.clone(), request)),
        );
        // A client that goes away in the middle is no fault of the server's.
        tokio::spawn(async move {
            let _ = connection.await;
        });
    }
}

/// Answers one request once all of its body is there. A server that refuses a request by its head
/// and closes the connection is right to, but a client that still writes then sees a broken
/// pipe, or the answer, as chance has it, and the tests ask for the answer.
async fn answer(
    service: S3Service,
    request: Request<Incoming>,
) -> Result<HttpResponse, Box<dyn Error + Send + Sync>> {
    let (head, body) = request.into_parts();
    let body = Body::from(body.collect().await?.to_bytes());
    Ok(service.call(Request::from_parts(head, body)).await?)
}
