import { wasm } from "virtual:kernels/layout-forces";
import { instantiate } from "./compiled.ts";

/** People, where they start, and the lines that pull them together. */
export interface ForceData {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** 1 and a line each. */
  readonly mass: Float64Array;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly pull: Float64Array;
}

export interface ForceSteps {
  /** One step of all people at once. */
  readonly step: () => void;
  /** Where everyone is now; read only, and only until the next step. */
  readonly x: Float64Array;
  readonly y: Float64Array;
}

interface Exports {
  layOut(people: number, lines: number, columns: number, places: number, orders: number, cells: number, lineEnds: number, pulls: number): void;
  step(): void;
}

/** Kernels count their memory in 32 bits. */
const LARGEST_MEMORY = 0xffff_0000;
const CELL = 48;

/**
 * The compiled steps of ForceAtlas2 (network/layout-forces.ts, the same bits). Memory about 480 bytes a person and 16 a line, of which
 * half is room for cells that is seldom used.
 *
 * @returns undefined where there is no WebAssembly, or no memory for it: the caller takes the plain twin
 */
export function openCompiledForces({ x, y, mass, from, to, pull }: ForceData): ForceSteps | undefined {
  const n = x.length;
  const m = from.length;
  const kernel = instantiate<Exports>(wasm);
  if (kernel === undefined) return undefined;
  let end = 4096;
  const take = (bytes: number): number => {
    const at = end;
    end = Math.ceil((end + bytes) / 64) * 64;
    return at;
  };
  const [columns, places, orders] = [take(7 * 8 * n), take(3 * 8 * n), take(2 * 4 * n)];
  const [cells, lines, pulls] = [take(CELL * (8 * n + 64)), take(2 * 4 * m), take(8 * m)];
  if (end > LARGEST_MEMORY) return undefined;
  try {
    kernel.reserve(end);
  } catch {
    return undefined;
  }
  const { buffer } = kernel.memory;
  const column = (i: number): Float64Array => new Float64Array(buffer, columns + 8 * n * i, n);
  [x, y, mass].forEach((values, i) => column(i).set(values));
  new Uint32Array(buffer, lines, m).set(from);
  new Uint32Array(buffer, lines + 4 * m, m).set(to);
  new Float64Array(buffer, pulls, m).set(pull);
  kernel.exports.layOut(n, m, columns, places, orders, cells, lines, pulls);
  return { step: () => kernel.exports.step(), x: column(0), y: column(1) };
}
