import type { ReactElement } from "react";
import { Button } from "react-aria-components";
import { saveBlob } from "../store/saving.ts";
import { useApp } from "../store.ts";
import { columnMeanings } from "../words/role-names.ts";

const template = "time,from,to,text,channel\r\n2026-03-02T09:30:00Z,ann@example.org,bob@example.org;cat@example.org,Has anyone tried the new hops?,e-mail\r\n";

/** What Whotalks looks for in a file, and a file to start from. */
export function ColumnsHelp(): ReactElement {
  const formats = useApp((state) => state.catalogue?.formats);
  return (
    <div className="stack">
      <p className="measure">
        One row per message. Only <strong>From</strong> is indispensable; names of columns and their order do not matter, and you can correct
        every guess before anything is computed.
      </p>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col">Holds</th>
          </tr>
        </thead>
        <tbody>
          {columnMeanings.map((meaning) => (
            <tr key={meaning.role}>
              <th scope="row">{meaning.label}</th>
              <td>{meaning.help}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {formats !== undefined && <p className="ink-2 measure">Formats: {formats.map((format) => format.label).join(", ")}.</p>}
      <div>
        <Button className="part-button" onPress={() => saveBlob(new Blob([template], { type: "text/csv" }), "whotalks-template.csv")}>
          Download a template (CSV)
        </Button>
      </div>
    </div>
  );
}
