import { createHash } from "node:crypto";
import type { ByteSource } from "../../src/core/records.ts";
import { defaultSettings, type Settings } from "../../src/engine/settings.ts";
import type { Engine } from "../../src/engine/engine.ts";
import type { OpenOptions } from "../../src/engine/opening.ts";
import { createSession } from "../../src/engine/session.ts";

/** The engine as the command line runs it. */
export function newSession(): Engine {
  return createSession({
    now: () => performance.now(),
    yield: () => new Promise((resolve) => void setImmediate(resolve)),
    sha256: () => {
      const hash = createHash("sha256");
      return { update: (bytes) => void hash.update(bytes), hex: () => hash.digest("hex") };
    },
  });
}

/** A file in memory. */
export function fileOf(name: string, content: string | Uint8Array): ByteSource {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return { name, size: bytes.length, stream: () => new Blob([bytes.slice()]).stream() };
}

/** A session with these files open: names ending in "people.csv" are people tables. */
export async function openFiles(files: Readonly<Record<string, string>>, options: OpenOptions = {}): Promise<Engine> {
  const engine = newSession();
  await engine.open(Object.entries(files).map(([name, text]) => fileOf(name, text)), { mode: "customers", ...options });
  return engine;
}

/** The settings of a question: the defaults with some of them changed. */
export function settingsOf(changed: Partial<Settings> = {}): Settings {
  return { ...defaultSettings, ...changed };
}

export interface RankJson {
  readonly network: Record<string, number | null>;
  readonly connectors: Record<string, number | null>;
  readonly mavens: Record<string, number | null> | null;
  readonly both: number;
  readonly either: number;
  readonly audience: string;
  readonly population: number;
  readonly communities?: { count: number; modularity: number; runs: number };
  readonly people: readonly ({ rank: number | null; id: string; name: string; role: string; value: number | null } & Record<string, number | string | null>)[];
}

/** What `rank --as json` would write. */
export async function rankJson(engine: Engine, settings: Partial<Settings> = {}): Promise<RankJson> {
  const { bytes } = await engine.write("json", settingsOf(settings), {});
  return JSON.parse(new TextDecoder().decode(bytes)) as RankJson;
}
