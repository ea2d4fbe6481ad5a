import type { ReactElement } from "react";

const groups: readonly { readonly title: string; readonly keys: readonly (readonly [keys: string, what: string])[] }[] = [
  {
    title: "Everywhere",
    keys: [
      ["?", "This list"],
      ["Ctrl or ⌘ + Z", "Undo, without end"],
      ["Shift + Ctrl or ⌘ + Z", "Redo"],
      ["Tab, Shift + Tab", "To the next control, and back"],
      ["← →", "Between the views, when one of them has the focus"],
      ["Escape", "Closes what is open"],
      ["Alt + ←", "Back to the place before, as in any page"],
    ],
  },
  {
    title: "Map",
    keys: [
      ["← → ↑ ↓", "From person to person"],
      ["Space", "Selects; with Shift adds or takes out"],
      ["Enter", "Into the person’s own circle"],
      ["Escape", "Out of the circle"],
      ["+ and −", "Nearer and farther"],
      ["0", "Everything at once"],
    ],
  },
  {
    title: "List",
    keys: [
      ["↑ ↓, Page, Home, End", "From row to row; with Shift selects on the way"],
      ["Space", "Selects or takes out"],
      ["Enter", "Opens the person’s card"],
      ["Ctrl or ⌘ + A", "Selects everyone in the list"],
      ["Ctrl or ⌘ + C", "Copies the rows selected"],
      ["Escape", "Selects nobody"],
    ],
  },
  {
    title: "Groups",
    keys: [
      ["← → ↑ ↓", "From cell to cell, from dot to dot"],
      ["Home, End", "To the ends of a row; with Ctrl or ⌘ of the table"],
      ["Enter", "Keeps a cell, with what can be done about it; selects a dot"],
      ["Space", "Adds a dot to those selected, or takes it out"],
    ],
  },
  {
    title: "Time",
    keys: [
      ["↑ ↓, Home, End", "From line to line of the ranks"],
      ["Enter", "Selects the person; with Shift adds or takes out"],
      ["← →", "From window to window, below the lines"],
    ],
  },
  { title: "Sliders, cut and timeline", keys: [["← →", "One step"], ["Home, End", "To the ends"]] },
];

/** Every key of the page. */
export function Keys(): ReactElement {
  return (
    <div className="stack">
      {groups.map(({ title, keys }) => (
        <section key={title}>
          <h3 className="t-body keys-title">{title}</h3>
          <dl className="keys">
            {keys.map(([key, what]) => (
              <div key={key} className="keys-row">
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{what}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
