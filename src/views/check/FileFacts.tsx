import type { ReactElement } from "react";
import { Label, Radio, RadioGroup } from "react-aria-components";
import type { InspectedFile, OpenOptions } from "../../engine/engine.ts";
import type { ColumnRole } from "../../core/records.ts";
import { formatCount } from "../parts/format.ts";
import { withFileAnswers } from "../store/opening.ts";
import { formatBytes } from "../words/sizes.ts";
import { withoutOptions } from "../words/without-options.ts";

export interface FilePartProps {
  readonly file: InspectedFile;
  readonly index: number;
  readonly fileCount: number;
  readonly options: OpenOptions;
  readonly onAnswer: (options: OpenOptions) => void;
}

/** How the file was recognised, what its first rows hold, and whether it holds messages or people. */
export function FileFacts({ file, index, fileCount, options, onAnswer }: FilePartProps): ReactElement {
  const facts = [file.formatLabel, nameOfDelimiter(file.delimiter), file.encoding.toUpperCase(), formatBytes(file.size), file.hasHeader ? "" : "no header row"];
  return (
    <div className="file-facts">
      <p className="t-table ink-2">{facts.filter((fact) => fact !== "").join(" · ")}</p>
      <RadioGroup
        className="segments"
        orientation="horizontal"
        value={file.kind}
        onChange={(kind) => onAnswer(withFileAnswers(options, index, fileCount, { kind: kind === "people" ? "people" : "messages" }))}
      >
        <Label className="segments-label">This file holds</Label>
        <div className="segments-row">
          <Radio className="segment" value="messages">
            Messages
          </Radio>
          <Radio className="segment" value="people">
            People
          </Radio>
        </div>
      </RadioGroup>
      <p className="t-table" aria-live="polite">
        {describeRows(file)}
      </p>
      {file.notices.map((notice, position) => (
        <p key={position} className={notice.severity === "info" ? "t-table ink-2" : "notice-text t-table"}>
          {notice.message} {withoutOptions(notice.hint)}
        </p>
      ))}
    </div>
  );
}

/** "In the first 1,000 rows: 1,000 have a sender, 998 have a recipient." */
function describeRows(file: InspectedFile): string {
  const { rows, filled } = file.sampled ?? { rows: file.rows.length, filled: file.columns.map((_, c) => file.rows.filter((row) => (row[c] ?? "").trim() !== "").length) };
  if (rows === 0) return "No rows: there is nothing below the header.";
  const kinds: readonly (readonly [ColumnRole, string, string])[] =
    file.kind === "people"
      ? [["id", "names a person", "name a person"], ["name", "has a name to show", "have a name to show"], ["group", "has a group", "have a group"]]
      : [["from", "has a sender", "have a sender"], ["to", "has a recipient", "have a recipient"], ["time", "has a date", "have a date"], ["text", "has a text", "have a text"]];
  const parts = kinds.flatMap(([role, one, many]) => {
    const counts = filled.filter((_, c) => file.columns[c]?.role === role);
    const count = Math.max(...counts, -1);
    return count < 0 ? [] : [`${formatCount(count)} ${count === 1 ? one : many}`];
  });
  const where = rows === 1 ? "In the first row" : `In the first ${formatCount(rows)} rows`;
  return parts.length === 0 ? `${where} no column has a meaning yet.` : `${where}: ${parts.join(", ")}.`;
}

function nameOfDelimiter(delimiter: string): string {
  const names: Readonly<Record<string, string>> = { ",": "comma", ";": "semicolon", "\t": "tab", "|": "bar", " ": "space" };
  return delimiter === "" ? "" : `separated by ${names[delimiter] ?? `“${delimiter}”`}`;
}
