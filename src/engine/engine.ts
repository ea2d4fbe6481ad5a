import type { Cost, Histogram, WrittenFile } from "../core/answers.ts";
import type { AccountCandidate, IdentityCandidate, Merge, MergePreview } from "../core/identity.ts";
import type { MapPicture } from "../core/map-picture.ts";
import type { LongAbove, Measure } from "../core/measure.ts";
import type { SetAside } from "../core/notice.ts";
import type { LookedForColumn } from "../inputs/columns/template.ts";
import type { Call } from "./call.ts";
import type { GroupQuestions } from "./group-questions.ts";
import type { ListQuestions } from "./list-questions.ts";
import type { MapQuestions } from "./map-questions.ts";
import type { DiscoveryQuestions } from "./discovery-questions.ts";
import type { DictionaryQuestions } from "./dictionary-questions.ts";
import type { FileAnswers, Inspection, OpenOptions, Opened, Source } from "./opening.ts";
import type { PeopleQuestions } from "./people-questions.ts";
import type { PersonQuestions } from "./person-questions.ts";
import type { PeopleFilter, Settings } from "./settings.ts";
import type { TimeQuestions } from "./time-questions.ts";
import type { TopicQuestions } from "./topic-questions.ts";
import type { Board, ListPage, ListQuery, MapQuery, PersonCard, PersonRow } from "./shown.ts";

export type CatalogueMeasure = Omit<Measure, "compute" | "isSampled" | "cost"> & {
  /** Where people × ties exceed this, sampling is offered; null = the measure is always exact. */
  readonly sampledAbove: number | null;
  /** Above this `cost` tells how long it takes; null = never long. */
  readonly longAbove: LongAbove | null;
  /** What takes the time then, as the beginning of a sentence. */
  readonly longWork: string | null;
};

/** What this build can do, as plain data: the views learn of everything through it and pull no engine code in. */
export interface Catalogue {
  readonly version: string;
  readonly formats: readonly { readonly id: string; readonly label: string; readonly extensions: readonly string[] }[];
  readonly measures: readonly CatalogueMeasure[];
  readonly insights: readonly { readonly id: string; readonly label: string; readonly needs: "network" | "board" | "topics" }[];
  readonly exports: readonly { readonly id: string; readonly label: string; readonly extension: string; readonly mime: string }[];
  /** The columns that are looked for, in plain words, and tables to fill in (CSV). */
  readonly columns: readonly LookedForColumn[];
  readonly templates: readonly { readonly name: string; readonly text: string }[];
}

/**
 * The seam between the engine and everything that shows it: one session on one set of files. Implemented directly (CLI, tests) and
 * over a port (page). Calls may overlap; results are plain data and typed arrays that cross by transfer.
 */
export interface Engine extends MapQuestions, GroupQuestions, ListQuestions, PersonQuestions, PeopleQuestions, TopicQuestions, DiscoveryQuestions, DictionaryQuestions, TimeQuestions {
  catalogue(): Promise<Catalogue>;
  /** Looks at the head of each file: format, columns, questions. Computes nothing. */
  inspect(sources: readonly Source[], options: OpenOptions, call?: Call): Promise<Inspection>;
  /** Reads everything; on success it replaces what was open, on failure or cancel what was open stays. */
  open(sources: readonly Source[], options: OpenOptions, call?: Call): Promise<Opened>;
  /** What `open` would answer, from the whole of the files; what is open stays, and nothing is kept. */
  preview(sources: readonly Source[], options: OpenOptions, call?: Call): Promise<Opened>;
  board(settings: Settings, call?: Call): Promise<Board>;
  /** What the measure that ranks, or another one, would cost under these settings: tries a little of it, computes no values. */
  cost(settings: Settings, measure?: string, call?: Call): Promise<Cost>;
  /** Ids that may be one person, the surest first. Nothing is merged: answer with `merge` in the options. */
  identities(of?: "open" | "preview", call?: Call): Promise<readonly IdentityCandidate[]>;
  /** Accounts that may be no person: desks of ours, bots, shared mailboxes, with the reason. */
  accounts(of?: "open" | "preview", call?: Call): Promise<readonly AccountCandidate[]>;
  /** What one merge, on top of those in force, would change under these settings; nothing is kept. */
  mergePreview(merge: Merge, settings: Settings, call?: Call): Promise<MergePreview>;
  /** The people of a list as numbers alone, in its order: for selecting all of them. `offset` and `limit` do not count. */
  listPeople(query: ListQuery, call?: Call): Promise<Uint32Array>;
  list(query: ListQuery, call?: Call): Promise<ListPage>;
  map(query: MapQuery, call?: Call): Promise<MapPicture>;
  person(person: number, settings: Settings, call?: Call): Promise<PersonCard>;
  /** People whose id or name contains the text, best rank first. */
  search(text: string, settings: Settings, limit: number): Promise<readonly PersonRow[]>;
  histogram(settings: Settings, bins: number): Promise<Histogram>;
  /** A page of the rows set aside: of what is open, or of the latest preview. */
  setAside(offset: number, limit: number, of?: "open" | "preview"): Promise<{ readonly total: number; readonly rows: readonly SetAside[] }>;
  /** One file as it was understood, nothing interpreted: header (c1 … cn without one), then every record as text (see table-text.ts); beside it the rows set aside, as `write` gives them. */
  table(source: Source, answers: FileAnswers, call?: Call): Promise<WrittenFile & { readonly rejects: Uint8Array }>;
  /** Ranked list, network …: `target` is an export id of the catalogue, or "rejects" (`of` the latest preview too). */
  write(target: string, settings: Settings, options: { /** Whose rows are listed; networks hold everyone. */ readonly shown?: PeopleFilter; readonly top?: number; readonly spreadsheetSafe?: boolean; readonly reason?: string; readonly of?: "open" | "preview" }, call?: Call): Promise<WrittenFile>;
}
