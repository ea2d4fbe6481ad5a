import { createContext, useContext } from "react";
import { createStore, useStore, type StoreApi } from "zustand";
import { defaultSettings, showEveryone, type PeopleFilter, type Settings } from "../engine/settings.ts";
import type { Engine } from "../engine/engine.ts";
import type { InspectedFile, OpenOptions } from "../engine/opening.ts";
import type { MapQuery } from "../engine/shown.ts";
import type { Mode } from "../core/talk-log.ts";
import { DEFAULT_COLUMNS } from "./list/list-columns.ts";
import type { ListState } from "./list/list-state.ts";
import { defaultMapState, type MapState } from "./map/map-state.ts";
import { defaultGroupsState, type GroupsState } from "./groups/groups-state.ts";
import { defaultTimeState, type TimeState } from "./time/time-state.ts";
import type { Sample } from "virtual:samples";
import { isProjectFile } from "./project/project-file.ts";
import { noProject } from "./project/project-status.ts";
import type { ProjectStorage } from "./project/project-storage.ts";
import { deleteProject, goOnWith, keepAsCopy, openProject, openProjectFile, saveProjectFile } from "./project/reopening.ts";
import { changeList, changeMeasure, changeSettings, clearFilters, readAs, select, treatAsOurs } from "./store/asking.ts";
import { agree } from "./store/agreement.ts";
import { emptyHistory } from "./store/history.ts";
import { answer, changeColumns, forgetRecalled, leave, offerFiles, openAsked, openSample } from "./store/opening.ts";
import { saveExport } from "./store/saving.ts";
import { showBoard } from "./store/show-board.ts";
import type { AppState, DialogName, Reading, Step, Theme, Tools, TopicTab, View } from "./store/state.ts";
import { redoStep, takeStep, undoStep, type StepOptions } from "./store/steps.ts";
import { failureOf } from "./store/works.ts";

/** What the reader can do. Every control calls one of these. */
export interface Actions {
  readonly offerFiles: (files: readonly Blob[], names: readonly string[]) => void;
  /** Opens a project of this browser as it was left. */
  readonly openProject: (id: string) => void;
  readonly deleteProject: (id: string) => void;
  /** Where another tab has the project: this one goes on with a copy. */
  readonly keepAsCopy: () => void;
  readonly saveProjectFile: (options: { readonly withFiles: boolean }) => void;
  /** Whether what is open is saved by itself. */
  readonly keepProject: (isKept: boolean) => void;
  readonly openSample: (sample: Sample, address?: string) => void;
  readonly chooseMode: (mode: Mode) => void;
  readonly answer: (options: OpenOptions) => void;
  /** Opens what was asked about, with further answers where there are some. */
  readonly openAsked: (options?: OpenOptions) => void;
  /** The meanings kept for the header of this table were forgotten: its columns are guessed again. */
  readonly forgetRecalled: (table: InspectedFile) => void;
  readonly readAs: (change: Partial<Reading>) => void;
  readonly changeColumns: () => void;
  readonly treatAsOurs: (id: string, isOurs: boolean) => void;
  /** Remembers who was said to be different people, until other data are opened. */
  readonly keepApart: (apart: AppState["apart"]) => void;
  readonly leave: () => void;
  /** Changes several things at once, as one step of undo: every control that has no action of its own uses it. */
  readonly step: (change: Partial<Step>, options?: StepOptions) => void;
  readonly change: (change: Partial<Settings>, options?: StepOptions) => void;
  readonly changeMeasure: (id: string) => void;
  /** Answers the choice that is open: exact values, sampled ones, or neither. */
  readonly agree: (choice: "exact" | "sampled" | null) => void;
  /** Who is shown, in every view. */
  readonly showOnly: (change: Partial<PeopleFilter>, options?: StepOptions) => void;
  /** Takes every filter back: topics, period, groups, and who is shown. */
  readonly clearFilters: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly retry: () => void;
  readonly select: (people: readonly number[], options?: StepOptions) => void;
  readonly show: (view: View) => void;
  /** Goes to a tab of the view of topics. */
  readonly showTopics: (tab: TopicTab) => void;
  /** Changes how the list is shown; `isShown` goes there. */
  readonly changeList: (change: Partial<ListState>, options?: { readonly isShown?: boolean }) => void;
  /** `trail` holds the circles that lead back. */
  readonly enterCircle: (person: number, name: string, steps?: number, trail?: MapState["trail"]) => void;
  readonly leaveCircle: () => void;
  readonly colourBy: (colour: MapQuery["colour"]) => void;
  /** Changes how the map is looked at. */
  readonly changeMap: (part: Partial<MapState>, options?: StepOptions) => void;
  /** Changes how groups are looked at. */
  readonly changeGroups: (part: Partial<GroupsState>, options?: StepOptions) => void;
  /** Changes the windows of time, or the periods compared. */
  readonly changeTime: (part: Partial<TimeState>, options?: StepOptions) => void;
  readonly save: (target: string, reason?: string) => void;
  readonly fail: (error: unknown) => void;
  readonly forgetError: () => void;
  readonly forgetTold: () => void;
  readonly setTheme: (theme: Theme) => void;
  readonly goOnTour: (tour: AppState["tour"]) => void;
  readonly openDialog: (dialog: DialogName | null) => void;
}

