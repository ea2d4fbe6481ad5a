/** How many values runs must or may hold. */
export type RunCount = { readonly exactly: number } | { readonly atMost: number };

/** Values by which a last packed run may be longer than what is left: it is written in groups of eight. */
const PADDING = 8;

/**
 * Walks runs of the hybrid of run lengths and packed bits in bytes [at, end) without making anything of them (Parquet's
 * Encodings.md, RLE/bit-packing hybrid). Cost: one step a run.
 * @throws Error where they hold fewer or more values than they must, or go beyond the end
 */
export function checkRuns(bytes: Uint8Array, at: number, end: number, width: number, count: RunCount): void {
  if (!(at <= end && end <= bytes.length) || width > 32) throw new Error("a page has levels or indices that are longer than itself");
  const most = "exactly" in count ? count.exactly : count.atMost;
  let place = at;
  let seen = 0;
  while (place < end && seen < most) {
    let header = 0;
    let scale = 1;
    let byte = 128;
    while (byte >= 128) {
      if (place >= end || scale > 2 ** 35) throw new Error("a run of its levels or indices is cut off");
      byte = bytes[place++]!;
      header += (byte & 127) * scale;
      scale *= 128;
    }
    const isPacked = header % 2 === 1;
    const values = isPacked ? Math.floor(header / 2) * 8 : Math.floor(header / 2);
    if (seen + values > most + (isPacked ? PADDING * 63 : 0)) throw new Error(`a run of its levels or indices holds ${values} values where ${most - seen} are left`);
    seen += values;
    place += isPacked ? (values / 8) * width : Math.ceil(width / 8);
  }
  if ("exactly" in count && (seen < most || place > end)) throw new Error(`its levels are ${Math.min(seen, most)} where ${most} are needed`);
}
