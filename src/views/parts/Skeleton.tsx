import type { ReactElement } from "react";
import "./parts.css";

/** A grey bar where text will stand. Hidden from speech: the surrounding region says aria-busy. */
export function Skeleton({ width, height = 12 }: { readonly width: number | string; readonly height?: number }): ReactElement {
  return <span className="part-skeleton" style={{ width, height }} aria-hidden="true" />;
}
