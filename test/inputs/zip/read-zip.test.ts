import { readdirSync, readFileSync } from "node:fs";
import { crc32 as nodeCrc32 } from "node:zlib";
import { zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import type { ByteSource } from "../../../src/core/records.ts";
import { WhotalksError } from "../../../src/core/errors.ts";
import { createCrc32 } from "../../../src/inputs/zip/crc32.ts";
import { openZip } from "../../../src/inputs/zip/read-zip.ts";
import { sharedPath } from "../../support/shared.ts";
import { errorOf, sourceOf, utf8 } from "../decode-help.ts";
import { makeZip } from "./make-zip.ts";

const jumping = (source: ByteSource, bytes: Uint8Array): ByteSource => ({ ...source, slice: async (start, end) => bytes.slice(start, end) });

/** All members of an archive as text; throws what the first broken one throws. */
async function readAll(bytes: Uint8Array, name = "a.zip"): Promise<[string, string][]> {
  const archive = await openZip(jumping(sourceOf(name, bytes), bytes));
  const found: [string, string][] = [];
  for (const entry of archive.entries) found.push([entry.name, entry.isFolder ? "" : await new Response(archive.stream(entry)).text()]);
  return found;
}

test("CRC-32 is that of zlib, in one piece and in many", () => {
  const bytes = Uint8Array.from({ length: 1003 }, (_, i) => (i * 7919) >> 3);
  const update = createCrc32();
  expect(update(0, utf8("123456789"))).toBe(0xcbf43926);
  for (let cut = 0; cut < 9; cut++) expect(update(update(0, bytes.subarray(0, cut)), bytes.subarray(cut))).toBe(nodeCrc32(bytes));
});

describe("ordinary archives", () => {
  const members = [{ name: "a.csv", content: "from,to\nann,ben\n" }, { name: "sub/", content: "", method: 0 }, { name: "sub/b.txt", content: "stored", method: 0 }];
  const expected = [["a.csv", "from,to\nann,ben\n"], ["sub/", ""], ["sub/b.txt", "stored"]];
  const program = utf8("MZ this program unpacks itself ".repeat(100));
  test.each([
    ["deflated and stored", makeZip(members)],
    ["zip64", makeZip(members, { isZip64: true })],
    ["sizes behind the contents", makeZip(members.map((member) => ({ ...member, hasDescriptor: true })))],
    ["with a comment", makeZip(members, { comment: utf8("made by hand") })],
    ["self-extracting, offsets from its start", makeZip(members, { before: program })],
    ["self-extracting, offsets from the file's start", makeZip(members, { before: program, countsBefore: true })],
    ["self-extracting and zip64", makeZip(members, { before: program, isZip64: true })],
    ["written by another library", zipSync({ "a.csv": utf8("from,to\nann,ben\n"), "sub/": new Uint8Array(0), "sub/b.txt": [utf8("stored"), { level: 0 }] })],
  ])("%s", async (_, bytes) => {
    expect(await readAll(bytes)).toEqual(expected);
  });

  test("an archive that comes only in order, and one of no members", async () => {
    expect((await openZip(sourceOf("a.zip", makeZip(members), 7))).entries.map(({ name, size, isFolder }) => [name, size, isFolder])).toEqual([["a.csv", 16, false], ["sub/", 0, true], ["sub/b.txt", 6, false]]);
    expect((await openZip(sourceOf("a.zip", makeZip([])))).entries).toEqual([]);
  });

  test("a long member comes in many pieces and can be read again", async () => {
    const content = Uint8Array.from({ length: 3_000_000 }, (_, i) => (i * i * 7919) >> 7);
    const archive = await openZip(sourceOf("a.zip", makeZip([{ name: "long", content }, { name: "stored", content, method: 0 }])));
    for (const entry of archive.entries) {
      const member = archive.memberSource(entry);
      expect(member).toMatchObject({ name: entry.name, size: content.length });
      for (let again = 0; again < 2; again++) expect(Buffer.compare(new Uint8Array(await new Response(member.stream()).arrayBuffer()), content)).toBe(0);
    }
  });

  test("names: marked UTF-8, unmarked UTF-8, code page 437, Info-ZIP's second name, backslashes", async () => {
    const latin = (text: string): Uint8Array => Uint8Array.from(text, (unit) => unit.charCodeAt(0));
    const raw = latin("z\x81rich.csv");
    const extra = Buffer.concat([Buffer.from([0x75, 0x70, 13, 0, 1, 0, 0, 0, 0]), Buffer.from("Züric")]);
    extra.writeUInt16LE(extra.length - 4, 2);
    extra.writeUInt32LE(nodeCrc32(raw), 5);
    const bytes = makeZip([{ name: "1 Zürich", flags: 0x800 }, { name: "2 Zürich" }, { name: raw }, { name: latin("z\x81rich.csv"), extra: new Uint8Array(extra) }, { name: "sub\\c.csv" }]);
    expect((await openZip(sourceOf("a.zip", bytes))).entries.map(({ name }) => name)).toEqual(["1 Zürich", "2 Zürich", "zürich.csv", "Züric", "sub/c.csv"]);
  });
});

describe("what must be refused, with its reason", () => {
  const one = { name: "a.csv", content: "from,to\nann,ben\n" };
  const whole = makeZip([one, { ...one, name: "b.csv" }]);
  const altered = (bytes: Uint8Array, change: (bytes: Uint8Array) => void): Uint8Array => {
    const changed = bytes.slice();
    change(changed);
    return changed;
  };
  test.each([
    ["cut off", whole.subarray(0, whole.length - 30), "zip-cut-off"],
    ["its beginning missing", whole.subarray(20), "zip-cut-off"],
    ["bytes behind its end", new Uint8Array(Buffer.concat([whole, utf8("x")])), "zip-broken"],
    ["a damaged member", altered(whole, (bytes) => void (bytes[40] = bytes[40]! ^ 0x55)), "zip-(broken|crc|size)"],
    ["a CRC that does not fit", makeZip([{ ...one, crc: 1 }]), "zip-crc"],
    ["more content than said", makeZip([{ ...one, size: 5 }]), "zip-size"],
    ["less content than said", makeZip([{ ...one, size: 500 }]), "zip-size"],
    ["stored with two sizes", makeZip([{ ...one, method: 0, size: 5 }]), "zip-size"],
    ["an encrypted member", makeZip([{ ...one, flags: 1 }]), "zip-encrypted"],
    ["a strange method", makeZip([{ ...one, method: 12 }]), "zip-method"],
    ["the same name twice", makeZip([one, one]), "zip-duplicate"],
    ["the same name twice, with either slash", makeZip([{ name: "s/a" }, { name: "s\\a" }]), "zip-duplicate"],
    ["a path out of it", makeZip([{ ...one, name: "../a.csv" }]), "zip-path"],
    ["a path out of it with backslashes", makeZip([{ ...one, name: "x\\..\\..\\a.csv" }]), "zip-path"],
    ["an absolute path", makeZip([{ ...one, name: "/etc/passwd" }]), "zip-path"],
    ["a drive", makeZip([{ ...one, name: "C:\\a.csv" }]), "zip-path"],
    ["a symbolic link", makeZip([{ name: "a.csv", content: "/etc/passwd", madeBy: 0x314, attributes: 0xa1ff * 65_536 }]), "zip-link"],
    ["two members in one place", makeZip([{ ...one, name: "a" }, { ...one, name: "a2", at: 0 }]), "zip-overlap"],
    ["a member inside another", makeZip([{ ...one, name: "a", method: 0, content: "x".repeat(200) }, { ...one, name: "b", at: 40 }]), "zip-overlap"],
    ["a member beyond the end", makeZip([{ ...one, compressedSize: 100_000 }]), "zip-broken"],
    ["another name in its own header", makeZip([{ ...one, localName: "b.csv" }]), "zip-name"],
    ["a member of more than 100 MiB out of a thousandth of it", makeZip([{ name: "bomb", raw: new Uint8Array(1000), size: 200_000_000 }]), "zip-ratio"],
    ["members of more than 8 GiB together", makeZip(Array.from({ length: 90 }, (_, i) => ({ name: `${i}`, raw: new Uint8Array(500), size: 100_000_000 }))), "zip-too-large"],
    ["one part of several", altered(whole, (bytes) => void (bytes[bytes.length - 18] = 1)), "zip-split"],
  ])("%s", async (_, bytes, code) => {
    const error = await errorOf(() => readAll(bytes));
    expect(error.code).toMatch(new RegExp(`^${code}$`));
    expect(error).toMatchObject({ kind: "data", where: { file: "a.zip" } });
    expect(error.message).toMatch(/^a\.zip: .*\.$/);
    expect(error.hint).not.toBe("");
  });

  test("more than 200,000 members: the cap is named, and 200,000 are opened", async () => {
    const many = (count: number): Uint8Array => makeZip(Array.from({ length: count }, (_, i) => ({ name: `${i}`, raw: new Uint8Array(0), content: "", method: 0 })), { isZip64: true });
    const error = await errorOf(async () => openZip(sourceOf("a.zip", many(200_001))));
    expect(error).toMatchObject({ code: "zip-too-many" });
    expect(error.message).toContain("200000");
    expect((await openZip(sourceOf("a.zip", many(200_000)))).entries).toHaveLength(200_000);
  });

  test("a bomb of overlapping members: refused at once, not after 2 GB", async () => {
    // Every entry points at the same 20 kB, which inflate to 20 MB.
    const kernel = { name: "0", content: new Uint8Array(20_000_000) };
    const bytes = makeZip([kernel, ...Array.from({ length: 250 }, (_, i) => ({ name: `${i + 1}`, at: 0, raw: new Uint8Array(0), size: 20_000_000, compressedSize: 19_000 }))]);
    expect(bytes.length).toBeLessThan(60_000);
    const begun = performance.now();
    expect(await errorOf(() => readAll(bytes))).toMatchObject({ code: "zip-overlap" });
    expect(performance.now() - begun).toBeLessThan(2000);
  });

  test("a member that inflates to more than it says stops there", async () => {
    const bytes = makeZip([{ name: "bomb", content: new Uint8Array(500_000_000), size: 1000 }]);
    const begun = performance.now();
    expect(await errorOf(() => readAll(bytes))).toMatchObject({ code: "zip-size" });
    expect(performance.now() - begun).toBeLessThan(2000);
  });
});

const corpus = sharedPath("corpora/zip");

describe.runIf(corpus !== undefined)("the corpus of archives", () => {
  const files = (folder: string): [string, Uint8Array][] => readdirSync(`${corpus}/${folder}`).map((name) => [name, new Uint8Array(readFileSync(`${corpus}/${folder}/${name}`))]);
  const outcome = async (name: string, bytes: Uint8Array): Promise<string> => {
    try {
      return `${(await readAll(bytes, name)).length} members`;
    } catch (error) {
      if (error instanceof WhotalksError) return error.code;
      throw error;
    }
  };

  test("24 of 24 hostile ones are refused with the reason", async () => {
    const found = await Promise.all(files("test/failure").map(async ([name, bytes]) => [name.replace(/\.zip$/, ""), await outcome(name, bytes)] as const));
    expect(Object.fromEntries(found)).toMatchInlineSnapshot(`
      {
        "End of central directory record signature not found Either not a zip file or file is truncated": "zip-cut-off",
        "End of central directory record signature not found Either not a zip file or file is truncated_1": "zip-cut-off",
        "Invalid comment length Expected 1 Found 0 Are there extra bytes at the end of the file Or is the end of central dir signature PK in the com": "zip-broken",
        "absolute path C xt": "zip-path",
        "absolute path atxt": "zip-path",
        "compressed uncompressed size mismatch for stored file 2147483647 5": "zip-size",
        "extra field length exceeds extra field buffer size": "zip-broken",
        "file data overflows file bounds 63 2147483647 308": "zip-broken",
        "invalid central directory file header signature 0x1014b50": "zip-broken",
        "invalid characters in fileName a txt": "zip-name",
        "invalid code lengths set": "zip-broken",
        "invalid local file header signature 0x3034b50": "zip-broken",
        "invalid relative path xt": "zip-path",
        "invalid zip64 end of central directory record signature": "zip-broken",
        "multi-disk zip files are not supported found disk number 1": "zip-split",
        "not enough bytes in the stream expected 2048576 got only 1000000": "zip-size",
        "strong encryption is not supported": "zip-encrypted",
        "too many bytes in the stream expected 82496 got at least 98304": "zip-size",
        "too many length or distance symbols": "zip-broken",
        "unexpected EOF": "zip-broken",
        "unsupported compression method 1": "zip-method",
        "zip64 extended information extra field does not include compressed size": "zip-broken",
        "zip64 extended information extra field does not include relative header offset": "zip-broken",
        "zip64 extended information extra field does not include uncompressed size": "zip-broken",
      }
    `);
    expect(found).toHaveLength(24);
    for (const [, code] of found) expect(code).toMatch(/^zip-/);
  });

  test("22 of 22 ordinary ones are opened, or what stands against it is named", async () => {
    const found = await Promise.all(files("test/success").map(async ([name, bytes]) => [name, await outcome(name, bytes)] as const));
    expect(Object.fromEntries(found)).toMatchInlineSnapshot(`
      {
        "NtfsTimestamp.zip": "1 members",
        "big-compression.zip": "1 members",
        "big-uncompressed.zip": "1 members",
        "bogus-compression-method.zip": "zip-method",
        "cygwin-info-zip.zip": "2 members",
        "deflate.zip": "1 members",
        "directories.zip": "3 members",
        "empty.zip": "0 members",
        "everything.zip": "1006 members",
        "linux-info-zip.zip": "2 members",
        "sloppy-filenames.zip": "zip-name",
        "streaming.zip": "2 members",
        "traditional-encryption-and-compression.zip": "zip-encrypted",
        "traditional-encryption-and-compression_deprecated.zip": "zip-encrypted",
        "traditional-encryption.zip": "zip-encrypted",
        "traditional-encryption_deprecated.zip": "zip-encrypted",
        "unicode-path-extra-field.zip": "1 members",
        "unicode.zip": "5 members",
        "unix-epoch.zip": "1 members",
        "windows-7-zip.zip": "2 members",
        "windows-compressed-folder.zip": "2 members",
        "zip64.zip": "2 members",
      }
    `);
    expect(found).toHaveLength(22);
  });

  test("a member with a wrong size and the end of a larger archive are refused", async () => {
    expect(await outcome("a.zip", files("test/wrong-entry-sizes")[0]![1])).toBe("zip-size");
    expect(await outcome("a.zip", files("test/zip64")[0]![1])).toBe("zip-cut-off");
  });

  test("names that lead out of the archive are refused", async () => {
    for (const name of ["zip-slip.zip", "zip-slip-win.zip"]) expect(await outcome(name, new Uint8Array(readFileSync(`${corpus}/archives/${name}`)))).toBe("zip-path");
  });
});
