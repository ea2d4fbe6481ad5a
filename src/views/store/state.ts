import type { Cost, Histogram } from "../../core/answers.ts";
import type { Merge } from "../../core/identity.ts";
import type { MapPicture } from "../../core/map-picture.ts";
import type { Call } from "../../engine/call.ts";
import type { Board, MapQuery } from "../../engine/shown.ts";
import type { Catalogue, Engine } from "../../engine/engine.ts";
import type { DictionaryTopic, Inspection, OpenOptions, Opened, Source, TopicOptions } from "../../engine/opening.ts";
import type { PeopleFilter, Settings } from "../../engine/settings.ts";
import type { Mode } from "../../core/talk-log.ts";
import type { Sample } from "virtual:samples";
import type { Apart } from "../identity/decisions.ts";
import type { ListState } from "../list/list-state.ts";
import type { MapState } from "../map/map-state.ts";
import type { ProjectEntry, ProjectStorage } from "../project/project-storage.ts";
import type { ProjectStatus } from "../project/project-status.ts";
import type { GroupsState } from "../groups/groups-state.ts";
import type { TimeState } from "../time/time-state.ts";
import type { History } from "./history.ts";

export type Phase = "open" | "inspecting" | "check" | "opening" | "workspace";
export type View = "board" | "map" | "list" | "topics" | "groups" | "time";
/** The tabs of the view of topics. */
export type TopicTab = "table" | "overlap" | "words" | "discover" | "dictionary" | "practice";
export type Theme = "system" | "light" | "dark";
export type DialogName = "list" | "selected" | "columns" | "proof" | "report" | "people" | "accounts" | "keys" | "offline";

/** Long work that the reader can watch and stop. */
export interface Work {
  /** What is being done, in words. */
  readonly doing: string;
  readonly done: number;
  /** NaN where it cannot be known. */
  readonly total: number;
  readonly unit: string;
  /** Start on the page's clock, in milliseconds. */
  readonly startedAt: number;
  /** When the present stage began, and how much was done then. */
  readonly stageAt: number;
  readonly stageDone: number;
  readonly cancel: () => void;
}

/** A request that could not be met, as the reader sees it. */
export interface Failure {
  readonly message: string;
  readonly hint: string;
  /** "messages.csv, line 14, column date", or empty. */
  readonly place: string;
}

/** The files that are being asked about or open. */
export interface Loaded {
  readonly sources: readonly Source[];
  readonly options: OpenOptions;
  /** The sample these files come from, or "". */
  readonly sample: string;
  /** What the reader sees as the name of the data. */
  readonly title: string;
}

/**
 * How the files are read: which accounts are ours, which ids are one person, what else accounts are (null = as the format tells), and where
 * topics come from (null = topic columns alone).
 */
export interface Reading {
  readonly ours: readonly string[];
  readonly merge: readonly Merge[];
  readonly accounts: NonNullable<OpenOptions["accounts"]> | null;
  readonly topics: TopicOptions | null;
}

/**
 * What undo goes back to: everything the reader can change in the workspace. A view that adds a field of its own adds it here and to
 * `stepWords` (step-words.ts), and changes it by `takeStep` (steps.ts).
 */
export interface Step extends Reading {
  readonly settings: Settings;
  readonly view: View;
  readonly topicTab: TopicTab;
  readonly selection: readonly number[];
  /** The person whose circle alone is drawn, and by how many steps. */
  readonly circle: { readonly person: number; readonly name: string; readonly steps: number } | null;
  /** What the colours of the map stand for. */
  readonly colour: MapQuery["colour"];
  /** How the map is looked at beyond that. */
  readonly mapView: MapState;
  /** Columns, order and search of the list. */
  readonly list: ListState;
  /** Who is shown, in every view: roles and ranges of measures. It changes no number. */
  readonly shown: PeopleFilter;
  /** How groups are looked at. */
  readonly groups: GroupsState;
  /** Windows of time, and the periods compared. */
  readonly time: TimeState;
}

/** One of the files a project was made from. */
export interface ProjectFile {
  readonly name: string;
  readonly size: number;
}

/** Everything that brings a session back: how the files were read, where one is, and every step on the way. */
export interface Project {
  readonly title: string;
  /** The sample it is about, or "". */
  readonly sample: string;
  readonly mode: Mode;
  readonly files: readonly ProjectFile[];
  readonly rowsRead: number;
  readonly options: OpenOptions;
  readonly apart: Apart;
  readonly exactAgreed: readonly string[];
  readonly step: Step;
  readonly history: History<Step>;
}

/** A choice between exact and sampled values, before anything is computed. */
export interface Offer {
  /** Both of its ways are known. */
  readonly cost: Cost;
  /** What is to be shown once it is chosen how, and every measure of it that may take long. */
  readonly settings: Settings;
  readonly measures: readonly string[];
  readonly go: (settings: Settings) => void;
}

