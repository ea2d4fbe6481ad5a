import type { ReactElement } from "react";
import { Button, FileTrigger } from "react-aria-components";
import { Recent } from "../project/Recent.tsx";
import { ErrorLine } from "../shell/ErrorLine.tsx";
import { ThemeMenu } from "../shell/ThemeMenu.tsx";
import { WorkLine } from "../shell/WorkLine.tsx";
import { useActions, useApp } from "../store.ts";
import { ModeChoice } from "./ModeChoice.tsx";
import { SampleCard } from "./SampleCard.tsx";
import { filesOfPicker } from "./folders.ts";
import { acceptedTypes, namesOfFormats } from "./formats.ts";
import { useFiles } from "./use-files.ts";
import "./open.css";

/** The first screen: a name, one sentence, one place to drop files. */
export function Open(): ReactElement {
  const phase = useApp((state) => state.phase);
  const samples = useApp((state) => state.samples);
  const chosenMode = useApp((state) => state.chosenMode);
  const opened = useApp((state) => state.opened);
  const title = useApp((state) => state.loaded?.title);
  const formats = useApp((state) => state.catalogue?.formats);
  const awaited = useApp((state) => state.awaited);
  const waiting = useApp((state) => state.waiting);
  const actions = useActions();
  const isBusy = phase !== "open";
  const isOver = useFiles(!isBusy, actions.offerFiles);
  return (
    <div className="open">
      <header className="open-top">
        {opened !== null && (
          <Button className="part-link" onPress={() => history.back()}>
            Back to {title}
          </Button>
        )}
        <ThemeMenu />
      </header>
      <main className="open-main">
        <h1 className="t-open">Whotalks</h1>
        <p className="open-sentence">Finds the few people through whom most talk travels, and the few who do most of the talking.</p>
        {awaited !== null && (
          <p className="t-finding" role="status">
            {awaited.title === "" ? "Open your files again to see this." : <>Open <bdi>{awaited.title}</bdi> again to see this.</>}{" "}
            <span className="t-table ink-2">The address holds the view and its settings, not your data.</span>
          </p>
        )}
        {waiting !== null && (
          <p className="t-finding" role="status">
            Open {waiting.project.files.length === 1 ? "the file" : `the ${waiting.project.files.length} files`} of <bdi>{waiting.project.title}</bdi> again to go on where you left off.{" "}
            <span className="t-table ink-2">The project holds what you did, not the {waiting.project.files.length === 1 ? "file itself; it is" : "files themselves; they are"} known again by {waiting.project.files.length === 1 ? "its" : "their"} size.</span>
          </p>
        )}
        <ModeChoice mode={chosenMode} onChange={actions.chooseMode} note="You can also choose after the files have been looked at. Nothing is computed before." />
        <div className={isOver ? "drop drop-over" : "drop"} aria-busy={isBusy}>
          <p className="t-title">{isOver ? "Let go to open" : "Drop your messages here"}</p>
          <p className="ink-2 drop-formats">{formats === undefined ? "" : `${namesOfFormats(formats)}; packed with gzip too.`}</p>
          <p className="ink-2">Messages and a table of people together, one file or many, a folder. Or paste them.</p>
          <div className="row drop-buttons">
            <FileTrigger allowsMultiple acceptedFileTypes={acceptedTypes(formats)} onSelect={(files) => files !== null && actions.offerFiles([...files], [...files].map((file) => file.name))}>
              <Button className="part-button part-button-primary drop-button" isDisabled={isBusy}>
                Choose files
              </Button>
            </FileTrigger>
            <FileTrigger
              acceptDirectory
              onSelect={(files) => {
                const found = filesOfPicker([...(files ?? [])]);
                actions.offerFiles(found.map(({ file }) => file), found.map(({ name }) => name));
              }}
            >
              <Button className="part-button drop-button" isDisabled={isBusy}>
                Choose a folder
              </Button>
            </FileTrigger>
          </div>
        </div>
        <WorkLine />
        <ErrorLine />
        <Recent isDisabled={isBusy} />
        <section aria-labelledby="samples-title">
          <h2 id="samples-title" className="t-body open-or">
            Or look at a sample
          </h2>
          <ul className="samples">
            {samples.map((sample) => (
              <li key={sample.id}>
                <SampleCard sample={sample} isDisabled={isBusy} onOpen={() => actions.openSample(sample)} />
              </li>
            ))}
          </ul>
        </section>
      </main>
      <footer className="open-foot">
        <Button className="part-link" onPress={() => actions.openDialog("columns")}>
          See the columns we look for
        </Button>
        <Button className="part-link" onPress={() => actions.openDialog("proof")}>
          Nothing you open leaves this computer
        </Button>
        <Button className="part-link" onPress={() => actions.openDialog("offline")}>
          Use it without a network
        </Button>
      </footer>
    </div>
  );
}
