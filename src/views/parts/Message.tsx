import type { ReactElement, ReactNode } from "react";
import "./parts.css";

export interface MessageProps {
  readonly tone: "empty" | "notice" | "error";
  readonly title: string;
  readonly children?: ReactNode;
  /** Buttons, most likely one first. */
  readonly actions?: ReactNode;
}

/** What stands where a result would: nothing matched, something is off, or something failed. Says what to do next. */
export function Message({ tone, title, children, actions }: MessageProps): ReactElement {
  return (
    <div className={`part-message part-message-${tone}`} role={tone === "error" ? "alert" : "status"}>
      <p className="part-message-title">{title}</p>
      {children !== undefined && <div className="part-message-text">{children}</div>}
      {actions !== undefined && <div className="part-message-actions">{actions}</div>}
    </div>
  );
}
