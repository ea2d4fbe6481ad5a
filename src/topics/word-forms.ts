import { stemmer as arabic } from "@orama/stemmers/arabic";
import { stemmer as danish } from "@orama/stemmers/danish";
import { stemmer as dutch } from "@orama/stemmers/dutch";
import { stemmer as english } from "@orama/stemmers/english";
import { stemmer as finnish } from "@orama/stemmers/finnish";
import { stemmer as french } from "@orama/stemmers/french";
import { stemmer as german } from "@orama/stemmers/german";
import { stemmer as greek } from "@orama/stemmers/greek";
import { stemmer as hungarian } from "@orama/stemmers/hungarian";
import { stemmer as italian } from "@orama/stemmers/italian";
import { stemmer as norwegian } from "@orama/stemmers/norwegian";
import { stemmer as portuguese } from "@orama/stemmers/portuguese";
import { stemmer as romanian } from "@orama/stemmers/romanian";
import { stemmer as russian } from "@orama/stemmers/russian";
import { stemmer as spanish } from "@orama/stemmers/spanish";
import { stemmer as swedish } from "@orama/stemmers/swedish";
import { stemmer as turkish } from "@orama/stemmers/turkish";
import { WhotalksError } from "../core/errors.ts";
import type { WordForms } from "./dictionary-forms.ts";

/** Languages whose word forms are known, by their code: the rules are those of Snowball. */
export const formLanguages: ReadonlyMap<string, { readonly label: string; readonly stem: WordForms }> = new Map([
  ["ar", { label: "Arabic", stem: arabic }],
  ["da", { label: "Danish", stem: danish }],
  ["de", { label: "German", stem: german }],
  ["el", { label: "Greek", stem: greek }],
  ["en", { label: "English", stem: english }],
  ["es", { label: "Spanish", stem: spanish }],
  ["fi", { label: "Finnish", stem: finnish }],
  ["fr", { label: "French", stem: french }],
  ["hu", { label: "Hungarian", stem: hungarian }],
  ["it", { label: "Italian", stem: italian }],
  ["nl", { label: "Dutch", stem: dutch }],
  ["no", { label: "Norwegian", stem: norwegian }],
  ["pt", { label: "Portuguese", stem: portuguese }],
  ["ro", { label: "Romanian", stem: romanian }],
  ["ru", { label: "Russian", stem: russian }],
  ["sv", { label: "Swedish", stem: swedish }],
  ["tr", { label: "Turkish", stem: turkish }],
]);

/** How a language's words become stems; undefined where none is asked for. @throws WhotalksError `language-unknown` (arguments) */
export function wordFormsOf(language: string | undefined): WordForms | undefined {
  if (language === undefined) return undefined;
  const known = formLanguages.get(language);
  if (known !== undefined) return known.stem;
  throw new WhotalksError("language-unknown", `The word forms of "${language}" are not known.`, { kind: "arguments", hint: `Known: ${[...formLanguages].map(([code, { label }]) => `${code} (${label})`).join(", ")}.` });
}