export interface App {
  readonly store: StoreApi<AppState>;
  readonly tools: Tools;
  readonly actions: Actions;
}

/** The one store of the page, with the engine behind it. */
export function createApp(engine: Engine, samples: readonly Sample[], now: () => number, storage: ProjectStorage | null = null): App {
  const store = createStore<AppState>(() => ({ ...initialState, samples }));
  const tools: Tools = { engine, get: store.getState, set: (part) => store.setState(part), storage, now, reopening: { current: Promise.resolve() }, drawn: { current: null, ahead: null } };
  return { store, tools, actions: createActions(tools) };
}

const initialList: ListState = { columns: DEFAULT_COLUMNS, sort: [], search: "", includeOurs: false };

const initialState: AppState = {
  phase: "open", catalogue: null, samples: [], theme: "system", shade: "light", dialog: null,
  chosenMode: null, asked: null, inspection: null, recalled: [], isInspecting: false,
  loaded: null, opened: null, recognised: null, apart: [], edition: 0,
  view: "board", topicTab: "table", settings: defaultSettings, ours: [], merge: [], accounts: null, topics: null, draft: null, draftTopic: 0, finding: null, history: emptyHistory, selection: [], circle: null, colour: "role", mapView: defaultMapState, list: initialList, shown: showEveryone, groups: defaultGroupsState, time: defaultTimeState,
  board: null, boardSettings: null, boardReading: null, histogram: null, passing: null, offer: null, exactAgreed: [],
  project: noProject, recent: null, waiting: null, tour: null,
  works: {}, error: null, live: "", told: "", awaited: null,
};

function createActions(tools: Tools): Actions {
  return {
    offerFiles: (files, names) => {
      tools.set({ told: "" });
      const [file] = files;
      if (file !== undefined && files.length === 1 && isProjectFile(names[0] ?? "")) void openProjectFile(tools, file);
      else if (!goOnWith(tools, files, names)) void offerFiles(tools, files, names);
    },
    openProject: (id) => void (tools.storage !== null && openProject(tools, tools.storage, id)),
    deleteProject: (id) => void (tools.storage !== null && deleteProject(tools, tools.storage, id)),
    saveProjectFile: (options) => void saveProjectFile(tools, options),
    keepAsCopy: () => keepAsCopy(tools),
    keepProject: (isKept) => tools.set({ project: { ...tools.get().project, isKept } }),
    openSample: (sample, address) => void openSample(tools, sample, address),
    chooseMode: (chosenMode) => tools.set({ chosenMode }),
    answer: (options) => void answer(tools, options),
    openAsked: (options) => void openAsked(tools, options),
    forgetRecalled: (table) => forgetRecalled(tools, table),
    readAs: (change) => readAs(tools, change),
    changeColumns: () => void changeColumns(tools),
    treatAsOurs: (id, isOurs) => treatAsOurs(tools, id, isOurs),
    keepApart: (apart) => tools.set({ apart }),
    leave: () => leave(tools),
    step: (change, options) => takeStep(tools, change, options),
    change: (change, options) => changeSettings(tools, change, options),
    changeMeasure: (id) => changeMeasure(tools, id),
    agree: (choice) => agree(tools, choice),
    showOnly: (change, options) => takeStep(tools, { shown: { ...tools.get().shown, ...change } }, options),
    clearFilters: () => clearFilters(tools),
    undo: () => undoStep(tools),
    redo: () => redoStep(tools),
    retry: () => void showBoard(tools),
    select: (people, options) => select(tools, people, options),
    show: (view) => takeStep(tools, { view }),
    showTopics: (topicTab) => takeStep(tools, { topicTab, view: "topics" }),
    changeList: (change, options) => changeList(tools, change, options),
    enterCircle: (person, name, steps = 1, trail = []) => takeStep(tools, { circle: { person, name, steps }, view: "map", mapView: { ...tools.get().mapView, trail } }),
    leaveCircle: () => takeStep(tools, { circle: null, mapView: { ...tools.get().mapView, trail: [] } }),
    colourBy: (colour) => takeStep(tools, { colour }),
    changeMap: (part, options) => takeStep(tools, { mapView: { ...tools.get().mapView, ...part } }, options),
    changeGroups: (part, options) => takeStep(tools, { groups: { ...tools.get().groups, ...part } }, options),
    changeTime: (part, options) => takeStep(tools, { time: { ...tools.get().time, ...part } }, options),
    save: (target, reason) => void saveExport(tools, target, reason),
    fail: (error) => tools.set({ error: failureOf(error, tools.get()) }),
    forgetError: () => tools.set({ error: null }),
    forgetTold: () => tools.set({ told: "" }),
    setTheme: (theme) => tools.set({ theme }),
    goOnTour: (tour) => tools.set({ tour }),
    openDialog: (dialog) => tools.set({ dialog }),
  };
}

export const AppContext = createContext<App | null>(null);

function useTheApp(): App {
  const app = useContext(AppContext);
  if (app === null) throw new Error("The page's store is missing above this component.");
  return app;
}

/** A part of the state; the component is drawn again when that part changes. */
export function useApp<T>(choose: (state: AppState) => T): T {
  return useStore(useTheApp().store, choose);
}

export function useActions(): Actions {
  return useTheApp().actions;
}

export function useTools(): Tools {
  return useTheApp().tools;
}
