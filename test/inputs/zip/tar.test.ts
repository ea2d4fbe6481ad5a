import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { sharedPath } from "../../support/shared.ts";
import { errorOf } from "../decode-help.ts";
import { fileOf, readTables } from "../table-help.ts";

interface TarMember {
  readonly name: string;
  readonly content?: string;
  readonly kind?: string;
  readonly prefix?: string;
  /** In place of the real one. */
  readonly size?: number;
}

/** Writes a tar archive. */
function makeTar(members: readonly TarMember[]): Uint8Array {
  const parts = members.map(({ name, content = "", kind = "0", prefix = "", size }) => {
    const body = Buffer.from(content);
    const header = Buffer.alloc(512);
    header.write(name, 0, 100);
    header.write("0000644\0", 100);
    header.write(`${(size ?? body.length).toString(8).padStart(11, "0")}\0`, 124);
    header.write("        ", 148);
    header.write(kind, 156);
    header.write("ustar\0" + "00", 257);
    header.write(prefix, 345, 155);
    header.write(`${header.reduce((sum, byte) => sum + byte, 0).toString(8).padStart(6, "0")}\0 `, 148);
    return Buffer.concat([header, body, Buffer.alloc((512 - (body.length % 512)) % 512)]);
  });
  return new Uint8Array(Buffer.concat([...parts, Buffer.alloc(1024)]));
}

const table = "from,to\nann,ben\n";

test("files that can be opened are tables; folders, links and what holds no table are left out; gzip around it", async () => {
  const bytes = makeTar([
    { name: "./data/", kind: "5" },
    { name: "./data/a.csv", content: table },
    { name: "b.json", prefix: "sub", content: '[{"from":"cy","to":"di"}]' },
    { name: "x", kind: "x", content: "24 path=long/Jörg.csv\n20 comment=no path\n" },
    { name: "ignored", content: table },
    { name: "././@LongLink", kind: "L", content: `${"very/".repeat(30)}c.csv\0` },
    { name: "ignored too", content: table },
    { name: "link.csv", kind: "2" },
    { name: "README.md", content: "# read" },
  ]);
  for (const content of [bytes, new Uint8Array(gzipSync(bytes))]) {
    const tables = await readTables(fileOf("a.tar", content));
    expect(tables.map(({ part, cells }) => [part, cells])).toEqual([["data/a.csv", [["ann", "ben"]]], ["sub/b.json", [["cy", "di"]]], ["long/Jörg.csv", [["ann", "ben"]]], [`${"very/".repeat(30)}c.csv`, [["ann", "ben"]]]]);
    expect(tables[0]!.notices.map(({ code, count }) => [code, count])).toEqual([["members-left-out", 2]]);
  }
});

describe("is refused", () => {
  const whole = makeTar([{ name: "a.csv", content: table.repeat(100) }, { name: "b.csv", content: table }]);
  const damaged = whole.slice();
  damaged[3] = 65;
  test.each([
    ["cut off inside a member", whole.subarray(0, 1000), "tar-broken"],
    ["cut off inside a header", whole.subarray(0, 2700), "tar-broken"],
    ["a damaged header", damaged, "tar-broken"],
    ["a path out of it", makeTar([{ name: "../a.csv", content: table }]), "tar-path"],
    ["an absolute path", makeTar([{ name: "/a.csv", content: table }]), "tar-path"],
    ["the same name twice", makeTar([{ name: "a.csv", content: table }, { name: "a.csv", content: table }]), "tar-broken"],
    ["a member beyond the end", makeTar([{ name: "a.csv", content: table, size: 8_000_000_000 }]), "tar-broken"],
  ])("%s", async (_, bytes, code) => {
    expect(await errorOf(() => readTables(fileOf("a.tar", bytes)))).toMatchObject({ code, where: { file: "a.tar" } });
  });

  const slips = ["zip-slip.tar", "zip-slip-win.tar"].map((name) => [name, sharedPath(`corpora/zip/archives/${name}`)] as const).filter(([, path]) => path !== undefined);
  test.each(slips)("%s of the corpus", async (name, path) => {
    expect(await errorOf(() => readTables(fileOf(name, new Uint8Array(readFileSync(path!)))))).toMatchObject({ code: "tar-path" });
  });
});
