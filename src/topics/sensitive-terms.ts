import { WhotalksError } from "../core/errors.ts";
import { type CompiledDictionary, compileDictionary, type DictionaryEntry } from "./dictionary.ts";
import { createFolding } from "./dictionary-folding.ts";
import type { WordForms } from "./dictionary-forms.ts";
import { parseTerm, type Term } from "./dictionary-term.ts";

/** A subject of which nobody's talk is counted at work, and a term that belongs to it. */
export interface SensitiveFinding {
  readonly topic: string;
  readonly term: string;
  readonly subject: string;
}

/** Whole words that belong to the special categories of Art. 9 GDPR and to private life, by subject. */
const LIST: readonly (readonly [subject: string, words: string])[] = [
  ["health", "health data|sick|sickness|sick leave|sick note|illness|ill|disease|diagnosis|diagnosed|doctor|hospital|clinic|surgery|therapy|therapist|psychiatrist|psychologist|depression|depressed|anxiety|burnout|burn out|" +
    "cancer|chemotherapy|tumour|tumor|hiv|aids|diabetes|epilepsy|covid|infection|medication|antidepressant|disability|disabled|pregnant|pregnancy|miscarriage|abortion|ivf|menopause|maternity leave|addiction|alcoholic|alcoholism|rehab|overdose|suicide|suicidal|mental health|" +
    "krank|krankheit|krankschreibung|krankgeschrieben|arzt|ärztin|krankenhaus|diagnose|depressiv|krebs|schwanger|schwangerschaft|behinderung|schwerbehindert|sucht|therapie|psychiater|malade|maladie|arrêt maladie|médecin|hôpital|enceinte|grossesse|handicap|cancer du|dépression|" +
    "enfermo|enferma|enfermedad|baja médica|embarazada|embarazo|discapacidad|malattia|malato|gravidanza|incinta|hastalık|hamile|engelli"],
  ["trade unions", "union|unions|trade union|labor union|labour union|unionise|unionize|unionised|unionized|unionising|unionizing|union rep|union member|shop steward|works council|worker council|strike|strikes|striking|walkout|picket|picket line|collective bargaining|organising committee|" +
    "gewerkschaft|gewerkschaften|betriebsrat|personalrat|streik|streiken|warnstreik|tarifverhandlung|ver.di|ig metall|syndicat|syndicats|syndiqué|grève|comité d'entreprise|sindicato|sindicatos|huelga|comité de empresa|sindacato|sciopero|sendika|grev"],
  ["religion and belief", "religion|religious|church|mosque|synagogue|christian|christianity|catholic|protestant|muslim|islam|islamic|jewish|judaism|jew|jews|hindu|hinduism|buddhist|buddhism|atheist|ramadan|hijab|headscarf|kosher|halal|pray|prayer|worship|faith|bible|quran|koran|torah|baptism|" +
    "religiös|kirche|moschee|christ|christlich|katholisch|evangelisch|moslem|muslimisch|jüdisch|kopftuch|beten|gebet|église|mosquée|musulman|chrétien|catholique|juif|juive|iglesia|mezquita|musulmán|católico|judío|chiesa|moschea|müslüman"],
  ["politics and opinion", "political party|politics|political|politician|election|vote|voted|voter|democrat|democrats|republican|republicans|conservative party|labour party|liberal party|green party|communist|socialist|fascist|nazi|left wing|right wing|far right|far left|activist|protest|demonstration|" +
    "partei|politik|politisch|wahlkampf|cdu|csu|spd|afd|fdp|kommunist|demonstration|politique|élection|élections|voté|política|elecciones|voto|partido|politica|elezioni|siyaset|seçim"],
  ["private life and sexuality", "sex|sexual|sexuality|sex life|gay|lesbian|bisexual|homosexual|transgender|transsexual|queer|lgbt|lgbtq|coming out|same sex|dating|tinder|grindr|affair|divorce|divorced|custody|marriage|married|girlfriend|boyfriend|pornography|porn|" +
    "schwul|lesbisch|homosexuell|transsexuell|sexualität|sexuell|scheidung|geschieden|affäre|freundin|freund|homosexuel|lesbienne|sexualité|divorce|sexualidad|gay|lesbiana|divorcio|sessualità|divorzio|eşcinsel|boşanma"],
  ["origin", "ethnic|ethnicity|race|racial|skin colour|skin color|immigrant|immigration status|refugee|asylum|work permit|ethnie|ethnisch|herkunft|hautfarbe|flüchtling|asyl|origine ethnique|réfugié|origen étnico|refugiado"],
  ["crime", "criminal record|arrested|conviction|convicted|prison|jail|probation|vorbestraft|vorstrafe|gefängnis|casier judiciaire|prison ferme|antecedentes penales"],
];

