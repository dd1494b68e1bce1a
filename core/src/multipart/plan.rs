//! How an object is cut into parts, within S3's limits ("Amazon S3 multipart
//! upload limits", S3 User Guide).

use crate::{error::Error, pairs::Given};

const MIB: u64 = 1024 * 1024;

/// The smallest part except the last, in bytes.
const SMALLEST_PART: u64 = 5 * MIB;

/// The largest part, in bytes.
const LARGEST_PART: u64 = 5 * 1024 * MIB;

/// The most parts of an upload.
pub(super) const MOST_PARTS: u64 = 10_000;

/// The largest object: 48.8 TiB, which is as many parts as there can be of the
/// largest size. S3 announces it as 50 TB.
const LARGEST_OBJECT: u64 = MOST_PARTS * LARGEST_PART;

/// The part size of objects that do not need a larger one.
const USUAL_PART: u64 = 8 * MIB;

/// The parts of an object whose size is known.
///
/// ```
/// use s3presign::MultipartPlan;
///
/// let plan = MultipartPlan::new(20_000_000, None)?;
/// assert_eq!((plan.part_count(), plan.part_size()), (3, 8_388_608));
/// let last = plan.parts().last().unwrap();
/// assert_eq!((last.number, last.first_byte, last.size), (3, 16_777_216, 3_222_784));
/// # Ok::<(), s3presign::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MultipartPlan {
    object_size: u64,
    part_size: u64,
}

/// One part of a [`MultipartPlan`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct PlannedPart {
    /// From 1 on: `PartNumber`.
    pub number: u32,
    /// Where the part begins in the object, in bytes.
    pub first_byte: u64,
    /// In bytes; 0 only for the one part of an empty object.
    pub size: u64,
}

impl MultipartPlan {
    /// A plan for an object of this many bytes in parts of this many; without
    /// a part size, 8 MiB or the smallest whole MiB size that needs
    /// at most 10,000 parts.
    ///
    /// # Errors
    ///
    /// `ObjectTooLarge` beyond 53,687,091,200,000 bytes, `InvalidPartSize`
    /// outside 5 MiB to 5 GiB, `TooManyParts` beyond 10,000.
    pub fn new(object_size: u64, part_size: impl Into<Option<u64>>) -> Result<MultipartPlan, Error> {
        if object_size > LARGEST_OBJECT {
            return Err(Error::ObjectTooLarge { bytes: object_size });
        }
        let enough = object_size.div_ceil(MOST_PARTS).div_ceil(MIB).saturating_mul(MIB);
        let part_size = part_size.into().unwrap_or(enough.max(USUAL_PART));
        if !(SMALLEST_PART..=LARGEST_PART).contains(&part_size) {
            return Err(Error::InvalidPartSize { bytes: part_size });
        }
        let parts = object_size.div_ceil(part_size);
        if parts > MOST_PARTS {
            return Err(Error::TooManyParts { parts, part_size: enough.max(SMALLEST_PART) });
        }
        Ok(MultipartPlan { object_size, part_size })
    }

    /// Builds a plan from names and texts, as every other language does:
    /// `object-size` and `part-size`, in bytes.
    ///
    /// # Errors
    ///
    /// Those of [`MultipartPlan::new`], and `UnknownOption`, `MissingOption`,
    /// `DuplicateOption`, `InvalidOption`.
    pub fn from_pairs<'a>(
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<MultipartPlan, Error> {
        Given::read("the plan", pairs, MultipartPlan::read)
    }

    pub(crate) fn read(given: &mut Given<'_>) -> Result<MultipartPlan, Error> {
        let (object_size, part_size) = (given.bytes("object-size"), given.bytes("part-size"));
        let missing = Error::missing_option("the plan", "object-size");
        MultipartPlan::new(object_size.ok_or(missing)?, part_size)
    }

    /// The object's size in bytes.
    pub fn object_size(&self) -> u64 {
        self.object_size
    }

    /// The size of every part but the last, in bytes.
    pub fn part_size(&self) -> u64 {
        self.part_size
    }

    /// How many parts there are: 1 to 10,000. An empty object is one empty part.
    pub fn part_count(&self) -> u32 {
        u32::try_from(self.object_size.div_ceil(self.part_size)).unwrap_or(u32::MAX).max(1)
    }

