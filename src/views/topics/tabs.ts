import type { ComponentType } from "react";
import type { TopicTab } from "../store/state.ts";
import type { TopicPaneProps } from "./pane-props.ts";
import { OverlapPane } from "./OverlapPane.tsx";
import { PracticePane } from "./PracticePane.tsx";
import { DiscoverPane } from "./discover/DiscoverPane.tsx";
import { WordsPane } from "./words/WordsPane.tsx";
import { DictionaryEditor } from "./dictionary/DictionaryEditor.tsx";
import { TopicTablePane } from "./TopicTablePane.tsx";

/** The tabs of the view, in this order. To add one: a component, and a line here. */
export const topicTabs: readonly { readonly id: TopicTab; readonly label: string; readonly Pane: ComponentType<TopicPaneProps> }[] = [
  { id: "table", label: "Topics", Pane: TopicTablePane },
  { id: "overlap", label: "Overlap", Pane: OverlapPane },
  { id: "words", label: "Words", Pane: WordsPane },
  { id: "discover", label: "Discover", Pane: DiscoverPane },
  { id: "dictionary", label: "By words", Pane: DictionaryEditor },
  { id: "practice", label: "Practice", Pane: PracticePane },
];
