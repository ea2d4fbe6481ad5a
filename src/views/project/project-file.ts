import { WhotalksError } from "../../core/errors.ts";
import { list, oneOf, shape, text, whole } from "./check-data.ts";
import { sha256 } from "./checksum.ts";
import type { Project } from "../store/state.ts";
import { PROJECT_VERSION, projectText, readProject } from "./project-text.ts";
import type { KeptFile } from "./project-storage.ts";

/*
 * A project file: one line of JSON that says what follows (sizes, SHA-256), then the project's text, then the bytes of the files it was
 * made from, where they were asked for. Nothing in it is packed, so that a file is as readable as what it holds.
 */

const checkHead = shape({ format: oneOf("whotalks-project-file"), version: whole, text: shape({ bytes: whole, sha256: text }), files: list(shape({ name: text, bytes: whole, sha256: text }), 10_000) });
/** A first line longer than this is none of ours. */
const longestHead = 4_000_000;

/** True where a file is called as project files are. */
export function isProjectFile(name: string): boolean {
  return name.toLowerCase().endsWith(".whotalks");
}

/** The project as one file; without `files` it asks for them when it is opened. Cost: the bytes, once. */
export async function writeProjectFile(project: Project, files: readonly KeptFile[]): Promise<Blob> {
  const body = new Blob([projectText(project)]);
  const described = [];
  for (const { name, blob } of files) described.push({ name, bytes: blob.size, sha256: await sha256(blob) });
  const head = { format: "whotalks-project-file", version: PROJECT_VERSION, text: { bytes: body.size, sha256: await sha256(body) }, files: described };
  return new Blob([JSON.stringify(head), "\n", body, ...files.map(({ blob }) => blob)], { type: "application/octet-stream" });
}

/**
 * What a project file holds.
 *
 * @throws WhotalksError `project-newer` with the version, `project-damaged` where a byte is missing, too many or another
 */
export async function readProjectFile(file: Blob): Promise<{ readonly project: Project; readonly files: readonly KeptFile[] }> {
  const start = new Uint8Array(await file.slice(0, longestHead).arrayBuffer());
  const end = start.indexOf(10);
  const head = checkHead(end < 0 ? undefined : parse(new TextDecoder().decode(start.subarray(0, end))), "file");
  if (head.version > PROJECT_VERSION) {
    throw new WhotalksError("project-newer", `This project file was written by a newer Whotalks (project version ${head.version}; this one reads up to ${PROJECT_VERSION}).`, { hint: "Load the page anew to get the newest version, then open the file again." });
  }
  let at = end + 1;
  const take = async (bytes: number, digest: string, what: string): Promise<Blob> => {
    const part = file.slice(at, at + bytes);
    at += bytes;
    const found = part.size === bytes ? await sha256(part) : "too short";
    // Where the browser makes no digests, or made none when the file was written, the sizes alone are checked.
    if (found !== digest && found !== "" && digest !== "") throw damaged(what);
    return part;
  };
  const made = await (await take(head.text.bytes, head.text.sha256, "what was done")).text();
  const files: KeptFile[] = [];
  for (const { name, bytes, sha256: digest } of head.files) files.push({ name, blob: await take(bytes, digest, name) });
  if (at !== file.size) throw damaged("its end");
  return { project: readProject(made), files };
}

function damaged(what: string): WhotalksError {
  return new WhotalksError("project-damaged", `This project file is damaged: ${what} is not as it was saved.`, { hint: "Take another copy of it, or open the files it was made from." });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
