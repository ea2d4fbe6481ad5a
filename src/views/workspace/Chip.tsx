import type { ReactElement, ReactNode } from "react";
import { Button, Dialog, DialogTrigger, Popover } from "react-aria-components";
import { useFloating } from "../store/use-floating.ts";
import { overlayRegion } from "../shell/overlay-region.ts";

export interface ChipProps {
  /** What the chip is about, for screen readers: "Topic". */
  readonly about: string;
  /** What is set now, as it stands in the sentence. */
  readonly value: string;
  /** True where it narrows what is counted. */
  readonly isFilter?: boolean;
  readonly isWide?: boolean;
  /** Never cut, however long it is: dates. Others end in "…" where they would fill a line. */
  readonly isWhole?: boolean;
  /** Takes the filter back; a button beside the word. Only where it narrows something. */
  readonly onRemove?: (() => void) | undefined;
  readonly children: ReactNode | ((close: () => void) => ReactNode);
}

/** One word of the sentence that can be changed: a button that opens its control. */
export function Chip({ about, value, isFilter = false, isWide = false, isWhole = false, onRemove, children }: ChipProps): ReactElement {
  const floating = useFloating();
  // One tree whether it is a filter or not: what is open stays open while it becomes one.
  return (
    <span className="chip-removable">
      <DialogTrigger {...floating}>
        <Button className={["chip", isFilter && "chip-filter", isWhole && "chip-whole"].filter(Boolean).join(" ")} aria-label={`${about}: ${value}`}>
          {value}
        </Button>
        <Popover UNSTABLE_portalContainer={overlayRegion()} className={isWide ? "popover popover-wide" : "popover"} placement="bottom start">
          <Dialog className="chip-dialog" aria-label={about}>
            {({ close }) => <>{typeof children === "function" ? children(close) : children}</>}
          </Dialog>
        </Popover>
      </DialogTrigger>
      {isFilter && onRemove !== undefined && <RemoveButton what={`${about}: ${value}`} onRemove={onRemove} />}
    </span>
  );
}

/** The cross beside a filter. */
export function RemoveButton({ what, onRemove }: { readonly what: string; readonly onRemove: () => void }): ReactElement {
  return (
    <Button
      className="chip-remove"
      aria-label={`Remove ${what}`}
      onPress={({ target }) => {
        // The cross goes: the keyboard goes on at the chip it belongs to.
        const own = target.parentElement?.querySelector<HTMLElement>("button.chip");
        (own ?? target.closest(".sentence-words")?.querySelector<HTMLElement>("button.chip[aria-label^='Shown']"))?.focus();
        onRemove();
      }}
    >
      <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
        <path d="m2 2 6 6M8 2 2 8" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
      </svg>
    </Button>
  );
}
