//! Keys as S3 treats them, over `s3s-fs`, which treats them as file paths.
//!
//! To S3 a key is opaque: `a//b`, `a/../b`, `/a`, `a` and `a/` are five objects. In a
//! file system they are one or two, and `..` leaves the bucket. So that the tests can
//! show that such keys arrive as they were signed, each key is kept under one flat
//! file name; nothing else about `s3s-fs` is changed. Its limit on length stays: a
//! file name has 255 bytes, which leaves about 140 for a key.

use s3s::dto::*;
use s3s::{S3, S3Request, S3Response, S3Result, s3_error};
use s3s_fs::FileSystem;

/// The name of the file that holds a key: `/` becomes `|`, and what would then be
/// ambiguous or hidden is percent-encoded. The name of a prefix is a prefix of the
/// name, so that listing by prefix and by `/` still works on names.
fn name_of(key: &str) -> String {
    let mut name = String::with_capacity(key.len());
    for (index, character) in key.chars().enumerate() {
        match character {
            '/' => name.push('|'),
            '|' => name.push_str("%7C"),
            '%' => name.push_str("%25"),
            '.' if index == 0 => name.push_str("%2E"),
            _ => name.push(character),
        }
    }
    name
}

/// The key that a file name holds.
fn key_of(name: &str) -> String {
    name.replace('|', "/").replace("%7C", "|").replace("%2E", ".").replace("%25", "%")
}

fn to_name(key: &mut String) {
    *key = name_of(key);
}

fn to_key(name: &mut Option<String>) {
    if let Some(name) = name {
        *name = key_of(name);
    }
}

/// The server's objects: files, found by key.
pub(crate) struct KeysAsS3 {
    files: FileSystem,
}

impl KeysAsS3 {
    pub(crate) fn new(files: FileSystem) -> Self {
        Self { files }
    }
}

/// The source of a copy, with its key as a file name.
fn source_name(source: CopySource) -> S3Result<CopySource> {
    match source {
        CopySource::Bucket { bucket, key, version_id } => {
            Ok(CopySource::Bucket { bucket, key: name_of(&key).into(), version_id })
        }
        _ => Err(s3_error!(NotImplemented)),
    }
}

#[async_trait::async_trait]
impl S3 for KeysAsS3 {
    async fn create_bucket(
        &self,
        request: S3Request<CreateBucketInput>,
    ) -> S3Result<S3Response<CreateBucketOutput>> {
        self.files.create_bucket(request).await
    }

    async fn head_bucket(
        &self,
        request: S3Request<HeadBucketInput>,
    ) -> S3Result<S3Response<HeadBucketOutput>> {
        self.files.head_bucket(request).await
    }

    async fn delete_bucket(
        &self,
        request: S3Request<DeleteBucketInput>,
    ) -> S3Result<S3Response<DeleteBucketOutput>> {
        self.files.delete_bucket(request).await
    }

    async fn list_buckets(
        &self,
        request: S3Request<ListBucketsInput>,
    ) -> S3Result<S3Response<ListBucketsOutput>> {
        self.files.list_buckets(request).await
    }

    async fn put_object(
        &self,
        mut request: S3Request<PutObjectInput>,
    ) -> S3Result<S3Response<PutObjectOutput>> {
        to_name(&mut request.input.key);
        self.files.put_object(request).await
    }

    async fn get_object(
        &self,
        mut request: S3Request<GetObjectInput>,
    ) -> S3Result<S3Response<GetObjectOutput>> {
        to_name(&mut request.input.key);
        self.files.get_object(request).await
    }

    async fn head_object(
        &self,
        mut request: S3Request<HeadObjectInput>,
    ) -> S3Result<S3Response<HeadObjectOutput>> {
        to_name(&mut request.input.key);
        self.files.head_object(request).await
    }

    async fn delete_object(
        &self,
        mut request: S3Request<DeleteObjectInput>,
    ) -> S3Result<S3Response<DeleteObjectOutput>> {
        to_name(&mut request.input.key);
        self.files.delete_object(request).await
    }

