/** What the view of topics gives to each of its tabs. */
export interface TopicPaneProps {
  /** On narrow screens the person card lies over the view: this shows it. */
  readonly onOpenPerson: () => void;
}
