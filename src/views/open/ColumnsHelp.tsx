import type { ReactElement } from "react";
import { Button } from "react-aria-components";
import type { Catalogue } from "../../engine/engine.ts";
import { saveBlob } from "../store/saving.ts";
import { useApp } from "../store.ts";
import { labelOfRole } from "../words/role-names.ts";

/** What Whotalks looks for in a file, and files to start from. */
export function ColumnsHelp(): ReactElement | null {
  const catalogue = useApp((state) => state.catalogue);
  if (catalogue === null) return null;
  return (
    <div className="stack">
      <p className="measure">
        One row per message. Only <strong>From</strong> is indispensable; names of columns and their order do not matter, and you can correct
        every guess before anything is computed.
      </p>
      <div className="row">
        {catalogue.templates.map(({ name, text }) => (
          <Button key={name} className="part-button" onPress={() => saveBlob(new Blob([text], { type: "text/csv" }), name)}>
            {name.includes("people") ? "Download a template for people (CSV)" : "Download a template for messages (CSV)"}
          </Button>
        ))}
      </div>
      <Columns title="In a table of messages" columns={catalogue.columns.filter(({ table }) => table === "messages")} />
      <Columns title="In a table of people" columns={catalogue.columns.filter(({ table }) => table === "people")} />
      <p className="ink-2 measure">Formats: {[...new Set(catalogue.formats.map((format) => format.label))].join(", ")}.</p>
    </div>
  );
}

function Columns({ title, columns }: { readonly title: string; readonly columns: Catalogue["columns"] }): ReactElement {
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={title}>
      {/* On a phone a row becomes a block, which is no table row any more unless it says so. */}
      <table role="table" className="plain-table t-table columns-table">
        <caption className="t-body columns-caption">{title}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">Means</th>
            <th role="columnheader" scope="col">Holds</th>
            <th role="columnheader" scope="col">For example</th>
            <th role="columnheader" scope="col">Headers that are known</th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {columns.map((column) => (
            <tr key={column.role} role="row">
              <th role="rowheader" scope="row">{labelOfRole(column.role)}</th>
              <td role="cell">{column.explanation}</td>
              <td role="cell" className="break columns-example">{column.example}</td>
              <td role="cell" className="ink-2 columns-headers">{[column.header, ...column.alsoCalled].join(", ")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
