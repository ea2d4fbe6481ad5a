import { useDeferredValue, type ReactElement } from "react";
import { Check } from "./check/Check.tsx";
import { Open } from "./open/Open.tsx";
import { PageDialogs } from "./shell/PageDialogs.tsx";
import { useApp } from "./store.ts";
import { Workspace } from "./workspace/Workspace.tsx";

/** One screen at a time: open, check the columns, work. The next one is drawn between other things, while the one before stays. */
export function App(): ReactElement {
  const screen = useDeferredValue(
    useApp((state) => (state.phase === "workspace" ? "workspace" : state.phase === "check" || (state.phase === "opening" && state.inspection !== null) ? "check" : "open")),
  );
  return (
    <>
      {screen === "open" && <Open />}
      {screen === "check" && <Check />}
      {screen === "workspace" && <Workspace />}
      <PageDialogs />
    </>
  );
}
