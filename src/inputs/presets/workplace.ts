import { objectsIn, plainText, textAt } from "./cell-json.ts";
import { definePreset, rolesWith, withMeaning } from "./define-preset.ts";
import { reshape } from "./reshape.ts";

/** Messages of Microsoft Teams as Graph hands them out: replies and mentions by account; system events, bots and deleted messages are left out. */
export const teams = definePreset({
  id: "teams-graph",
  label: "Microsoft Teams (Graph)",
  signatures: [["from user id|from user display name", "created date time", "body content"]],
  read({ table, roles }) {
    const own = roles([["from", "from user id|from user display name"], ["fromName", "from user display name"], ["messageId", "id"], ["replyTo", "reply to id"], ["time", "created date time"], ["channel", "channel identity channel id|chat id"], ["text", "subject"]]);
    const added = [["words", "text"], ["people mentioned", "mentioned"]] as const;
    return [
      reshape(table, {
        added: added.map(([name]) => name),
        meaning: { source: "Microsoft Teams", kind: "messages", roles: rolesWith(added, own), ties: ["reply", "mention"], mode: "employees", marksMentions: true },
        start: () => ({
          make(row) {
            const type = row.get("message type");
            if (type !== "" && type !== "message") return { column: "message type", code: "system-message", reason: `written by Teams itself: ${type}` };
            if (row.get("deleted date time") !== "") return { column: "deleted date time", code: "deleted", reason: "the message was deleted" };
            if (row.get("from user id", "from user display name") === "") {
              const isBot = row.get("from application id", "from application display name") !== "";
              return isBot ? { column: "from application display name", code: "bot-message", reason: "written by an app" } : { column: "from user id", code: "author-missing", reason: "the message names no author: the account was removed" };
            }
            const mentioned = objectsIn(row.get("mentions")).map((each) => textAt(each, "mentioned", "user", "id") || textAt(each, "mentioned", "user", "displayName") || textAt(each, "mentionText"));
            return [plainText(row.get("body content")), mentioned.filter((name) => name !== "").join(";")];
          },
        }),
      }),
    ];
  },
});

/** What Microsoft Purview lists of mail and chats: the sender, the recipients, all who took part. */
export const purview = definePreset({
  id: "purview",
  label: "Microsoft Purview",
  signatures: [["sender", "recipients", "participants"], ["sender author|email sender", "recipients|email recipients", "email participants|participants"]],
  read: ({ table, roles }) =>
    withMeaning(table, {
      source: "Microsoft Purview", kind: "messages", ties: ["addressed"], mode: "employees",
      roles: roles([["from", "sender|email sender|sender author"], ["to", "recipients|email recipients"], ["time", "date|sent|email date sent|date sent|created|received"], ["text", "subject|subject title|email subject"], ["messageId", "internet message id|email internet message id|message id|id"], ["thread", "conversation id|thread id|conversation topic"]]),
    }),
});

/** Messages.csv of a network export of Viva Engage (Yammer): of several versions of a message the first is read. */
export const vivaEngage = definePreset({
  id: "viva-engage",
  label: "Viva Engage (Yammer)",
  signatures: [["sender id", "replied to id", "thread id"]],
  read({ table, roles }) {
    const own = roles([["from", "sender id"], ["fromName", "sender name|sender full name"], ["messageId", "id"], ["replyTo", "replied to id"], ["thread", "thread id"], ["time", "created at"], ["channel", "group name|group id"], ["text", "title"], ["mentioned", "notified user ids|notified users"]]);
    const added = [["words", "text"]] as const;
    return [
      reshape(table, {
        added: ["words"],
        meaning: { source: "Viva Engage", kind: "messages", roles: rolesWith(added, own), ties: ["reply", "mention"], mode: "employees" },
        start() {
          const seen = new Set<string>();
          return {
            make(row) {
              if (/^(?:system|bot)$/i.test(row.get("sender type", "message type"))) return { column: "sender type", code: "system-message", reason: "written by Viva Engage itself" };
              const id = row.get("id");
              if (id !== "" && seen.has(id)) return { column: "id", code: "message-version", reason: "another version of a message that was read" };
              if (id !== "" && seen.size < MOST_IDS) seen.add(id);
              if (row.get("sender id") === "") return { column: "sender id", code: "author-missing", reason: "the message names no sender" };
              return [plainText(row.get("body", "body plain", "content"))];
            },
          };
        },
      }),
    ];
  },
});

/** Groups.csv of the same export: communities, not people. Their settings would be taken for those of whoever made them. */
export const vivaEngageGroups = definePreset({
  id: "viva-engage-groups",
  label: "Viva Engage communities",
  signatures: [["created by id", "privacy|moderated", "external|web url"]],
  read: ({ table }) => [{ ...table, isHidden: table.part !== "" }],
});

const MOST_IDS = 16_000_000;

/** Columns that name others, one each: "Nominee 2", and the answers to a question that is asked several times, "Who do you ask for advice? [2]". */
const NOMINEE = /^(?:nominee|nomination|nominated|choice|alter|name|contact) ?\d+$/;
const NUMBERED_QUESTION = /^(?:.* )?(?:who|whom|wer|wen|wem|qui|quien|quienes|quién|chi|quem) .*\d+$/;
const RESPONDENT = "respondent id|respondent|ego|nominator|participant|employee|from|person|your name|name|respondent name|participant id|employee id|what is your name|full name|who are you|your email|your email address|email address|email|username";

/** Survey of a network: who answers names others in columns of their own. Nobody posted anything. */
export const nominations = definePreset({
  id: "survey",
  label: "Survey with nominations",
  signatures: [
    ["nominee 1|nominee1|nomination 1|nominated 1|choice 1|alter 1|name 1|contact 1", "nominee 2|nominee2|nomination 2|nominated 2|choice 2|alter 2|name 2|contact 2", "respondent|ego|nominator|respondent id|respondent name|participant|employee|name|from|person|your name"],
    [RESPONDENT],
  ],
  isMeant: ({ names }) => [...names].filter((name) => NOMINEE.test(name)).length > 1 || [...names].filter((name) => NUMBERED_QUESTION.test(name)).length > 1,
  read({ table, roles, names }) {
    const own = roles([["from", RESPONDENT], ["time", "timestamp|submitted at|date"]]);
    const nominees = [...names].filter((name) => NOMINEE.test(name) || NUMBERED_QUESTION.test(name));
    for (const header of roles(nominees.map((name) => ["to", name] as const)).keys()) own.set(header, "to");
    return withMeaning(table, { source: "Survey with nominations", kind: "messages", roles: own, isTalk: false, ties: ["addressed"], mode: "employees" });
  },
});