    async fn copy_object(
        &self,
        mut request: S3Request<CopyObjectInput>,
    ) -> S3Result<S3Response<CopyObjectOutput>> {
        to_name(&mut request.input.key);
        request.input.copy_source = source_name(request.input.copy_source)?;
        self.files.copy_object(request).await
    }

    async fn list_objects_v2(
        &self,
        mut request: S3Request<ListObjectsV2Input>,
    ) -> S3Result<S3Response<ListObjectsV2Output>> {
        let input = &mut request.input;
        for text in [&mut input.prefix, &mut input.delimiter, &mut input.start_after] {
            *text = text.as_deref().map(name_of);
        }
        let mut response = self.files.list_objects_v2(request).await?;
        let output = &mut response.output;
        for object in output.contents.iter_mut().flatten() {
            to_key(&mut object.key);
        }
        for common in output.common_prefixes.iter_mut().flatten() {
            to_key(&mut common.prefix);
        }
        to_key(&mut output.prefix);
        to_key(&mut output.delimiter);
        to_key(&mut output.start_after);
        Ok(response)
    }

    async fn create_multipart_upload(
        &self,
        mut request: S3Request<CreateMultipartUploadInput>,
    ) -> S3Result<S3Response<CreateMultipartUploadOutput>> {
        to_name(&mut request.input.key);
        let mut response = self.files.create_multipart_upload(request).await?;
        to_key(&mut response.output.key);
        Ok(response)
    }

    async fn upload_part(
        &self,
        mut request: S3Request<UploadPartInput>,
    ) -> S3Result<S3Response<UploadPartOutput>> {
        to_name(&mut request.input.key);
        self.files.upload_part(request).await
    }

    async fn list_parts(
        &self,
        mut request: S3Request<ListPartsInput>,
    ) -> S3Result<S3Response<ListPartsOutput>> {
        to_name(&mut request.input.key);
        let mut response = self.files.list_parts(request).await?;
        to_key(&mut response.output.key);
        Ok(response)
    }

    async fn complete_multipart_upload(
        &self,
        mut request: S3Request<CompleteMultipartUploadInput>,
    ) -> S3Result<S3Response<CompleteMultipartUploadOutput>> {
        to_name(&mut request.input.key);
        let mut response = self.files.complete_multipart_upload(request).await?;
        // The answer is given while the parts are put together: its key comes last.
        if let Some(completed) = response.output.future.take() {
            response.output.future = Some(Box::pin(async move {
                let mut output = completed.await?;
                to_key(&mut output.key);
                Ok(output)
            }));
        }
        Ok(response)
    }

    async fn abort_multipart_upload(
        &self,
        mut request: S3Request<AbortMultipartUploadInput>,
    ) -> S3Result<S3Response<AbortMultipartUploadOutput>> {
        to_name(&mut request.input.key);
        self.files.abort_multipart_upload(request).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEYS: [&str; 12] =
        ["a", "a/", "a//b", "a/../b", "/a", "..", ".", "a|b", "a%7Cb", "%2E", "a b+c", "ü/%25"];

    #[test]
    fn every_key_comes_back_from_a_name_of_its_own() {
        let mut names: Vec<String> = KEYS.iter().map(|key| name_of(key)).collect();
        for (key, name) in KEYS.iter().zip(&names) {
            assert_eq!(&key_of(name), key);
            assert!(!name.contains('/') && !name.starts_with('.'), "{name}");
        }
        names.sort();
        names.dedup();
        assert_eq!(names.len(), KEYS.len());
    }

    #[test]
    fn the_name_of_a_prefix_is_a_prefix_of_the_name() {
        for key in KEYS {
            for (end, _) in key.char_indices() {
                let prefix: &str = key.get(..end).unwrap_or_default();
                assert!(name_of(key).starts_with(&name_of(prefix)), "{prefix}");
            }
        }
    }
}
