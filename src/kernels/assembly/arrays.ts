/** Numbers in arrays that lie anywhere in memory. */

export function at32(array: usize, i: u32): u32 {
  return load<u32>(array + (<usize>i << 2));
}

export function put32(array: usize, i: u32, value: u32): void {
  store<u32>(array + (<usize>i << 2), value);
}

export function at64(array: usize, i: u32): f64 {
  return load<f64>(array + (<usize>i << 3));
}

export function put64(array: usize, i: u32, value: f64): void {
  store<f64>(array + (<usize>i << 3), value);
}

/** Ascending, in place. Shell's sort with steps of 3h + 1. */
export function sort32(array: usize, count: u32): void {
  let gap: u32 = 1;
  while (gap < count) gap = 3 * gap + 1;
  for (; gap > 0; gap = (gap - 1) / 3) {
    for (let i = gap; i < count; i++) {
      const value = at32(array, i);
      let at = i;
      while (at >= gap && at32(array, at - gap) > value) {
        put32(array, at, at32(array, at - gap));
        at -= gap;
      }
      put32(array, at, value);
    }
  }
}
