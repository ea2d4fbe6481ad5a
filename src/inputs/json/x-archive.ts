import { WhotalksError } from "../../core/errors.ts";
import type { DecodeContext, DecodeOptions, Head, InputFormat, RecordSink, Shape } from "../../core/records.ts";
import { concatBytes } from "../bytes.ts";
import { decodeList, shapeJson } from "./json.ts";

/** The assignment in front of the list is short. */
const MOST_PREFIX = 1024;

/**
 * A file of the archive that X (Twitter) hands out: JSON behind `window.YTD.tweets.part0 =`. Only posts are read; the archive's many other
 * files hold no talk.
 */
export const xArchiveFile: InputFormat = {
  id: "x-archive",
  label: "X (Twitter) archive, tweets.js",
  extensions: ["js"],
  sniff: (head) => (/^\s*window\.YTD\./.test(startOf(head.bytes)) ? 0.98 : 0),
  shape: shapeArchive,
  decode: decodeArchive,
};

function startOf(bytes: Uint8Array): string {
  return new TextDecoder("latin1").decode(bytes.subarray(0, MOST_PREFIX)).replace(/^\u00ef\u00bb\u00bf/, "");
}

/** @throws WhotalksError `format-unsupported` for a part of the archive without posts */
function shapeArchive(head: Head, options: DecodeOptions): Shape {
  const part = /^\s*window\.YTD\.(\w+)\.part\d+/.exec(startOf(head.bytes))?.[1] ?? "";
  if (!/^(?:tweets?|community_tweets?)$/.test(part)) {
    throw new WhotalksError("format-unsupported", `${head.name}: this is the part "${part}" of an X archive, which holds no posts.`, { hint: "Open data/tweets.js of the archive, or the whole zip.", where: { file: head.name } });
  }
  return shapeJson(head, { ...options, encoding: options.encoding ?? "utf-8" });
}

async function decodeArchive(stream: ReadableStream<Uint8Array>, sink: RecordSink, shape: Shape, context: DecodeContext): Promise<void> {
  await decodeList(stream.pipeThrough(withoutAssignment()), sink, shape, context);
}

/** What stands before the = (the line ends stay, so that lines keep their numbers) and a semicolon at the end are dropped. */
function withoutAssignment(): TransformStream<Uint8Array, Uint8Array> {
  let prefix: Uint8Array | undefined = new Uint8Array(0);
  let held: Uint8Array = new Uint8Array(0);
  return new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      let bytes = chunk;
      if (prefix !== undefined) {
        prefix = concatBytes(prefix, chunk);
        const at = prefix.indexOf(0x3d);
        if (at < 0 && prefix.length < MOST_PREFIX) return;
        bytes = at < 0 ? prefix : concatBytes(prefix.subarray(0, at).filter((byte) => byte === 10), prefix.subarray(at + 1));
        prefix = undefined;
      }
      let end = bytes.length;
      while (end > 0 && (bytes[end - 1] === 0x3b || bytes[end - 1]! <= 32)) end--;
      if (end === 0) {
        held = concatBytes(held, bytes);
        return;
      }
      if (held.length > 0) controller.enqueue(held);
      controller.enqueue(bytes.subarray(0, end));
      held = bytes.slice(end);
    },
  });
}
