import { memo, useEffect, useRef, type ReactElement } from "react";
import { Button, Menu, MenuItem, MenuTrigger, Popover, ToggleButton, ToggleButtonGroup, Tooltip, TooltipTrigger } from "react-aria-components";
import { SteadyButton } from "../parts/SteadyButton.tsx";
import { ProjectButton } from "../project/ProjectButton.tsx";
import { ThemeMenu } from "../shell/ThemeMenu.tsx";
import { useActions, useApp } from "../store.ts";
import { ExportMenu, type SavePicture } from "./ExportMenu.tsx";
import { SearchBox } from "./SearchBox.tsx";
import { labelOfView, views } from "./views.ts";

export interface TopBarProps {
  readonly savePicture: SavePicture | null;
  /** Under 1,180 px the panel lies over the view: this opens it. */
  readonly onTogglePanel: () => void;
  readonly isPanelOpen: boolean;
}

/** Row 1: what is open, where one is, and what can be done with it. */
export const TopBar = memo(function TopBar({ savePicture, onTogglePanel, isPanelOpen }: TopBarProps): ReactElement {
  return (
    <header className="top-bar">
      <Heading />
      <DataMenu />
      <ViewTabs />
      <SearchBox />
      <div className="top-tools">
        <ProjectButton />
        <UndoButton isForward={false} />
        <UndoButton isForward />
        <ExportMenu savePicture={savePicture} />
        <ThemeMenu />
        <Button className="icon-button panel-button" aria-label="Findings and person" aria-expanded={isPanelOpen} onPress={onTogglePanel}>
          <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
            <rect x="1.75" y="2.75" width="12.5" height="10.5" rx="1.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
            <path d="M10 3v10" stroke="currentColor" strokeWidth="1.5" />
          </svg>
        </Button>
        <MoreMenu />
      </div>
    </header>
  );
});

/** Where one is. It takes the focus when data have been opened: what had it is gone, and the controls come next. */
function Heading(): ReactElement {
  const view = useApp((state) => state.view);
  const title = useApp((state) => state.loaded?.title ?? "");
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <h1 ref={heading} tabIndex={-1} className="visually-hidden">
      {labelOfView(view)} of {title}
    </h1>
  );
}

/** The views; arrow keys show the next one at once. */
function ViewTabs(): ReactElement {
  const view = useApp((state) => state.view);
  const { show } = useActions();
  const isByArrow = useRef(false);
  return (
    <div
      className="view-tabs-keys"
      onKeyDownCapture={(event) => {
        isByArrow.current = event.key.startsWith("Arrow");
      }}
      onKeyUpCapture={() => {
        isByArrow.current = false;
      }}
    >
      <ToggleButtonGroup
        className="view-tabs"
        aria-label="View"
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[view]}
        onSelectionChange={(keys) => {
          const chosen = views.find((other) => keys.has(other.id));
          if (chosen !== undefined) show(chosen.id);
        }}
      >
        {views.map((other) => (
          <ToggleButton key={other.id} id={other.id} className="view-tab" onFocus={() => isByArrow.current && show(other.id)}>
            {other.label}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  );
}

function DataMenu(): ReactElement {
  const title = useApp((state) => state.loaded?.title ?? "");
  const actions = useActions();
  return (
    <MenuTrigger>
      <Button className="data-name">
        <span className="data-name-text">{title}</span> <span aria-hidden="true">▾</span>
      </Button>
      <Popover className="popover" placement="bottom start">
        <Menu className="menu">
          <MenuItem className="menu-item" onAction={actions.leave}>
            Open other data
          </MenuItem>
          <MenuItem className="menu-item" onAction={actions.changeColumns}>
            Change the columns
          </MenuItem>
          <MenuItem className="menu-item" onAction={() => actions.openDialog("report")}>
            What was read
          </MenuItem>
          <MenuItem className="menu-item" onAction={() => actions.openDialog("people")}>
            Same person?
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function MoreMenu(): ReactElement {
  const isSample = useApp((state) => (state.loaded?.sample ?? "") !== "");
  const actions = useActions();
  return (
    <MenuTrigger>
      <Button className="icon-button" aria-label="More">
        <span aria-hidden="true">⋯</span>
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu className="menu">
          <MenuItem className="menu-item" onAction={() => actions.openDialog("report")}>
            What was read
          </MenuItem>
          <MenuItem className="menu-item" onAction={() => actions.openDialog("people")}>
            Same person?
          </MenuItem>
          <MenuItem className="menu-item" onAction={() => actions.openDialog("columns")}>
            The columns we look for
          </MenuItem>
          <MenuItem className="menu-item" onAction={() => actions.openDialog("keys")}>
            Keys (?)
          </MenuItem>
          {isSample && (
            <MenuItem className="menu-item" onAction={() => actions.goOnTour(0)}>
              Take the tour
            </MenuItem>
          )}
          <MenuItem className="menu-item" onAction={() => actions.openDialog("proof")}>
            Nothing leaves this computer
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

/** Undo and redo say what they would take back or bring again. */
function UndoButton({ isForward }: { readonly isForward: boolean }): ReactElement {
  const label = useApp(({ history }) => (isForward ? history.future[0] : history.past.at(-1))?.label);
  const { undo, redo } = useActions();
  const word = isForward ? "Redo" : "Undo";
  return (
    <TooltipTrigger delay={300}>
      <SteadyButton className="icon-button" aria-label={label === undefined ? word : `${word}: ${label}`} isOff={label === undefined} onPress={isForward ? redo : undo}>
        <Arrow isForward={isForward} />
      </SteadyButton>
      <Tooltip className="part-tooltip" offset={4}>
        {word}: {label ?? "nothing"} ({isForward ? "Shift + " : ""}{isApple() ? "⌘" : "Ctrl"} + Z)
      </Tooltip>
    </TooltipTrigger>
  );
}

/** Keys are called otherwise there. */
function isApple(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.userAgent);
}

function Arrow({ isForward = false }: { readonly isForward?: boolean }): ReactElement {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" style={isForward ? { transform: "scaleX(-1)" } : {}}>
      <path d="M6 3 2.5 6.5 6 10M3 6.5h6a4 4 0 0 1 0 7H6" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