/** Who is shown where that is not everyone, and what it was asked for. */
export interface ShownPeople extends Pick<Board, "topConnectors" | "topMavens"> {
  readonly people: ReadonlySet<number>;
  readonly of: number;
  readonly settings: Settings;
  readonly shown: PeopleFilter;
  readonly edition: number;
}

export interface AppState extends Step {
  readonly phase: Phase;
  readonly catalogue: Catalogue | null;
  readonly samples: readonly Sample[];
  readonly theme: Theme;
  /** What the theme comes to just now. */
  readonly shade: "light" | "dark";
  readonly dialog: DialogName | null;

  /** Whose talk it is, as chosen on the first screen; null = not asked yet. */
  readonly chosenMode: Mode | null;
  /** Files that are being asked about: what "open" will read. */
  readonly asked: Loaded | null;
  readonly inspection: Inspection | null;
  /** Tables (their `tableKey`) whose columns mean what was chosen for the same header before. */
  readonly recalled: readonly string[];
  /** True while a changed answer is being looked at. */
  readonly isInspecting: boolean;

  readonly loaded: Loaded | null;
  readonly opened: Opened | null;
  /** How the open files were recognised: the banner reads it. */
  readonly recognised: Inspection | null;
  /** Who was said to be different people in these data. */
  readonly apart: Apart;
  /** The dictionary of topics as it is being written, applied or not; null = as applied. */
  readonly draft: readonly DictionaryTopic[] | null;
  /** The topic of the dictionary that is looked at. */
  readonly draftTopic: number;
  /** What topics were looked for in the texts, with the changes by hand, used or not; null = as used. */
  readonly finding: NonNullable<TopicOptions["discover"]> | null;
  /** Counts openings: views that hold results of the engine start afresh. */
  readonly edition: number;

  readonly history: History<Step>;

  readonly board: Board | null;
  /** Settings the board on screen belongs to; differs from `settings` while a new one is computed. */
  readonly boardSettings: Settings | null;
  /** How the files were read for it: the engine is brought in step with each board. */
  readonly boardReading: Reading | null;
  readonly histogram: Histogram | null;
  /** Who is shown in every view, as far as it is known; null = everyone. */
  readonly passing: ShownPeople | null;
  /** Asked before something is computed that takes long; null = nothing is asked. */
  readonly offer: Offer | null;
  /** Measures of which exact values were chosen for the open data, however long they take: nobody is asked about them again. */
  readonly exactAgreed: readonly string[];

  /** How the open project is kept. */
  readonly project: ProjectStatus;
  /** The projects that this browser keeps, newest first; null while it has not been asked. */
  readonly recent: readonly ProjectEntry[] | null;
  /** A project that waits for the files it was made from. */
  readonly waiting: { readonly project: Project; readonly status: ProjectStatus } | null;

  /** The tour on a sample: the stop it is at; null = not thought of yet. */
  readonly tour: number | "offered" | "ended" | null;

  /** Long work under way, by what it is for. */
  readonly works: Readonly<Record<string, Work>>;
  readonly error: Failure | null;
  /** Spoken by screen readers and shown in row 2: what the last change did. */
  readonly live: string;
  /** Said in a line above the views until it is closed or something is changed. */
  readonly told: string;
  /** What the page's address shows of data that are not open: `title` is empty where the address does not name them. */
  readonly awaited: { readonly title: string; readonly address: string } | null;
}

/** What every action needs. */
export interface Tools {
  readonly engine: Engine;
  readonly get: () => AppState;
  readonly set: (part: Partial<AppState>) => void;
  /** Where projects are kept; null = nowhere. */
  readonly storage: ProjectStorage | null;
  /** The page's clock, in milliseconds. */
  readonly now: () => number;
  /** The latest reading of files that are already open; never rejects. */
  readonly reopening: { current: Promise<unknown> };
  /** The map that was drawn last, or made before it is looked at, and the one that is being made so; null = none. */
  readonly drawn: { current: DrawnMap | null; ahead: MapAhead | null };
}

/** A picture of the map that is made before anybody looks at it. */
export interface MapAhead {
  readonly key: string;
  readonly made: Promise<MapPicture>;
  readonly cancel: () => void;
  /** Who has asked for it meanwhile. */
  reader: { readonly call: Call; readonly onEarly: (picture: MapPicture) => Promise<boolean> } | undefined;
}

/** A picture of the map and what it answers. */
export interface DrawnMap {
  readonly key: string;
  readonly picture: MapPicture;
  /** After few steps of the layout: to be shown while the rest is made. */
  readonly isEarly: boolean;
}
