import { memo, useEffect, useMemo, useRef, useState, type ReactElement, type ReactNode } from "react";
import { flushSync } from "react-dom";
import { Button } from "react-aria-components";
import { saveBlob } from "../store/saving.ts";
import { chartAsSvg, chartBeside, rowsAsText, tableAsText } from "./chart-file.ts";
import { copyText } from "./copy-text.ts";
import { formatDate } from "./format.ts";
import { useStages } from "./use-stages.ts";
import "./parts.css";

export interface TableTwinProps {
  /** Says what the table holds; read out as its caption. */
  readonly caption: string;
  readonly columns: readonly string[];
  /** First cell of each row is its header. Numbers come formatted. What takes a while to write is asked for once it is shown. */
  readonly rows: TwinRows | (() => TwinRows);
  /** What was left out, if anything: "The 20 highest of 1,899; all are in the list." */
  readonly note?: string;
}

type TwinRows = readonly (readonly ReactNode[])[];

/** The same data as the chart beside it, as a table: for screen readers, for copying and for those who prefer numbers. */
export function TableTwin({ caption, columns, rows, note }: TableTwinProps): ReactElement {
  const [isOpen, setOpen] = useState(false);
  const [said, setSaid] = useState("");
  const [hasChart, setHasChart] = useState(false);
  const twin = useRef<HTMLDivElement>(null);
  // A chart is there once its width is known.
  useEffect(() => {
    const element = twin.current;
    if (element === null) return;
    const look = (): void => setHasChart(chartBeside(element) !== null);
    const observer = new ResizeObserver(look);
    observer.observe(element.parentElement ?? element);
    const timer = setTimeout(look, 500);
    return () => {
      observer.disconnect();
      clearTimeout(timer);
    };
  }, []);
  /** Where cells are more than text it is read where they are shown. */
  const readTable = (): string => {
    if (!isOpen) flushSync(() => setOpen(true));
    const table = twin.current?.querySelector("table");
    const text = table == null ? "" : tableAsText(table);
    if (!isOpen) setOpen(false);
    return text;
  };
  const copyTable = async (): Promise<void> => {
    const written = rowsAsText(columns, rowsOf(rows));
    setSaid((await copyText(written ?? readTable())) ? "Copied" : "The browser did not allow copying");
  };
  const saveChart = (): void => {
    const chart = twin.current === null ? null : chartBeside(twin.current);
    if (chart !== null) saveBlob(chartAsSvg(chart, caption, `Made with Whotalks on ${formatDate(Date.now(), "UTC")}`), `whotalks-${slugOf(caption)}.svg`);
  };
  return (
    <div className="part-twin" ref={twin}>
      <Button className="part-link" aria-expanded={isOpen} aria-label={`${isOpen ? "Hide table" : "Show as table"}: ${caption}`} onPress={() => setOpen(!isOpen)}>
        {isOpen ? "Hide table" : "Show as table"}
      </Button>
      <Button className="part-link part-twin-more" aria-label={`Copy table: ${caption}`} onPress={() => void copyTable()}>
        {said === "" ? "Copy table" : said}
      </Button>
      {hasChart && (
        <Button className="part-link part-twin-more" aria-label={`Save as SVG: ${caption}`} onPress={saveChart}>
          Save as SVG
        </Button>
      )}
      <span className="visually-hidden" role="status">{said}</span>
      {isOpen && <TwinTable caption={caption} columns={columns} rows={rows} note={note} />}
    </div>
  );
}

/** Rows mounted in one go. */
const ROWS_AT_ONCE = 40;

function TwinTable({ caption, columns, rows, note }: Omit<TableTwinProps, "note"> & { readonly note: string | undefined }): ReactElement {
  const all = useMemo(() => rowsOf(rows), [rows]);
  const stage = useStages(Math.ceil(all.length / ROWS_AT_ONCE));
  return (
    // A region that scrolls must take the focus, or the keyboard cannot scroll it.
    <div className="part-twin-scroll" tabIndex={0} role="region" aria-label={`${caption}, table`} aria-busy={stage * ROWS_AT_ONCE < all.length}>
      <table className="part-table">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        {Array.from({ length: Math.min(stage, Math.ceil(all.length / ROWS_AT_ONCE)) }, (_, part) => (
          <TwinPart key={part} rows={all} part={part} />
        ))}
      </table>
      {note !== undefined && <p className="ink-2">{note}</p>}
    </div>
  );
}

/** Some of the rows, which stay as they are while more are added. */
const TwinPart = memo(function TwinPart({ rows, part }: { readonly rows: TwinRows; readonly part: number }): ReactElement {
  return (
    <tbody>
      {rows.slice(part * ROWS_AT_ONCE, (part + 1) * ROWS_AT_ONCE).map((row, index) => (
        <tr key={index}>
          {row.map((cell, position) =>
            position === 0 ? (
              <th key={position} scope="row">
                {cell}
              </th>
            ) : (
              <td key={position}>{cell}</td>
            ),
          )}
        </tr>
      ))}
    </tbody>
  );
});

function rowsOf(rows: TableTwinProps["rows"]): TwinRows {
  return typeof rows === "function" ? rows() : rows;
}

/** "Times people were reached" as part of a file's name. */
function slugOf(caption: string): string {
  return caption.toLowerCase().replaceAll(/[^\p{Letter}\p{Number}]+/gu, "-").replaceAll(/^-|-$/g, "").slice(0, 60) || "chart";
}
