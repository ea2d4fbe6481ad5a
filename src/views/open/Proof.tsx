import { useState, type ReactElement } from "react";
import { Button } from "react-aria-components";
import { formatNoun } from "../parts/format.ts";
import { countRemembered, forgetAllColumns } from "../store/remembered.ts";

/** How a reader can check for themselves that nothing is sent. */
export function Proof(): ReactElement {
  const [count, setCount] = useState(countRemembered);
  return (
    <div className="stack measure">
      <p>Your files are read and counted inside this page. There is no server behind it, no account and no statistics. You need not believe that; you can check it.</p>
      <ol className="steps">
        <li>
          <strong>Go offline.</strong> Once this page is open, switch off the network and open your file. Everything works.
        </li>
        <li>
          <strong>Watch the network.</strong> Press F12, choose “Network”, clear the list and use the page. The list stays empty, today and
          whenever you come back. There is one exception, and only if you ask for it: under “Use it without a network” on the first screen the browser
          keeps the program, and then looks for a newer one (service-worker.js) a moment after each opening. Nothing goes with that.
        </li>
        <li>
          <strong>Read the policy.</strong> The page is sent with a security policy that starts with <code>default-src 'none'</code> and allows no
          connection anywhere. Your browser enforces it, whatever the program does. In F12, “Network”, click this page and look for
          Content-Security-Policy.
        </li>
      </ol>
      <p>What is kept is kept on this computer, by this browser, and nowhere else:</p>
      <ul className="steps">
        <li>Your project, where the talk is of customers: the files (up to 200 MB) and what you did with them, unless you switch it off (“Saved”, at the top).</li>
        <li>Of employees nothing, unless you switch it on there; and then never a file or a text. What has not been saved for 90 days is deleted when this page is opened next.</li>
        <li>The choice of light or dark; that you have seen the tour; and where you corrected columns, what the columns of such a header mean (the header itself only as a number).</li>
        <li>The program itself, if you asked for that.</li>
      </ul>
      <p>
        The first screen lists every project and deletes it; “Use it without a network” deletes the program. Everything at once goes with your browser’s own “delete the data of this site”. In a private window everything goes when you close it.
      </p>
      {count > 0 && (
        <div>
          <Button
            className="part-button"
            onPress={() => {
              forgetAllColumns();
              setCount(0);
            }}
          >
            Forget the columns of {formatNoun(count, "header")}
          </Button>
        </div>
      )}
      <p>What you export is written by your browser to your own downloads.</p>
    </div>
  );
}
