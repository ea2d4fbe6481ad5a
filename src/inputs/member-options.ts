import { WhotalksError } from "../core/errors.ts";
import type { ByteSource, DecodeOptions } from "../core/records.ts";
import { chunksOf } from "./bytes.ts";
import { openBytes, readHead } from "./open.ts";
import { detectEncoding } from "./text/encoding.ts";
import { Utf8Check } from "./text/utf8.ts";

/**
 * The answers about an archive that hold for one of its members. An encoding that was named is meant for the members that need it: one
 * that says its own, or is UTF-8 from end to end, is read as that. Cost: one pass over the member where an encoding was named.
 */
export async function memberOptions(member: ByteSource, options: DecodeOptions): Promise<DecodeOptions> {
  const { encoding, ...others } = options;
  return encoding === undefined || (await isPlain(member)) ? others : options;
}

async function isPlain(member: ByteSource): Promise<boolean> {
  try {
    if (detectEncoding(await readHead(member)) !== "utf-8") return true;
  } catch (error) {
    // No text at all: whatever reads it has no use for an encoding.
    if (error instanceof WhotalksError) return true;
    throw error;
  }
  const check = new Utf8Check();
  for await (const chunk of chunksOf(openBytes(member))) if (check.push(chunk) !== undefined) return false;
  return check.isComplete;
}
