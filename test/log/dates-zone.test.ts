import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "vite";
import { expect, test } from "vitest";
import { openZone, utcOffset, zoneOffset } from "../../src/log/date-zone.ts";
import { createDateReader } from "../../src/log/dates.ts";

const run = promisify(execFile);
const readIn = (zone: string, text: string): string => new Date(createDateReader("iso", { zone }).read(text)).toISOString();

test("a time without an offset is a clock reading in the zone, summer and winter", () => {
  expect(readIn("Europe/Berlin", "2023-01-15 12:00")).toBe("2023-01-15T11:00:00.000Z");
  expect(readIn("Europe/Berlin", "2023-07-15 12:00")).toBe("2023-07-15T10:00:00.000Z");
  expect(readIn("Asia/Kathmandu", "2023-07-15 12:00")).toBe("2023-07-15T06:15:00.000Z");
});

test("a time with an offset does not depend on the zone", () => {
  expect(readIn("Europe/Berlin", "2023-01-15T12:00:00Z")).toBe("2023-01-15T12:00:00.000Z");
});

test("a reading the clocks skip is moved forward by the gap", () => {
  expect(readIn("Europe/Berlin", "2023-03-26 01:59:59")).toBe("2023-03-26T00:59:59.000Z");
  expect(readIn("Europe/Berlin", "2023-03-26 02:30")).toBe("2023-03-26T01:30:00.000Z");
  expect(readIn("Europe/Berlin", "2023-03-26 03:00")).toBe("2023-03-26T01:00:00.000Z");
  expect(readIn("America/New_York", "2023-03-12 02:30")).toBe("2023-03-12T07:30:00.000Z");
  expect(readIn("Pacific/Apia", "2011-12-30 12:00")).toBe("2011-12-30T22:00:00.000Z");
});

test("a reading that occurs twice is the first", () => {
  expect(readIn("Europe/Berlin", "2023-10-29 02:30")).toBe("2023-10-29T00:30:00.000Z");
  expect(readIn("Europe/Berlin", "2023-10-29 03:00")).toBe("2023-10-29T02:00:00.000Z");
  expect(readIn("Australia/Lord_Howe", "2023-04-02 01:45")).toBe("2023-04-01T14:45:00.000Z");
});

test("every hour of two years in six zones comes back from the clock it shows", () => {
  for (const name of ["Europe/Berlin", "America/Sao_Paulo", "America/St_Johns", "Africa/Casablanca", "Australia/Lord_Howe", "Asia/Kolkata"]) {
    const zone = openZone(name);
    const format = new Intl.DateTimeFormat("sv-SE", { timeZone: name, dateStyle: "short", timeStyle: "medium" });
    const clock = createDateReader("iso");
    let mismatches = 0;
    for (let at = Date.UTC(2022, 0, 1); at < Date.UTC(2024, 0, 1); at += 6 * 3_600_000 + 1_800_000) {
      const local = clock.read(format.format(at));
      const back = local - zoneOffset(zone, local);
      // Only a reading that occurs twice may come back as another moment, the first one, an hour or less before.
      if (back !== at && !(back < at && at - back <= 3_600_000 && format.format(back) === format.format(at))) mismatches++;
    }
    expect(mismatches, name).toBe(0);
  }
});

test("what the clocks show is a moment plus its offset", () => {
  const berlin = openZone("Europe/Berlin");
  const change = Date.UTC(2023, 2, 26, 1);
  expect([change - 1, change].map((at) => utcOffset(berlin, at) / 3_600_000)).toEqual([1, 2]);
  expect(utcOffset(openZone("UTC"), change)).toBe(0);
});

test("an unknown zone is refused by name", () => {
  expect(() => openZone("Mars/Olympus")).toThrowError(expect.objectContaining({ code: "time-zone-unknown", kind: "arguments" }));
});

/** The reader bundled in memory, as Node 20 runs no TypeScript. */
async function bundle(entry: string): Promise<string> {
  const built = await build({
    configFile: false, logLevel: "silent",
    plugins: [{ name: "entry", resolveId: (id) => (id === "entry" ? "\0entry" : undefined), load: (id) => (id === "\0entry" ? entry : undefined) }],
    build: { ssr: true, write: false, minify: false, rolldownOptions: { input: "entry" } },
  });
  const output = Array.isArray(built) ? built[0] : built;
  if (output === undefined || !("output" in output)) throw new Error("nothing was bundled");
  return output.output[0].code;
}

test("the results are the same under every time zone and locale of the machine", async () => {
  const path = (name: string): string => JSON.stringify(fileURLToPath(new URL(`../../src/log/${name}.ts`, import.meta.url)));
  const script = await bundle(`
    import { createDateReader } from ${path("dates")};
    import { decideDateForm } from ${path("date-form")};
    const zone = "Europe/Berlin";
    const all = [["2023-03-26 02:30", "2023-10-29 02:30", "0099-01-01", "2023-01-01T00:00Z"], ["13.02.2023 10:00"], ["02/13/2023 1:00 PM"], ["1 Mar 2023", "12 Dez 2022"], ["44927.5"], ["1082040961"]];
    const out = all.map((texts) => { const { form } = decideDateForm(texts, { isNamedDate: true }); return [form, texts.map((text) => createDateReader(form, { zone }).read(text))]; });
    process.stdout.write(new Date(2023, 0, 1).getTimezoneOffset() + " " + JSON.stringify(out));`);
  const outputs = new Set<string>();
  const machines = new Set<string>();
  for (const [TZ, LANG] of [["UTC", "en_US.UTF-8"], ["America/Los_Angeles", "de_DE.UTF-8"], ["Asia/Kolkata", "tr_TR.UTF-8"], ["Pacific/Apia", "ar_EG.UTF-8"], ["Europe/Berlin", "C"]] as const) {
    const { stdout } = await run(process.execPath, ["--input-type=module", "-e", script], { env: { ...process.env, TZ, LANG, LC_ALL: LANG } });
    const space = stdout.indexOf(" ");
    machines.add(stdout.slice(0, space));
    outputs.add(stdout.slice(space + 1));
  }
  expect(machines.size).toBe(5);
  expect([...outputs]).toEqual([JSON.stringify([
    ["iso", [1679794200000, 1698539400000, -59042998408000, 1672531200000]],
    ["dmy", [1676278800000]], ["mdy", [1676289600000]], ["words", [1677625200000, 1670799600000]], ["excel-1900", [1672570800000]], ["epoch-s", [1082040961000]],
  ])]);
});
