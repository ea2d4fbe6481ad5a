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
