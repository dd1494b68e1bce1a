//! Sorts lists that are short nearly always: the pairs of a query, headers, findings.
//!
//! The standard library's sort is compiled anew for each type and order it is called with, at 3 to 13 kB a time: a tenth
//! of the WebAssembly module, all of which is read before the first URL. Here it is compiled once, for the
//! places of a list, and only lists that are long take it.

use std::cmp::Ordering;

/// The longest list that is sorted in its place. A long one would take the square of its length.
const SHORT: usize = 16;

/// Sorts by the items' own order. Equal ones keep theirs.
pub(crate) fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, T::cmp);
}

/// Sorts by this order. Equal items keep theirs.
pub(crate) fn sort_by<T>(items: &mut [T], mut order: impl FnMut(&T, &T) -> Ordering) {
    let mut compare = |items: &[T], one: usize, other: usize| {
        items.get(one).zip(items.get(other)).map_or(Ordering::Equal, |(one, other)| order(one, other))
    };
    if items.len() <= SHORT {
        for end in 1..items.len() {
            for place in (1..=end).rev() {
                let before = place.saturating_sub(1);
                if compare(items, before, place).is_le() {
                    break;
                }
                items.swap(before, place);
            }
        }
        return;
    }
    let mut sources: Vec<usize> = (0..items.len()).collect();
    sort_places(&mut sources, &mut |one, other| compare(items, one, other));
    take_from(items, &mut sources);
}

/// Sorts by a key that is computed once for each item. Equal ones keep their order.
pub(crate) fn sort_by_key<T, K: Ord>(items: &mut Vec<T>, key: impl Fn(&T) -> K) {
    let mut keyed: Vec<(K, T)> = items.drain(..).map(|item| (key(&item), item)).collect();
    sort_by(&mut keyed, |(one, _), (other, _)| one.cmp(other));
    items.extend(keyed.into_iter().map(|(_, item)| item));
}

/// Not generic, and so compiled once.
fn sort_places(places: &mut [usize], order: &mut dyn FnMut(usize, usize) -> Ordering) {
    places.sort_by(|one, other| order(*one, *other));
}

/// Moves to each place the item of its source, round after round of places that exchange theirs.
fn take_from<T>(items: &mut [T], sources: &mut [usize]) {
    for start in 0..items.len() {
        let mut place = start;
        while let Some(source) = sources.get_mut(place).map(|source| std::mem::replace(source, place))
            && source != start
        {
            items.swap(place, source);
            place = source;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::sort_by;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn as_the_standard_library(mut items: Vec<(u8, u16)>) {
            let mut expected = items.clone();
            expected.sort_by_key(|item| item.0);
            sort_by(&mut items, |one, other| one.0.cmp(&other.0));
            prop_assert_eq!(items, expected);
        }
    }
}
