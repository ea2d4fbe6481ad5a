import { useState, type ReactElement, type ReactNode } from "react";
import { Button } from "react-aria-components";
import "./parts.css";

export interface TableTwinProps {
  /** Says what the table holds; read out as its caption. */
  readonly caption: string;
  readonly columns: readonly string[];
  /** First cell of each row is its header. Numbers come formatted. */
  readonly rows: readonly (readonly ReactNode[])[];
  /** What was left out, if anything: "The 20 highest of 1,899; all are in the list." */
  readonly note?: string;
}

/** The same data as the chart beside it, as a table: for screen readers, for copying and for those who prefer numbers. */
export function TableTwin({ caption, columns, rows, note }: TableTwinProps): ReactElement {
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="part-twin">
      <Button className="part-link" aria-expanded={isOpen} aria-label={`${isOpen ? "Hide table" : "Show as table"}: ${caption}`} onPress={() => setOpen(!isOpen)}>
        {isOpen ? "Hide table" : "Show as table"}
      </Button>
      {isOpen && (
        // A region that scrolls must take the focus, or the keyboard cannot scroll it.
        <div className="part-twin-scroll" tabIndex={0} role="region" aria-label={`${caption}, table`}>
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
            <tbody>
              {rows.map((row, index) => (
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
          </table>
          {note !== undefined && <p className="ink-2">{note}</p>}
        </div>
      )}
    </div>
  );
}
