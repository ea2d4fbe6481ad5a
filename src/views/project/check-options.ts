import type { FileAnswers, OpenOptions } from "../../engine/opening.ts";
import { columnMeanings } from "../words/role-names.ts";
import { amount, type Check, flag, list, oneOf, partOf, shape, text, whole } from "./check-data.ts";

const role = oneOf(...columnMeanings.map((meaning) => meaning.role));
const texts = list(text);

/** Every answer, by its name: one that is added to `FileAnswers` does not compile until it stands here. */
const answerFields = {
  use: oneOf(false), sheet: text, kind: oneOf("messages", "people"), format: text, encoding: text, encodingFault: shape({ message: text, sample: text }), delimiter: text,
  hasHeader: flag, roles: list(role), decimal: oneOf(".", ","), dateOrder: oneOf("dmy", "mdy", "ymd"),
} as const satisfies { readonly [K in Exclude<keyof FileAnswers, "parts">]-?: Check<FileAnswers[K]> };

/** Tables have answers of their own, and no tables in them. */
const answers: Check<FileAnswers> = partOf({ ...answerFields, parts: list(shape({ part: text, answers: partOf(answerFields) })) });

/** Every option, by its name, as above. */
const optionFields = {
  mode: oneOf("customers", "employees"), files: list(answers), timeZone: text, isTalk: flag, ties: list(oneOf("addressed", "reply", "mention", "repost", "thread", "channel")),
  undirected: flag, split: oneOf("full", "shared"), maxRecipients: whole, peopleKey: text, ours: texts,
  accounts: list(shape({ id: text, kind: oneOf("person", "ours", "competitor", "media", "bot", "shared mailbox") })), exclude: texts, optOut: texts, inside: texts,
  merge: list(shape({ into: text, ids: texts })), overlap: oneOf("once", "each"), leaveOutUnreadable: flag, automaticMail: oneOf("kept"),
  channelKinds: shape({ known: flag, set: list(shape({ channel: text, kind: oneOf("both", "reach", "posts") })) }),
  topics: partOf({ from: list(oneOf("column", "hashtags", "channel", "subject", "dictionary")), dictionary: list(shape({ topic: text, terms: texts })) }),
  memoryBudget: amount, seed: whole, allowsNoMessages: flag,
} as const satisfies { readonly [K in keyof OpenOptions]-?: Check<OpenOptions[K]> };

/** How files are read, as a project holds it. */
export const checkOptions: Check<OpenOptions> = partOf(optionFields);
