import type { MailHeader } from "./mail-header.ts";

/** Local parts of addresses that no person writes from. */
const ROBOTS = /^(?:no[-._]?reply|do[-._]?not[-._]?reply|mailer[-._]?daemon|postmaster|notifications?|jira|calendar-notification|microsoftexchange329e[0-9a-f]*)(?:[-+._].*)?$/i;

/** Subjects that programs write: absence notes, answers to invitations, mail that could not be delivered. */
const SUBJECTS = new RegExp(
  "^\\s*(?:" +
    [
      "(?:automatic reply|auto(?:matic)?[- ]?response|automatische antwort|réponse automatique|respuesta automática|risposta automatica|abwesenheitsnotiz)\\b",
      "out of (?:the )?office\\b",
      "(?:accepted|declined|tentative|cancell?ed|zugesagt|abgelehnt|mit vorbehalt|abgesagt)\\s*:",
      "undeliver(?:able|ed)\\b|undelivered mail returned|mail delivery (?:failed|subsystem)|delivery status notification|returned mail:",
    ].join("|") +
    ")",
  "iu",
);

/** Mail that was never sent or is no mail anybody wanted, by Gmail's labels and by what filters write. */
const SPAM_LABEL = /(?:^|,)\s*"?(?:spam|junk)"?\s*(?:,|$)/i;
const DRAFT_LABEL = /(?:^|,)\s*"?(?:drafts?|entwürfe|brouillons|borradores|bozze|rascunhos|concepten)"?\s*(?:,|$)/iu;

/** A message that is not used, and why. */
export interface LeftOut {
  readonly code: "automatic-mail" | "spam-mail" | "draft-mail";
  readonly reason: string;
}

/**
 * Why a message is not used: written by a program, taken for spam, or never sent.
 * @param labels Gmail's labels, decoded
 * @returns undefined for everything else
 */
export function whyLeftOut(header: MailHeader, from: string, subject: string, labels: string): LeftOut | undefined {
  const automatic = whyAutomatic(header, from, subject);
  if (automatic !== undefined) return { code: "automatic-mail", reason: automatic };
  const isSpam = SPAM_LABEL.test(labels) || /^\s*yes\b/i.test(header.first("x-spam-flag") ?? "") || /^\s*yes\b/i.test(header.first("x-spam-status") ?? "");
  if (isSpam) return { code: "spam-mail", reason: "taken for spam: its header says so" };
  return DRAFT_LABEL.test(labels) ? { code: "draft-mail", reason: "a draft: it was never sent" } : undefined;
}

/**
 * Why a message was written by a program and not by a person: its sender, its subject or its own header says so.
 * @returns undefined for everything else
 */
function whyAutomatic(header: MailHeader, from: string, subject: string): string | undefined {
  if (isRobot(from)) return NO_ANSWER;
  const submitted = header.first("auto-submitted") ?? "";
  if (/^\s*auto-/i.test(submitted)) return "written by a program: its header says Auto-Submitted";
  if (/^\s*auto_reply\b/i.test(header.first("precedence") ?? "")) return "written by a program: its header says Precedence: auto_reply";
  if (/^\s*multipart\/report\b/i.test(header.first("content-type") ?? "")) return "a report on the delivery of another message";
  return SUBJECTS.test(subject) ? AUTOMATIC_SUBJECT : undefined;
}

/**
 * Why a row of a mail server's log stands for a message of a program; such logs have no headers beyond sender and subject.
 * @param subject "" where the log has none
 * @returns the reason and what says so, the sender or the subject; undefined for everything else
 */
export function whyLoggedLeftOut(from: string, subject: string): (LeftOut & { readonly by: "from" | "subject" }) | undefined {
  if (isRobot(from)) return { code: "automatic-mail", reason: NO_ANSWER, by: "from" };
  return SUBJECTS.test(subject) ? { code: "automatic-mail", reason: AUTOMATIC_SUBJECT, by: "subject" } : undefined;
}

const NO_ANSWER = "written by a program: nobody answers at this address";
const AUTOMATIC_SUBJECT = "written by a program: its subject is that of an automatic message";

function isRobot(from: string): boolean {
  const address = /<([^<>]*)>\s*$/.exec(from)?.[1] ?? from;
  return ROBOTS.test(address.slice(0, Math.max(0, address.lastIndexOf("@"))) || address);
}
