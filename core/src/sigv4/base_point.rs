//! Multiples of P-256's base point in constant time, by a table of its own.
//!
//! p256's table takes 65 additions of points in projective coordinates, and this one 52 of points in affine ones, which
//! are cheaper. The additions are p256's, and hold for all points (Renes, Costello and Batina, "Complete addition formulas
//! for prime order elliptic curves", algorithm 5).

use p256::{
    AffinePoint, ProjectivePoint, Scalar,
    elliptic_curve::{
        Group, PrimeField,
        point::BatchNormalize,
        subtle::{Choice, ConditionallySelectable, ConstantTimeEq},
    },
};
use std::sync::OnceLock;
use zeroize::Zeroizing;

/// How many bits of the scalar a window has. With more of them there are fewer additions, and more to read for each.
const BITS: u32 = 5;
/// What a digit may be, and the negative of that.
const HIGHEST: usize = 1 << (BITS - 1);
/// The last one has one bit, and what is carried into it.
const WINDOWS: usize = 256_u32.div_ceil(BITS) as usize;

/// The first multiples of the base point times a power of two, which is that of the window.
type Window = [AffinePoint; HIGHEST];

/// Made when the first multiple is asked for, each window by itself: all of them together do not fit on the small stacks
/// that some threads have.
static TABLE: [OnceLock<Window>; WINDOWS] = [const { OnceLock::new() }; WINDOWS];

/// The base point, added up so many times. Takes the same time for all scalars, once the table is there.
// Compiled where it is called, as `ecdsa::sign` is. The additions are those of the group, which cannot overflow.
#[allow(clippy::arithmetic_side_effects)]
#[inline]
pub(super) fn multiple(scalar: &Scalar) -> ProjectivePoint {
    let mut sum = ProjectivePoint::IDENTITY;
    let mut before = None;
    let digits = Zeroizing::new(digits(scalar));
    for (window, digit) in TABLE.iter().zip(&*digits) {
        let window = window.get_or_init(|| window_after(before));
        sum += select(window, *digit);
        before = Some(window);
    }
    sum
}

/// The window behind another one, or the first.
#[allow(clippy::arithmetic_side_effects)]
#[inline]
fn window_after(before: Option<&Window>) -> Window {
    let last = before.and_then(|window| window.last());
    let power = last.map_or(ProjectivePoint::GENERATOR, |last| ProjectivePoint::from(*last).double());
    let mut multiples = [power; HIGHEST];
    let mut next = power;
    for multiple in &mut multiples {
        *multiple = next;
        next += power;
    }
    ProjectivePoint::batch_normalize(&multiples)
}

/// The scalar's digits in base 32, the lowest first, each from -16 to 16: the windows need no more than half
/// of the multiples, since points are negated for nothing.
#[allow(clippy::arithmetic_side_effects)]
#[inline]
fn digits(scalar: &Scalar) -> [i8; WINDOWS] {
    let big_endian = scalar.to_repr();
    let mut bytes = big_endian.iter().rev();
    let (mut bits, mut count, mut carried) = (0_u32, 0, 0);
    [(); WINDOWS].map(|()| {
        if count < BITS {
            bits |= u32::from(bytes.next().copied().unwrap_or_default()) << count;
            count += 8;
        }
        let digit = (bits & ((1 << BITS) - 1)) + carried;
        bits >>= BITS;
        count -= BITS;
        carried = (digit + HIGHEST as u32) >> BITS;
        digit as i8 - (carried << BITS) as i8
    })
}

/// The multiple of a digit: all of them are read, whichever it is.
#[allow(clippy::arithmetic_side_effects)]
#[inline]
fn select(window: &Window, digit: i8) -> AffinePoint {
    let mut point = AffinePoint::IDENTITY;
    for (multiple, number) in window.iter().zip(1_u8..) {
        point.conditional_assign(multiple, digit.unsigned_abs().ct_eq(&number));
    }
    let is_negative = Choice::from(digit as u8 >> 7);
    point.conditional_assign(&-point, is_negative);
    point
}

#[cfg(test)]
mod tests {
    use super::{digits, multiple};
    use p256::{ProjectivePoint, Scalar, elliptic_curve::PrimeField};
    use proptest::prelude::*;

    fn scalar(bytes: [u8; 32]) -> Option<Scalar> {
        Scalar::from_repr(bytes.into()).into()
    }

    #[test]
    fn holds_at_the_ends_and_at_each_power_of_two() {
        let mut power = Scalar::ONE;
        for exponent in 0..256 {
            for scalar in [power, -power, power - Scalar::ONE] {
                assert_eq!(multiple(&scalar), ProjectivePoint::GENERATOR * scalar, "{exponent}");
            }
            power = power.double();
        }
    }

    proptest! {
        #[test]
        fn agrees_with_the_crate(bytes in any::<[u8; 32]>()) {
            if let Some(scalar) = scalar(bytes) {
                prop_assert_eq!(multiple(&scalar), ProjectivePoint::GENERATOR * scalar);
            }
        }

        #[test]
        fn digits_add_up_to_the_scalar(bytes in any::<[u8; 32]>()) {
            if let Some(scalar) = scalar(bytes) {
                let sum = digits(&scalar).iter().rev().fold(Scalar::ZERO, |sum, digit| {
                    let absolute = Scalar::from(u64::from(digit.unsigned_abs()));
                    sum * Scalar::from(32_u64) + if *digit < 0 { -absolute } else { absolute }
                });
                prop_assert_eq!(sum, scalar);
            }
        }
    }
}
