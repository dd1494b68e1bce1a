//! The keys in an array: strings in any of Arrow's layouts, plain or by a dictionary.

use super::interface::{ArrowArray, ArrowSchema};
use std::{ffi::CStr, slice};

/// How the arrays of a schema hold keys.
#[derive(Clone, Copy, Debug)]
pub(super) struct Layout {
    strings: Strings,
    /// The type of the indices, where strings stand in a dictionary.
    indices: Option<Index>,
}

#[derive(Clone, Copy, Debug)]
enum Strings {
    /// `null`: there are only nulls.
    Null,
    /// `string`: offsets of 32 bits.
    Small,
    /// `large_string`: offsets of 64 bits.
    Large,
    /// `string_view`.
    View,
}

#[derive(Clone, Copy, Debug)]
enum Index {
    I8,
    U8,
    I16,
    U16,
    I32,
    U32,
    I64,
    U64,
}

impl Layout {
    /// `Err` names the type of a schema that has no keys.
    pub(super) fn of(schema: &ArrowSchema) -> Result<Layout, String> {
        let format = format_of(schema);
        // SAFETY: a schema's dictionary is NULL or a schema that lives as long.
        let layout = match unsafe { schema.dictionary.as_ref() } {
            None => strings(&format).map(|strings| Layout { strings, indices: None }),
            Some(values) => strings(&format_of(values))
                .zip(index(&format))
                .map(|(strings, index)| Layout { strings, indices: Some(index) }),
        };
        layout.ok_or(format)
    }
}

fn format_of(schema: &ArrowSchema) -> String {
    if schema.format.is_null() {
        return String::new();
    }
    // SAFETY: a format that is not NULL ends with NUL and lives as long as its schema.
    unsafe { CStr::from_ptr(schema.format) }.to_string_lossy().into_owned()
}

fn strings(format: &str) -> Option<Strings> {
    match format {
        "n" => Some(Strings::Null),
        "u" => Some(Strings::Small),
        "U" => Some(Strings::Large),
        "vu" => Some(Strings::View),
        _ => None,
    }
}

fn index(format: &str) -> Option<Index> {
    match format {
        "c" => Some(Index::I8),
        "C" => Some(Index::U8),
        "s" => Some(Index::I16),
        "S" => Some(Index::U16),
        "i" => Some(Index::I32),
        "I" => Some(Index::U32),
        "l" => Some(Index::I64),
        "L" => Some(Index::U64),
        _ => None,
    }
}

/// An array's keys.
pub(super) struct Keys<'a> {
    array: &'a ArrowArray,
    layout: Layout,
}

impl<'a> Keys<'a> {
    /// The array must be of the schema that the layout is of.
    pub(super) fn new(array: &'a ArrowArray, layout: Layout) -> Keys<'a> {
        Keys { array, layout }
    }

    pub(super) fn len(&self) -> usize {
        length(self.array)
    }

    /// The key of a row below [`Keys::len`], in bytes, which should be UTF-8; `None` for a null.
    pub(super) fn get(&self, row: usize) -> Option<&'a [u8]> {
        let Some(index) = self.layout.indices else { return string(self.array, self.layout.strings, row) };
        if is_null(self.array, row) {
            return None;
        }
        let place = index_at(self.array, index, row)?;
        // SAFETY: an array whose schema has a dictionary has one, too, and it lives as long.
        let values = unsafe { self.array.dictionary.as_ref() }?;
        if place < length(values) { string(values, self.layout.strings, place) } else { None }
    }
}

fn length(array: &ArrowArray) -> usize {
    usize::try_from(array.length).unwrap_or_default()
}

/// A row's place in the buffers: an array may be a slice of them.
fn place(array: &ArrowArray, row: usize) -> usize {
    usize::try_from(array.offset).unwrap_or_default().saturating_add(row)
}

/// The buffer of this number, or NULL.
fn buffer<T>(array: &ArrowArray, number: usize) -> *const T {
    if array.buffers.is_null() || usize::try_from(array.n_buffers).unwrap_or_default() <= number {
        return std::ptr::null();
    }
    // SAFETY: there are more buffers than this number.
    unsafe { *array.buffers.add(number) }.cast()
}

