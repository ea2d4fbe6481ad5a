import { useId, useState, type ReactElement } from "react";
import { Button, Radio, RadioGroup } from "react-aria-components";
import { PSEUDONYMOUS } from "../../core/words.ts";
import type { ListFormat } from "../../engine/list-questions.ts";
import { describeList, listFileQuery, type ListPart } from "../list/list-file.ts";
import { copyText } from "../parts/copy-text.ts";
import { formatCount, formatPeople } from "../parts/format.ts";
import { Message } from "../parts/Message.tsx";
import { listOnScreen, listText, saveList } from "../store/list-files.ts";
import { useCall } from "../store/use-call.ts";
import { failureOf } from "../store/works.ts";
import { useApp, useTools } from "../store.ts";

const formats: readonly { readonly as: ListFormat; readonly label: string; readonly help: string }[] = [
  { as: "xlsx", label: "Excel", help: "A workbook; no cell is a formula." },
  { as: "csv", label: "CSV", help: "For any spreadsheet; what one would run as a formula gets an apostrophe." },
  { as: "json", label: "JSON", help: "With every setting that led to it." },
  { as: "parquet", label: "Parquet", help: "For data tools." },
];

/** The list as it is shown, taken away: of whom, then as what. `begins` is what is chosen first. */
export function ListExport({ begins }: { readonly begins: "listed" | "selected" }): ReactElement {
  const tools = useTools();
  const state = useApp((all) => all);
  const isList = state.view === "list";
  const [part, setPart] = useState<ListPart>(!isList ? "chosen" : begins);
  const [said, setSaid] = useState("");
  const [failed, setFailed] = useState<{ readonly message: string; readonly hint: string } | null>(null);
  const noteId = useId();
  const screen = listOnScreen(state);
  const { settings, list, shown, selection } = screen;
  const { value: counts, failure } = useCall("counting", "Counting", JSON.stringify([state.edition, settings, list, shown, selection.length, isList]), async (engine, call) => {
    const count = async (of: ListPart) => {
      const { columns: _columns, isRanked: _isRanked, ...query } = listFileQuery(screen, of);
      return (await engine.list({ ...query, columns: [], sort: [], offset: 0, limit: 0 }, call)).total;
    };
    const everyone = await engine.list({ settings, columns: [], sort: [], search: "", roles: [], includeOurs: list.includeOurs, offset: 0, limit: 0 }, call);
    const isNobody = selection.length === 0;
    return { of: everyone.total, listed: await count("listed"), selected: isNobody ? 0 : await count("selected"), chosen: isNobody ? 0 : await count("chosen") };
  });
  const run = (work: () => Promise<string | undefined>): void => {
    setSaid("");
    setFailed(null);
    work().then(
      (words) => setSaid(words ?? "Cancelled: nothing was saved."),
      (error: unknown) => setFailed(failureOf(error, tools.get())),
    );
  };
  const save = (as: ListFormat): void =>
    run(async () => {
      const saved = await saveList(tools, part, as);
      return saved === undefined ? undefined : `Saved as ${saved.name}: ${formatPeople(saved.people)}.`;
    });
  const copy = (): void =>
    run(async () => {
      const made = await listText(tools, part);
      if (made === undefined) return undefined;
      return (await copyText(made.text)) ? `${formatPeople(made.people)} copied: paste them into a spreadsheet.` : "The browser did not allow copying.";
    });
  const isEmpty = counts !== null && counts[part] === 0;
  const hint = failed ?? failure;
  return (
    <div className="list-export stack">
      {screen.isPrivate && <p id={noteId}>{PSEUDONYMOUS}</p>}
      {isList && selection.length > 0 ? (
        <RadioGroup className="stack-small" aria-label="Who" value={part} onChange={(value) => setPart(value === "selected" ? "selected" : "listed")}>
          <Radio className="radio" value="listed">
            <span>{counts === null ? "All as listed" : counts.listed === counts.of ? `All ${formatPeople(counts.of)} as listed` : `${formatCount(counts.listed)} of ${formatPeople(counts.of)} as listed`}</span>
          </Radio>
          <Radio className="radio" value="selected">
            <span>
              {counts === null ? "The selected" : `Only the ${formatPeople(counts.selected)} selected`}
              {counts !== null && counts.selected < selection.length && <span className="radio-help">{`${formatCount(selection.length - counts.selected)} more are selected, but not in this list.`}</span>}
            </span>
          </Radio>
        </RadioGroup>
      ) : (
        <p>
          <strong>{counts === null ? "Counting …" : isList ? (counts.listed === counts.of ? `All ${formatPeople(counts.of)} as listed` : `${formatCount(counts.listed)} of ${formatPeople(counts.of)} as listed`) : `The ${formatPeople(counts.chosen)} selected`}</strong>
        </p>
      )}
      <p className="t-table ink-2">
        {describeList(screen, part)}. Raw numbers: a decimal point, all digits.
      </p>
      <ul className="list-formats">
        {formats.map(({ as, label, help }, k) => (
          <li key={as}>
            <Button className="part-button" isDisabled={isEmpty} autoFocus={k === 0} aria-describedby={`${noteId}-${as}`} onPress={() => save(as)}>
              {label}
            </Button>
            <span id={`${noteId}-${as}`} className="t-table ink-2">
              {help}
            </span>
          </li>
        ))}
        <li>
          <Button className="part-button" isDisabled={isEmpty} aria-describedby={`${noteId}-copy`} onPress={copy}>
            Copy
          </Button>
          <span id={`${noteId}-copy`} className="t-table ink-2">
            To paste into a spreadsheet.
          </span>
        </li>
      </ul>
      <p role="status" className="list-exported">
        {isEmpty ? "Nobody is in this list: there is nothing to save." : said}
      </p>
      {hint !== null && (
        <Message tone="error" title={hint.message}>
          {hint.hint}
        </Message>
      )}
    </div>
  );
}
