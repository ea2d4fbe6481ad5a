/** k-core numbers by peeling. Plain twin: ../core-numbers.ts. */

function at32(array: usize, i: u32): u32 {
  return load<u32>(array + (<usize>i << 2));
}

function put32(array: usize, i: u32, value: u32): void {
  store<u32>(array + (<usize>i << 2), value);
}

/**
 * Writes each person's core number to `degree` (n u32); `rest` and `queue` (n u32 each) are room.
 *
 * Level after level: everyone tied to at most k who are left goes, those around them lose a tie, and who is left with k goes too. Who is
 * left is looked through once a level: a person as often as their core number at most, so no more than there are ties.
 */
export function peel(n: u32, start: usize, ofAt: usize, degree: usize, rest: usize, queue: usize): void {
  let k: u32 = 0xffffffff;
  for (let p: u32 = 0; p < n; p++) {
    const d = at32(start, p + 1) - at32(start, p);
    put32(degree, p, d);
    put32(rest, p, p);
    k = min(k, d);
  }
  let left = n;
  while (left != 0) {
    let kept: u32 = 0;
    let waiting: u32 = 0;
    for (let i: u32 = 0; i < left; i++) {
      const p = at32(rest, i);
      const isLast = at32(degree, p) == k;
      put32(isLast ? queue : rest, isLast ? waiting : kept, p);
      waiting += isLast ? 1 : 0;
      kept += isLast ? 0 : 1;
    }
    for (let at: u32 = 0; at < waiting; at++) {
      const person = at32(queue, at);
      const end = at32(start, person + 1);
      for (let i = at32(start, person); i < end; i++) {
        const other = at32(ofAt, i);
        const d = at32(degree, other);
        if (d <= k) continue;
        put32(degree, other, d - 1);
        if (d - 1 == k) put32(queue, waiting++, other);
      }
    }
    // Those who went meanwhile have k now.
    let next: u32 = 0xffffffff;
    left = 0;
    for (let i: u32 = 0; i < kept; i++) {
      const p = at32(rest, i);
      const d = at32(degree, p);
      if (d <= k) continue;
      put32(rest, left++, p);
      next = min(next, d);
    }
    k = next;
  }
}