/// One of the fixed-size items of a buffer that has one for each row.
fn item<T: Copy>(array: &ArrowArray, number: usize, place: usize) -> Option<T> {
    let items = buffer::<T>(array, number);
    if items.is_null() {
        return None;
    }
    // SAFETY: the buffer has an item for every place of the array (columnar format), at an address that is
    // aligned for it or, "recommended" only, not.
    Some(unsafe { items.add(place).read_unaligned() })
}

fn is_null(array: &ArrowArray, row: usize) -> bool {
    let place = place(array, row);
    let bits: Option<u8> = if array.null_count == 0 { None } else { item(array, 0, place / 8) };
    bits.is_some_and(|bits| bits >> (place % 8) & 1 == 0)
}

fn string(array: &ArrowArray, strings: Strings, row: usize) -> Option<&[u8]> {
    let place = place(array, row);
    match strings {
        Strings::Null => None,
        _ if is_null(array, row) => None,
        Strings::Small => between(
            array,
            usize::try_from(item::<i32>(array, 1, place)?).ok()?,
            usize::try_from(item::<i32>(array, 1, place.checked_add(1)?)?).ok()?,
        ),
        Strings::Large => between(
            array,
            usize::try_from(item::<i64>(array, 1, place)?).ok()?,
            usize::try_from(item::<i64>(array, 1, place.checked_add(1)?)?).ok()?,
        ),
        Strings::View => viewed(array, place),
    }
}

/// The bytes of the data buffer between two offsets.
fn between(array: &ArrowArray, start: usize, end: usize) -> Option<&[u8]> {
    let length = end.checked_sub(start)?;
    if length == 0 {
        return Some(&[]);
    }
    let data = buffer::<u8>(array, 2);
    // SAFETY: the data reaches to the highest of the offsets, and they rise.
    (!data.is_null()).then(|| unsafe { slice::from_raw_parts(data.add(start), length) })
}

/// A view is 16 bytes: the length, and the bytes themselves if there are at most 12; or their first four, the
/// number of a data buffer and the place in it.
fn viewed(array: &ArrowArray, place: usize) -> Option<&[u8]> {
    const INLINE: usize = 12;
    let views = buffer::<[u8; 16]>(array, 1);
    if views.is_null() {
        return None;
    }
    // SAFETY: there is a view for every place of the array.
    let view = unsafe { &*views.add(place) };
    let number = |start: usize| {
        let bytes = view.get(start..)?.first_chunk()?;
        usize::try_from(i32::from_ne_bytes(*bytes)).ok()
    };
    let length = number(0)?;
    if length <= INLINE {
        return view.get(4..)?.get(..length);
    }
    // Behind validity and views stand the data buffers.
    let data = buffer::<u8>(array, number(8)?.checked_add(2)?);
    let start = number(12)?;
    // SAFETY: the view of a longer string names a data buffer that has it.
    (!data.is_null()).then(|| unsafe { slice::from_raw_parts(data.add(start), length) })
}

fn index_at(array: &ArrowArray, index: Index, row: usize) -> Option<usize> {
    let place = place(array, row);
    match index {
        Index::I8 => usize::try_from(item::<i8>(array, 1, place)?).ok(),
        Index::U8 => Some(usize::from(item::<u8>(array, 1, place)?)),
        Index::I16 => usize::try_from(item::<i16>(array, 1, place)?).ok(),
        Index::U16 => Some(usize::from(item::<u16>(array, 1, place)?)),
        Index::I32 => usize::try_from(item::<i32>(array, 1, place)?).ok(),
        Index::U32 => usize::try_from(item::<u32>(array, 1, place)?).ok(),
        Index::I64 => usize::try_from(item::<i64>(array, 1, place)?).ok(),
        Index::U64 => usize::try_from(item::<u64>(array, 1, place)?).ok(),
    }
}
