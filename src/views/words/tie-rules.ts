import type { TieRule } from "../../core/talk-log.ts";

/** What makes a connection, in plain words, in the order they are offered. */
export const tieRuleWords: readonly { readonly rule: TieRule; readonly label: string; readonly help: string }[] = [
  { rule: "addressed", label: "addressed to somebody", help: "from the author to everybody it was sent to" },
  { rule: "reply", label: "replies", help: "from whoever answers to whom they answer" },
  { rule: "mention", label: "mentions", help: "from the author to everybody named in the post" },
  { rule: "repost", label: "reposts", help: "from the first author to whoever passes the post on" },
  { rule: "thread", label: "same thread", help: "from the author to everybody who wrote in the thread before" },
  { rule: "channel", label: "same channel", help: "from the author to the authors of the last 50 messages there: makes many connections" },
];
