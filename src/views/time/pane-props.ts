/** What the view of time gives to each of its tabs. */
export interface TimePaneProps {
  /** On narrow screens the person card lies over the view: this shows it. */
  readonly onOpenPerson: () => void;
}