    /// The parts in their order.
    pub fn parts(&self) -> impl ExactSizeIterator<Item = PlannedPart> + Clone + use<> {
        let MultipartPlan { object_size, part_size } = *self;
        (0..self.part_count()).map(move |index| {
            let first_byte = u64::from(index).saturating_mul(part_size);
            PlannedPart {
                number: index.saturating_add(1),
                first_byte,
                size: object_size.saturating_sub(first_byte).min(part_size),
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{LARGEST_OBJECT, LARGEST_PART, MIB, MultipartPlan, SMALLEST_PART};
    use crate::ErrorCode;
    use proptest::prelude::*;

    fn code(object_size: u64, part_size: Option<u64>) -> Option<ErrorCode> {
        MultipartPlan::new(object_size, part_size).err().map(|error| error.code())
    }

    #[test]
    fn keeps_to_the_limits() {
        assert_eq!(code(LARGEST_OBJECT, None), None);
        assert_eq!(code(LARGEST_OBJECT + 1, None), Some(ErrorCode::ObjectTooLarge));
        assert_eq!(code(1, Some(SMALLEST_PART)), None);
        assert_eq!(code(1, Some(SMALLEST_PART - 1)), Some(ErrorCode::InvalidPartSize));
        assert_eq!(code(1, Some(LARGEST_PART)), None);
        assert_eq!(code(1, Some(LARGEST_PART + 1)), Some(ErrorCode::InvalidPartSize));
        assert_eq!(code(10_000 * SMALLEST_PART, Some(SMALLEST_PART)), None);
        assert_eq!(code(10_000 * SMALLEST_PART + 1, Some(SMALLEST_PART)), Some(ErrorCode::TooManyParts));
        assert_eq!(code(u64::MAX, Some(u64::MAX)), Some(ErrorCode::ObjectTooLarge));
    }

    #[test]
    fn says_which_part_size_works() {
        let error = MultipartPlan::new(10_000 * SMALLEST_PART + 1, SMALLEST_PART).unwrap_err();
        assert!(error.to_string().contains("6291456"), "{error}");
        assert_eq!(code(10_000 * SMALLEST_PART + 1, Some(6_291_456)), None);
    }

    #[test]
    fn an_empty_object_is_one_empty_part() {
        let parts: Vec<_> = MultipartPlan::new(0, None).unwrap().parts().collect();
        assert_eq!(parts.iter().map(|part| (part.number, part.size)).collect::<Vec<_>>(), [(1, 0)]);
    }

    #[test]
    fn options_are_checked() {
        let code = |pairs: &[(&str, &str)]| {
            MultipartPlan::from_pairs(pairs.iter().copied()).err().map(|error| error.code())
        };
        assert_eq!(code(&[("objectSize", "1"), ("part_size", "5242880")]), None);
        assert_eq!(code(&[("part-size", "5242880")]), Some(ErrorCode::MissingOption));
        assert_eq!(code(&[("object-size", "1"), ("ObjectSize", "1")]), Some(ErrorCode::DuplicateOption));
        assert_eq!(code(&[("object-size", "-1")]), Some(ErrorCode::InvalidOption));
        assert_eq!(code(&[("object-size", "1"), ("parts", "2")]), Some(ErrorCode::UnknownOption));
    }

    proptest! {
        #[test]
        fn parts_cover_the_object(object_size in 0..=LARGEST_OBJECT, mebibytes in prop::option::of(5_u64..=5120)) {
            let Ok(plan) = MultipartPlan::new(object_size, mebibytes.map(|size| size * MIB)) else {
                prop_assert!(mebibytes.is_some());
                return Ok(());
            };
            let mut end = 0;
            for (index, part) in plan.parts().enumerate() {
                prop_assert_eq!((part.number as usize, part.first_byte), (index + 1, end));
                prop_assert!(part.size <= LARGEST_PART);
                prop_assert!(part.size >= SMALLEST_PART || part.number == plan.part_count());
                prop_assert!(part.size > 0 || object_size == 0);
                end += part.size;
            }
            prop_assert_eq!(end, object_size);
            prop_assert!((1..=10_000).contains(&plan.part_count()));
        }
    }
}
