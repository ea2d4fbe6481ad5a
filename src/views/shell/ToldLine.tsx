import type { ReactElement } from "react";
import { Button } from "react-aria-components";
import { useActions, useApp } from "../store.ts";

/** What happened that the reader did not ask for: a cancelled change, an address that could not be met in full. */
export function ToldLine(): ReactElement {
  const told = useApp((state) => state.told);
  const { forgetTold } = useActions();
  return (
    <div role="status" className={told === "" ? "" : "work-line"}>
      {told !== "" && (
        <>
          <p className="work-progress t-table">{told}</p>
          <Button className="part-button" onPress={forgetTold}>
            Close
          </Button>
        </>
      )}
    </div>
  );
}
