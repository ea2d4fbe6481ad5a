import type { ReactElement, ReactNode } from "react";
import { Button, Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";

export interface OverlayProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

/** A dialog over the page: Escape and a click beside it close it, focus returns to where it came from. */
export function Overlay({ title, isOpen, onClose, isWide = false, children }: OverlayProps): ReactElement {
  return (
    <ModalOverlay className="overlay" isOpen={isOpen} isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className={isWide ? "overlay-box overlay-wide" : "overlay-box"}>
        <Dialog className="overlay-dialog">
          <div className="overlay-head">
            <Heading slot="title" className="t-title">
              {title}
            </Heading>
            <Button className="icon-button" aria-label="Close" onPress={onClose}>
              <span aria-hidden="true">✕</span>
            </Button>
          </div>
          <div className="overlay-body">{children}</div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
