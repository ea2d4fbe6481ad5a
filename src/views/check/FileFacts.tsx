import type { ReactElement } from "react";
import { Button, Label, Radio, RadioGroup } from "react-aria-components";
import type { InspectedFile } from "../../engine/opening.ts";
import type { ColumnRole } from "../../core/records.ts";
import { formatCount } from "../parts/format.ts";
import { formatBytes } from "../words/sizes.ts";
import { withoutNames } from "../words/without-names.ts";
import { withoutOptions } from "../words/without-options.ts";

export interface FileFactsProps {
  readonly file: InspectedFile;
  /** True with employees: notices name no file. */
  readonly fileNames: readonly string[] | null;
  /** The columns mean what was chosen for the same header before. */
  readonly isRecalled: boolean;
  readonly onKind: (kind: "messages" | "people") => void;
  readonly onForget: () => void;
}

/** How the file was recognised, what its first rows hold, and whether it holds messages or people. */
export function FileFacts({ file, fileNames, isRecalled, onKind, onForget }: FileFactsProps): ReactElement {
  const facts = [file.knownAs === undefined || file.formatLabel.startsWith(file.knownAs) ? "" : file.knownAs, file.formatLabel, nameOfDelimiter(file.delimiter), file.encoding.toUpperCase(), Number.isFinite(file.size) ? formatBytes(file.size) : "", file.hasHeader ? "" : "no header row"];
  return (
    <div className="file-facts">
      <p className="t-table ink-2">{[...new Set(facts)].filter((fact) => fact !== "").join(" · ")}</p>
      {isRecalled && (
        <p className="t-table" role="status">
          Read as you chose for this header before; only the header’s words as a number and the meanings were kept, in this browser.{" "}
          <Button className="part-link" onPress={onForget}>
            Forget that
          </Button>
        </p>
      )}
      <RadioGroup
        className="segments"
        orientation="horizontal"
        value={file.kind}
        onChange={(kind) => onKind(kind === "people" ? "people" : "messages")}
      >
        <Label className="segments-label">This table holds</Label>
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
          {fileNames === null ? notice.message : withoutNames(notice.message, fileNames)} {withoutOptions(notice.hint)}
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
