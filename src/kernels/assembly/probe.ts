export function sum(at: usize, n: i32): f64 {
  let s: f64 = 0;
  for (let i = 0; i < n; i++) s += load<f64>(at + (<usize>i << 3));
  return s;
}
export function simd(at: usize): i32 { return i8x16.bitmask(v128.load(at)); }
