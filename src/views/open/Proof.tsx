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
          <strong>Watch the network.</strong> Press F12, choose “Network”, clear the list and use the page. The list stays empty. When you come back
          another day the browser asks, right after the page has opened, whether there is a newer program (service-worker.js); nothing goes with that.
        </li>
        <li>
          <strong>Read the policy.</strong> The page is sent with a security policy that starts with <code>default-src 'none'</code> and allows no
          connection anywhere. Your browser enforces it, whatever the program does. In F12, “Network”, click this page and look for
          Content-Security-Policy.
        </li>
      </ol>
      <p>
        What is kept is kept on this computer, by this browser: the choice of light or dark; where you corrected columns, what the columns of such a header mean (the header itself only as a number); the program itself, so that it opens without a network; and, unless you switch it off, your project: the files of customers and what you did with them. Of employees nothing is kept unless you switch it on, and never a file. The first screen lists every project and deletes it.
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
