import { createContext, useContext, useEffect, useState, type ReactElement } from "react";
import { Button } from "react-aria-components";
import { formatNoun } from "../parts/format.ts";
import type { Keeper, Kept } from "./keep-program.ts";

export const KeeperContext = createContext<Keeper | null>(null);

/** Asks the browser to keep the program, or to forget it, and says exactly what that means. */
export function KeptProgram(): ReactElement {
  const keeper = useContext(KeeperContext);
  const [kept, setKept] = useState<Kept | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [said, setSaid] = useState("");
  useEffect(() => {
    void keeper?.look().then(setKept);
  }, [keeper]);
  const work = async (what: () => Promise<string>, failed: string): Promise<void> => {
    setBusy(true);
    setSaid(await what().catch(() => failed));
    if (keeper !== null) setKept(await keeper.look());
    setBusy(false);
  };
  const keep = (): Promise<void> =>
    work(async () => {
      await keeper?.keep();
      return "The program is kept. It opens without a network now, and your browser’s menu can install it.";
    }, "It could not be kept: a file did not come, there is no room, or another tab still has the one you deleted. Nothing was kept.");
  const forget = (): Promise<void> =>
    work(async () => {
      const { removed, left } = (await keeper?.forget()) ?? { removed: 0, left: 0 };
      return `Deleted: ${formatNoun(removed, "file")} of the program were in this browser, a search for them now finds ${left}.`;
    }, "It could not be deleted. Your browser’s settings can: delete the data of this site.");
  return (
    <div className="stack measure">
      <p>This page works without a network from the moment it is open. To open it without one, your browser has to keep the program. It does so only if you ask.</p>
      <ul className="steps">
        <li>When you ask, the files of this program are fetched once more from where this page came from and kept on this computer. None of your data is in them.</li>
        <li>
          From then on your browser asks that place, a moment after each opening, whether there is a newer program (the file service-worker.js), and fetches it if so. Nothing goes with that, but it is a request; without
          keeping there is none.
        </li>
        <li>The script that does this (F12, “Application”) reads nothing of yours. It has a policy of its own, which unlike that of the page lets it connect: to that place and nowhere else.</li>
      </ul>
      {kept === "unable" && <p>This browser keeps no programs here (a page without https, or set to keep nothing).</p>}
      {kept === "leaving" && <p>To keep the program again, load this page anew first.</p>}
      {(kept === "no" || kept === "yes") && (
        <div>
          <Button className="part-button" isDisabled={isBusy} onPress={() => void (kept === "no" ? keep() : forget())}>
            {kept === "no" ? "Keep this program for use without a network" : "Delete the kept program"}
          </Button>
        </div>
      )}
      <p role="status">{isBusy ? "One moment …" : said === "" && kept === "yes" ? "The program is kept in this browser." : said}</p>
    </div>
  );
}
