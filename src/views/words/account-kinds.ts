import type { AccountKind } from "../../core/talk-log.ts";

/** What an account can be, in the order offered. */
export const accountKinds: readonly { readonly kind: AccountKind; readonly label: string }[] = [
  { kind: "person", label: "a person" },
  { kind: "ours", label: "ours" },
  { kind: "competitor", label: "competitor" },
  { kind: "media", label: "media" },
  { kind: "bot", label: "a bot" },
  { kind: "shared mailbox", label: "shared mailbox" },
];
