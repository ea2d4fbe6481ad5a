import type { ChannelKind } from "../../core/talk-log.ts";
import type { OpenOptions } from "../../engine/opening.ts";

/** What a channel can count for, in the order offered. */
export const channelKindWords: readonly { readonly kind: ChannelKind; readonly label: string }[] = [
  { kind: "reach", label: "people reached" },
  { kind: "posts", label: "posts" },
  { kind: "both", label: "both" },
];

/** The answer in which one channel counts for what was chosen. */
export function withChannel(answer: NonNullable<OpenOptions["channelKinds"]>, channel: string, kind: ChannelKind): NonNullable<OpenOptions["channelKinds"]> {
  return { ...answer, set: [...answer.set.filter((other) => other.channel !== channel), { channel, kind }] };
}
