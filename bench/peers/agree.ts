/** How far two columns are apart. */
export interface Difference {
  /** Largest |a − b|, and as a share of the larger of |a|, |b| and a millionth of the column's largest value. */
  readonly absolute: number;
  readonly relative: number;
  /** Where that is. */
  readonly place: number;
}

/** Compares column by column; a missing value (NaN) on both sides is the same, on one side infinitely apart. Columns of unlike length are. */
export function differenceOf(ours: Float64Array, theirs: Float64Array): Difference {
  if (ours.length !== theirs.length) return { absolute: Infinity, relative: Infinity, place: -1 };
  let largest = 0;
  for (const value of ours) if (Math.abs(value) > largest) largest = Math.abs(value);
  let absolute = 0;
  let relative = 0;
  let place = -1;
  for (let i = 0; i < ours.length; i++) {
    const [a, b] = [ours[i]!, theirs[i]!];
    if (Number.isNaN(a) && Number.isNaN(b)) continue;
    const apart = Number.isNaN(a) || Number.isNaN(b) ? Infinity : Math.abs(a - b);
    if (apart === 0) continue;
    const share = apart === Infinity ? Infinity : apart / Math.max(Math.abs(a), Math.abs(b), largest * 1e-6);
    absolute = Math.max(absolute, apart);
    if (share <= relative) continue;
    relative = share;
    place = i;
  }
  return { absolute, relative, place };
}

/** The column divided by its length as a vector, or by its sum: what differs only by a factor becomes the same. */
export function scaled(values: Float64Array, by: "length" | "sum"): Float64Array {
  let total = 0;
  for (const value of values) total += by === "sum" ? value : value * value;
  const factor = by === "sum" ? total : Math.sqrt(total);
  return factor === 0 ? values : values.map((value) => value / factor);
}

/** One person of a ranked list. */
export interface Placed {
  readonly rank: number;
  readonly role: string;
  readonly impressions: number;
  readonly posts: number;
}

/** Reads the columns rank, id, role, impressions, posts of a ranked list as CSV without quoted cells, wherever they stand. */
export function readRanked(csv: string): ReadonlyMap<string, Placed> {
  const { places, rows } = readCells(csv, ["rank", "id", "role", "impressions", "posts"]);
  const [rank, id, role, impressions, posts] = places as [number, number, number, number, number];
  return new Map(rows.map((cells) => [cells[id]!, { rank: Number(cells[rank]), role: cells[role]!, impressions: Number(cells[impressions]), posts: Number(cells[posts]) }]));
}

/** Numbers of one column by id. */
export function readColumn(csv: string, name: string): ReadonlyMap<string, number> {
  const { places, rows } = readCells(csv, ["id", name]);
  return new Map(rows.map((cells) => [cells[places[0]!]!, Number(cells[places[1]!])]));
}

function readCells(csv: string, wanted: readonly string[]): { readonly places: readonly number[]; readonly rows: readonly (readonly string[])[] } {
  const [head, ...lines] = csv.trimEnd().split(/\r?\n/);
  const names = head!.split(",");
  const places = wanted.map((name) => {
    const place = names.indexOf(name);
    if (place < 0) throw new Error(`The list has no column ${name}: ${head}`);
    return place;
  });
  return { places, rows: lines.map((line) => line.split(",")) };
}

/** Says what both lists hold. @throws where one person differs: then no time means anything. */
export function sameLists(ours: ReadonlyMap<string, Placed>, theirs: ReadonlyMap<string, Placed>): string {
  if (ours.size !== theirs.size) throw new Error(`The peer lists ${theirs.size} people, Whotalks ${ours.size}.`);
  const counts = { connectors: 0, mavens: 0 };
  for (const [id, a] of ours) {
    const b = theirs.get(id);
    const isSame = b !== undefined && a.rank === b.rank && a.role === b.role && a.impressions === b.impressions && a.posts === b.posts;
    if (!isSame) throw new Error(`The peer finds something else for ${id}: ${JSON.stringify(a)} and ${JSON.stringify(b)}`);
    if (a.role === "both" || a.role === "connector") counts.connectors++;
    if (a.role === "both" || a.role === "maven") counts.mavens++;
  }
  const say = (value: number): string => value.toLocaleString("en");
  return `${say(ours.size)} people, ${say(counts.connectors)} connectors, ${say(counts.mavens)} mavens; rank, role, impressions and posts of every one the same`;
}

/** People with a value each, highest first. */
export interface TopList {
  readonly people: readonly number[];
  readonly values: readonly number[];
}

/** How many people stand in both lists, and how far their values are apart at most; who stands in one alone has at most the other's last value there. */
export function apartAtMost(ours: TopList, theirs: TopList): { readonly shared: number; readonly most: number } {
  const length = Math.min(ours.people.length, theirs.people.length);
  let shared = 0;
  let most = 0;
  const look = (from: TopList, to: TopList, counts: boolean): void => {
    const last = to.values[length - 1] ?? 0;
    for (let i = 0; i < length; i++) {
      const place = to.people.indexOf(from.people[i]!);
      const isShared = place >= 0 && place < length;
      if (isShared && counts) shared++;
      most = Math.max(most, isShared ? Math.abs(from.values[i]! - to.values[place]!) : Math.max(0, from.values[i]! - last));
    }
  };
  look(ours, theirs, true);
  look(theirs, ours, false);
  return { shared, most };
}