/** Tells which terms and names of a dictionary are about sensitive subjects. Compiled once, used for many. */
export interface SensitiveList {
  /** Everything found, in the order of the dictionary: names of topics, and terms that hold a listed word or would find one. */
  find(dictionary: readonly DictionaryEntry[]): readonly SensitiveFinding[];
  /** The subject that a name is about; undefined where none. */
  subjectOf(name: string): string | undefined;
}

/** The list. @param forms of words that count as the word, where they do. Cost: a few milliseconds */
export function createSensitiveList(forms?: WordForms): SensitiveList {
  const folding = createFolding();
  const words = LIST.map(([subject, list]) => ({ topic: subject, terms: list.split("|") }));
  const known: CompiledDictionary = compileDictionary(words.map(({ topic, terms }) => ({ topic, terms: forms === undefined ? terms.map((term) => `"${term}"`) : terms })), { folding, forms });
  const subjectOf = (name: string): string | undefined => {
    const [first] = known.match(name);
    return first === undefined ? undefined : known.topics[first];
  };
  return {
    subjectOf,
    find: (dictionary) =>
      dictionary.flatMap(({ topic, terms }) => {
        const found: SensitiveFinding[] = [];
        const ofName = subjectOf(topic);
        if (ofName !== undefined) found.push({ topic, term: topic, subject: ofName });
        for (const term of terms) {
          const parsed = parseTerm(term);
          if (parsed.kind !== "term") continue;
          const subject = subjectOf(phrasesIn(parsed.term).join(" . ").replace(/[*?]/gu, "")) ?? words.find((one) => wouldFind(parsed.term, one.terms))?.topic;
          if (subject !== undefined) found.push({ topic, term, subject });
        }
        return found;
      }),
  };

  /** Whether a wildcard stands for one of the words. */
  function wouldFind(term: Term, listed: readonly string[]): boolean {
    const wild = phrasesIn(term).filter((phrase) => /[*?]/u.test(phrase));
    if (wild.length === 0) return false;
    const matchers = wild.map((phrase) => ({ words: countWords(phrase), matcher: compileDictionary([{ topic: "any", terms: [phrase] }], { folding }) }));
    // A wildcard that stands for one word of several (colour* for "skin colour") finds much else.
    return listed.some((listedWord) => matchers.some(({ words: count, matcher }) => countWords(listedWord) === count && matcher.match(listedWord).length > 0));
  }
}

/** Refuses a dictionary that would count who talks about sensitive subjects. @throws WhotalksError `term-sensitive`; `pattern-unchecked` */
export function refuseSensitive(dictionary: readonly DictionaryEntry[], forms: WordForms | undefined): void {
  for (const { topic, terms } of dictionary) {
    for (const term of terms) {
      if (parseTerm(term).kind === "pattern") throw new WhotalksError("pattern-unchecked", `The topic "${topic}" has a regular expression: what it finds cannot be checked against the list of sensitive subjects, so it is not used with employees.`, { kind: "arguments", hint: "Use words and wildcards." });
    }
  }
  const [first] = createSensitiveList(forms).find(dictionary);
  if (first === undefined) return;
  throw new WhotalksError("term-sensitive", `The topic "${first.topic}" looks for "${first.term}", which is about ${first.subject}: with employees nobody's talk about health, unions, religion, politics, origin or private life is counted.`, {
    kind: "arguments",
    hint: "Leave the term out. These subjects are specially protected (Art. 9 GDPR).",
  });
}

function countWords(phrase: string): number {
  return phrase.trim().split(/\s+/u).length;
}

function phrasesIn(term: Term): readonly string[] {
  switch (term.kind) {
    case "phrase":
      return [term.text];
    case "not":
      return phrasesIn(term.part);
    case "near":
      return [...term.left, ...term.right].map(({ text }) => text);
    case "and":
    case "or":
      return term.parts.flatMap(phrasesIn);
  }
}
