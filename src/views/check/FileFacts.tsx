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

/** "In the first 20 rows: 20 with from, 18 with to, 20 with date and time." */
function describeRows(file: InspectedFile): string {
  const filled = (role: ColumnRole) => {
    const columns = file.columns.flatMap((column, position) => (column.role === role ? [position] : []));
    return columns.length === 0 ? null : file.rows.filter((row) => columns.some((position) => (row[position] ?? "").trim() !== "")).length;
  };
  const kinds: readonly (readonly [ColumnRole, string])[] =
    file.kind === "people" ? [["id", "name a person"], ["name", "have a name to show"], ["group", "have a group"]] : [["from", "have a sender"], ["to", "have a recipient"], ["time", "have a date"], ["text", "have a text"]];
  const parts = kinds.flatMap(([role, words]) => {
    const count = filled(role);
    return count === null ? [] : [`${formatCount(count)} ${words}`];
  });
  const rows = `In the first ${formatCount(file.rows.length)} rows`;
  return parts.length === 0 ? `${rows} no column has a meaning yet.` : `${rows}: ${parts.join(", ")}.`;
}

function nameOfDelimiter(delimiter: string): string {
  const names: Readonly<Record<string, string>> = { ",": "comma", ";": "semicolon", "\t": "tab", "|": "bar", " ": "space" };
  return delimiter === "" ? "" : `separated by ${names[delimiter] ?? `“${delimiter}”`}`;
}
