//! A sort for all: that of the library is larger.

/// A heap sort: in place, at most n log n, and small.
#[inline(always)]
pub(crate) fn heap_sort<T>(list: &mut [T], less: impl Fn(&T, &T) -> bool) {
    heap(list.len(), &mut |a, b, swap| {
        if swap {
            list.swap(a, b);
        }
        less(&list[a], &list[b])
    });
}

/// The same of `count` elements of whatever type. `step` swaps two where it
/// is told to, and says whether the first is less than the second.
#[inline(never)]
fn heap(count: usize, step: &mut dyn FnMut(usize, usize, bool) -> bool) {
    for end in (0..count + count / 2).rev() {
        // First the heap is built from the middle down, then emptied.
        let (mut root, end) = if end >= count {
            (end - count, count)
        } else {
            step(0, end, true);
            (0, end)
        };
        loop {
            let mut child = 2 * root + 1;
            if child >= end {
                break;
            }
            if child + 1 < end && step(child, child + 1, false) {
                child += 1;
            }
            if !step(root, child, false) {
                break;
            }
            step(root, child, true);
            root = child;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heap_sort_sorts() {
        let mut seed = 7_u32;
        for length in 0..200 {
            let mut list: Vec<u32> = (0..length)
                .map(|_| {
                    seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    seed >> 26
                })
                .collect();
            let mut expected = list.clone();
            expected.sort_unstable();
            heap_sort(&mut list, |a, b| a < b);
            assert_eq!(list, expected);
        }
    }
}
