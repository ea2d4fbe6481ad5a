import { useState, type ReactElement } from "react";
import { Button, Checkbox, Dialog, DialogTrigger, Popover } from "react-aria-components";
import { formatMoment } from "../parts/format.ts";
import { overlayRegion } from "../shell/overlay-region.ts";
import { useActions, useApp } from "../store.ts";
import type { ProjectStatus } from "./project-status.ts";

/** Whether what was done is saved, and everything about keeping it. */
export function ProjectButton(): ReactElement {
  const project = useApp((state) => state.project);
  const isPrivate = useApp((state) => state.opened?.mode === "employees");
  const isSample = useApp((state) => state.loaded?.sample !== "");
  const actions = useActions();
  const [withFiles, setWithFiles] = useState(false);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const words = wordsOf(project);
  return (
    <DialogTrigger>
      <Button className={project.state === "failed" || project.state === "elsewhere" ? "project-state project-state-wrong" : "project-state"} aria-label={`Project: ${words}`}>
        <span className="project-words">{words}</span>
        <StateSign isSaved={words === "Saved"} isWrong={project.state === "failed" || project.state === "elsewhere"} />
      </Button>
      <Popover UNSTABLE_portalContainer={overlayRegion()} className="popover" placement="bottom end">
        <Dialog className="chip-dialog" aria-label="Project">
          <div className="stack-small project-form">
            <p role="status">{project.reason !== "" ? project.reason : project.savedAt === null ? "Nothing of this is kept yet." : `Saved in this browser on ${formatMoment(project.savedAt, zone)}.`}</p>
            {project.state === "elsewhere" && (
              <div className="row">
                <Button className="part-button part-button-primary" onPress={actions.keepAsCopy}>
                  Keep as a copy
                </Button>
              </div>
            )}
            <Checkbox className="checkbox" isSelected={project.isKept} isDisabled={project.state === "elsewhere"} onChange={actions.keepProject}>
              <span className="checkbox-box" aria-hidden="true" />
              Save by itself in this browser
            </Checkbox>
            <p className="t-axis ink-2 measure">
              {isPrivate
                ? "Off for employees unless you switch it on. Kept are settings and steps under code names, no file and no text; after 90 days without use they are deleted."
                : "Kept on this computer alone: your files (up to 200 MB), every setting and every step, until you delete them here or on the first screen."}
            </p>
            {project.isLasting !== null && (
              <p className="t-axis ink-2 measure">
                {project.isLasting
                  ? "Your browser has promised not to delete it by itself."
                  : "Your browser has not promised to keep it: it may delete it when space is short or you have not been here for some time (Safari after 7 days), and at the end of a private window nothing is left. A project file lasts."}
              </p>
            )}
            {!isPrivate && !isSample && (
              <Checkbox className="checkbox" isSelected={withFiles} onChange={setWithFiles}>
                <span className="checkbox-box" aria-hidden="true" />
                Put the files into the project file, texts and all
              </Checkbox>
            )}
            <div className="row">
              <Button className="part-button" onPress={() => actions.saveProjectFile({ withFiles })}>
                Save project file
              </Button>
              <Button className="part-button" isDisabled={project.savedAt === null || project.state === "elsewhere"} onPress={() => actions.deleteProject(project.id)}>
                Delete from this browser
              </Button>
            </div>
          </div>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

/** In a narrow window: a filled disc with a tick for what is saved, an empty ring for what is not, one with a stroke for what went wrong. */
function StateSign({ isSaved, isWrong }: { readonly isSaved: boolean; readonly isWrong: boolean }): ReactElement {
  return (
    <svg className="project-sign" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      <circle cx="8" cy="8" r="6.25" fill={isSaved ? "currentColor" : "none"} stroke="currentColor" strokeWidth="1.5" />
      {isSaved && <path d="m5 8.2 2.1 2.1L11 6.2" fill="none" stroke="var(--surface-0)" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" />}
      {isWrong && <path d="M8 4.6v4M8 10.8v.6" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" />}
    </svg>
  );
}

function wordsOf({ isKept, state, savedAt }: ProjectStatus): string {
  if (state === "elsewhere") return "Only looking";
  if (!isKept || state === "failed") return "Not saved";
  return state === "saving" ? "Saving …" : state === "saved" || savedAt === null ? (savedAt === null ? "Not saved yet" : "Saved") : "Saving …";
}
