import type { ReactElement } from "react";
import { useApp } from "../store.ts";

const codes: readonly string[] = ["pattern-refused", "topic-not-found", "topic-sensitive", "topic-small", "topics-none"];

/** What reading the files has told about topics: what was left out, and what nobody says. Nothing where there is nothing to tell. */
export function TopicNotices(): ReactElement | null {
  const notices = useApp((state) => state.opened?.notices);
  const told = (notices ?? []).filter(({ code }) => codes.includes(code));
  if (told.length === 0) return null;
  return (
    <ul className="topics-notices" aria-label="About these topics">
      {told.map(({ code, severity, message, hint }) => (
        <li key={`${code} ${message}`} className={severity === "info" ? "ink-2" : "notice-text"}>
          {message} {hint === "Nothing to do." ? "" : hint}
        </li>
      ))}
    </ul>
  );
}
