//! The URLs of a column as one: an object that any library of Arrow takes.

use super::interface::{ArrowArray, ArrowArrayStream, ArrowSchema, NULLABLE, SCHEMA_CAPSULE, STREAM_CAPSULE};
use pyo3::{prelude::*, types::PyCapsule};
use s3presign::Urls;
use std::{
    ffi::{c_char, c_int, c_void},
    ptr,
    sync::Arc,
};

/// The URLs of a column, as an Arrow column of strings in chunks.
///
/// Pass it to any library that knows Arrow's C stream interface:
/// ``pyarrow.chunked_array(urls)``, ``polars.Series(urls)``. Whoever has the URLs may use
/// them, so the ``repr`` shows how many there are, and nothing else.
#[pyclass(frozen, module = "s3presign")]
pub(crate) struct UrlColumn {
    chunks: Vec<Arc<Chunk>>,
}

/// Some of the rows, in the layout of a string array.
pub(super) struct Chunk {
    validity: Option<Vec<u8>>,
    null_count: i64,
    /// One more than there are rows.
    offsets: Vec<i32>,
    bytes: Vec<u8>,
}

impl UrlColumn {
    pub(super) fn new(chunks: Vec<Chunk>) -> UrlColumn {
        UrlColumn { chunks: chunks.into_iter().map(Arc::new).collect() }
    }
}

#[pymethods]
impl UrlColumn {
    /// How many rows there are, nulls included.
    fn __len__(&self) -> usize {
        self.chunks.iter().map(|chunk| chunk.rows()).sum()
    }

    /// How many rows have no URL.
    #[getter]
    fn null_count(&self) -> i64 {
        self.chunks.iter().map(|chunk| chunk.null_count).sum()
    }

    /// The type of the column: Arrow's ``string``.
    fn __arrow_c_schema__<'py>(&self, python: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        PyCapsule::new_with_value(python, string_schema(), SCHEMA_CAPSULE)
    }

    /// The rows, as often as they are asked for. Another type is not made of them.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        python: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        // Without effect, as the specification allows: the consumer casts.
        let _ = requested_schema;
        PyCapsule::new_with_value(python, stream(self.chunks.clone()), STREAM_CAPSULE)
    }

    fn __repr__(&self) -> String {
        format!("<s3presign.UrlColumn of {} rows>", self.__len__())
    }
}

impl Chunk {
    /// `nulls` are the rows without a URL, in their order. `None` where offsets of 32 bits cannot reach the end.
    pub(super) fn new(urls: Urls, nulls: &[usize]) -> Option<Chunk> {
        let rows = urls.len();
        let (mut bytes, ends) = urls.into_parts();
        // What was never written takes no memory yet; to give back little would copy all of it.
        if bytes.capacity() > bytes.len().saturating_add(bytes.len() / 8) {
            bytes.shrink_to_fit();
        }
        let mut offsets = Vec::with_capacity(rows.saturating_add(1));
        offsets.push(0);
        i32::try_from(bytes.len()).ok()?;
        offsets.extend(ends.into_iter().filter_map(|end| i32::try_from(end).ok()));
        let validity = (!nulls.is_empty()).then(|| {
            let mut bits = vec![0xff; rows.div_ceil(8)];
            for row in nulls {
                if let Some(byte) = bits.get_mut(row / 8) {
                    *byte &= !(1 << (row % 8));
                }
            }
            bits
        });
        Some(Chunk { validity, null_count: i64::try_from(nulls.len()).ok()?, offsets, bytes })
    }

    fn rows(&self) -> usize {
        self.offsets.len().saturating_sub(1)
    }
}

fn string_schema() -> ArrowSchema {
    ArrowSchema {
        format: c"u".as_ptr(),
        name: c"".as_ptr(),
        flags: NULLABLE,
        release: Some(release_schema),
        ..ArrowSchema::RELEASED
    }
}

/// Nothing in it is owned.
unsafe extern "C" fn release_schema(schema: *mut ArrowSchema) {
    // SAFETY: whoever releases a schema passes one that is not released.
    unsafe { (*schema).release = None };
}

/// A chunk that was handed over: the array's buffers point into it.
struct Shared {
    buffers: [*const c_void; 3],
    _chunk: Arc<Chunk>,
}

fn array(chunk: Arc<Chunk>) -> ArrowArray {
    let validity = chunk.validity.as_ref().map_or(ptr::null(), |bits| bits.as_ptr().cast());
    let buffers = [validity, chunk.offsets.as_ptr().cast(), chunk.bytes.as_ptr().cast()];
    let (length, null_count) = (i64::try_from(chunk.rows()).unwrap_or_default(), chunk.null_count);
    let shared = Box::into_raw(Box::new(Shared { buffers, _chunk: chunk }));
    ArrowArray {
        length,
        null_count,
        n_buffers: 3,
        // SAFETY: it was just made, and lives until the array is released.
        buffers: unsafe { &raw mut (*shared).buffers }.cast(),
        release: Some(release_array),
        private_data: shared.cast(),
        ..ArrowArray::RELEASED
    }
}

unsafe extern "C" fn release_array(array: *mut ArrowArray) {
    // SAFETY: whoever releases an array passes one that is not released, and then its data is what `array` made.
    unsafe {
        drop(Box::from_raw((*array).private_data.cast::<Shared>()));
        (*array).release = None;
    }
}

/// The chunks that a stream has still to hand over.
type Waiting = std::vec::IntoIter<Arc<Chunk>>;

fn stream(chunks: Vec<Arc<Chunk>>) -> ArrowArrayStream {
    ArrowArrayStream {
        get_schema: Some(stream_schema),
        get_next: Some(stream_next),
        get_last_error: Some(stream_error),
        release: Some(release_stream),
        private_data: Box::into_raw(Box::<Waiting>::new(chunks.into_iter())).cast(),
    }
}

unsafe extern "C" fn stream_schema(_: *mut ArrowArrayStream, schema: *mut ArrowSchema) -> c_int {
    // SAFETY: the consumer passes room for a schema, which holds nothing yet.
    unsafe { schema.write(string_schema()) };
    0
}

unsafe extern "C" fn stream_next(stream: *mut ArrowArrayStream, next: *mut ArrowArray) -> c_int {
    // SAFETY: the stream is not released, so its data is what `stream` made, and one call is made at a time; the
    // consumer passes room for an array, which holds nothing yet.
    unsafe {
        let waiting = &mut *(*stream).private_data.cast::<Waiting>();
        next.write(waiting.next().map_or(ArrowArray::RELEASED, array));
    }
    0
}

/// Nothing fails.
unsafe extern "C" fn stream_error(_: *mut ArrowArrayStream) -> *const c_char {
    ptr::null()
}

unsafe extern "C" fn release_stream(stream: *mut ArrowArrayStream) {
    // SAFETY: as for `release_array`.
    unsafe {
        drop(Box::from_raw((*stream).private_data.cast::<Waiting>()));
        (*stream).release = None;
    }
}
