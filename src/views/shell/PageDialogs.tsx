import { useCallback, type ReactElement } from "react";
import { ColumnsHelp } from "../open/ColumnsHelp.tsx";
import { KeptProgram } from "../offline/KeptProgram.tsx";
import { Proof } from "../open/Proof.tsx";
import { useActions, useApp } from "../store.ts";
import { Keys } from "../tour/Keys.tsx";
import { useHelpKey } from "../tour/use-help-key.ts";
import { ListExport } from "../workspace/ListExport.tsx";
import { ImportReport } from "../workspace/ImportReport.tsx";
import { WorkspaceDesk } from "../workspace/WorkspaceDesk.tsx";
import { CostDialog } from "./CostDialog.tsx";
import { Overlay } from "./Overlay.tsx";

/** Dialogs that more than one screen can open. */
export function PageDialogs(): ReactElement {
  const dialog = useApp((state) => state.dialog);
  const { openDialog } = useActions();
  const close = () => openDialog(null);
  useHelpKey(useCallback(() => openDialog("keys"), [openDialog]));
  return (
    <>
      <Overlay title="The columns we look for" isOpen={dialog === "columns"} onClose={close} isWide>
        <ColumnsHelp />
      </Overlay>
      <Overlay title="Keys" isOpen={dialog === "keys"} onClose={close}>
        <Keys />
      </Overlay>
      <Overlay title="Nothing you open leaves this computer" isOpen={dialog === "proof"} onClose={close}>
        <Proof />
      </Overlay>
      <Overlay title="Use it without a network" isOpen={dialog === "offline"} onClose={close}>
        <KeptProgram />
      </Overlay>
      {(dialog === "people" || dialog === "accounts") && <WorkspaceDesk tab={dialog} />}
      <Overlay title="Export the list" isOpen={dialog === "list" || dialog === "selected"} onClose={close}>
        <ListExport begins={dialog === "selected" ? "selected" : "listed"} />
      </Overlay>
      <CostDialog />
      <Overlay title="What was read" isOpen={dialog === "report"} onClose={close} isWide>
        <ImportReport />
      </Overlay>
    </>
  );
}
