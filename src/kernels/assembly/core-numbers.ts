/** k-core numbers by peeling. Plain twin: ../core-numbers.ts. */

function at32(array: usize, i: u32): u32 {
  return load<u32>(array + (<usize>i << 2));
}

function put32(array: usize, i: u32, value: u32): void {
  store<u32>(array + (<usize>i << 2), value);
}

/** Writes each person's core number to `degree` (n u32). `bin` (n+1), `sorted` and `place` (n) are room, u32 each. */
export function peel(n: u32, start: usize, ofAt: usize, degree: usize, bin: usize, sorted: usize, place: usize): void {
  memory.fill(bin, 0, <usize>(n + 1) << 2);
  for (let p: u32 = 0; p < n; p++) {
    const d = at32(start, p + 1) - at32(start, p);
    put32(degree, p, d);
    put32(bin, d, at32(bin, d) + 1);
  }
  // People sorted by degree: bin[d] becomes where those of degree d begin.
  let begin: u32 = 0;
  for (let d: u32 = 0; d < n; d++) {
    const count = at32(bin, d);
    put32(bin, d, begin);
    begin += count;
  }
  for (let p: u32 = 0; p < n; p++) {
    const d = at32(degree, p);
    const at = at32(bin, d);
    put32(bin, d, at + 1);
    put32(place, p, at);
    put32(sorted, at, p);
  }
  for (let d = n; d > 0; d--) put32(bin, d, at32(bin, d - 1));
  put32(bin, 0, 0);
  for (let at: u32 = 0; at < n; at++) {
    const person = at32(sorted, at);
    const own = at32(degree, person);
    const end = at32(start, person + 1);
    for (let i = at32(start, person); i < end; i++) {
      const other = at32(ofAt, i);
      const d = at32(degree, other);
      if (d <= own) continue;
      // Swap with the first of its bin, then move the border of the bin: the other now belongs one bin lower.
      const border = at32(bin, d);
      const first = at32(sorted, border);
      const was = at32(place, other);
      put32(sorted, was, first);
      put32(place, first, was);
      put32(sorted, border, other);
      put32(place, other, border);
      put32(bin, d, border + 1);
      put32(degree, other, d - 1);
    }
  }
}
