import type { ReactElement } from "react";
import { Button, Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import type { Board } from "../../engine/shown.ts";
import { CurveChart, type ChartCurve } from "../charts/CurveChart.tsx";
import { PUBLISHED_CONNECTORS, PUBLISHED_MAVENS } from "../charts/published.ts";
import { formatPercent } from "../parts/format.ts";

export interface CurveDialogProps {
  readonly board: Board;
  /** The curve enlarged; null = closed. */
  readonly curve: ChartCurve | null;
  readonly onShare: (share: number) => void;
  readonly onClose: () => void;
}

/** One curve as large as the window allows, with the published ticks, the draggable cross-hair and the table. */
export function CurveDialog({ board, curve, onShare, onClose }: CurveDialogProps): ReactElement | null {
  if (curve === null) return null;
  const published = curve.role === "maven" ? PUBLISHED_MAVENS : board.measure === "impressions" ? PUBLISHED_CONNECTORS : [];
  return (
    <ModalOverlay className="board-overlay" isOpen isDismissable onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal className="board-modal">
        <Dialog className="board-dialog">
          <header className="board-dialog-header">
            <Heading slot="title" className="board-title">
              {curve.label}: how few make most of the {curve.counted}
            </Heading>
            <Button className="part-button" onPress={onClose}>
              Close
            </Button>
          </header>
          <CurveChart curves={[curve]} published={published} share={board.share} onShare={onShare} height={400} />
          {published.length > 0 && (
            <p className="board-small">
              <span className="board-dash" aria-hidden="true" />
              {published.map((tick) => `${tick.label} ${formatPercent(tick.share)}`).join(", ")}: surveys of online adults, not your data.
            </p>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
