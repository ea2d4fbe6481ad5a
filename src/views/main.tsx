import "./theme.css";
import "./shell.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { connect } from "../engine/connect.ts";
import { AppContext, createApp } from "./store.ts";
import { createKeeper, keeperScript, offerToInstall } from "./offline/keep-program.ts";
import { KeeperContext } from "./offline/KeptProgram.tsx";
import { keepProject, takeByLock } from "./project/keeping.ts";
import { createBrowserStorage } from "./project/project-storage.ts";
import { askToLast } from "./project/lasting.ts";
import { listProjects } from "./project/listing.ts";
import { openAddressed } from "./project/reopening.ts";
import { followAddress } from "./store/follow-address.ts";
import { dataOfAddress, sampleOfAddress } from "./store/address.ts";
import { followShown } from "./store/follow-shown.ts";
import { followTheme } from "./store/follow-theme.ts";
import { App } from "./App.tsx";
import { fetchLateViews } from "./workspace/late-views.ts";

/** Everything the page will ever need is fetched here; after `data-ready` it makes no request. */
async function start(): Promise<void> {
  const address = location.hash;
  const storage = createBrowserStorage();
  const { engine, script } = connect(new URL(keeperScript, document.baseURI).href);
  const keeper = createKeeper(script);
  const app = createApp(engine, [], () => performance.now(), storage);
  followTheme(app);
  followAddress(app);
  followShown(app);
  keepProject(app, storage, takeByLock, askToLast);
  const listing = listProjects(app.tools, storage, Date.now());
  const root = document.getElementById("root");
  if (root === null) throw new Error("The page has no element to draw in.");
  createRoot(root).render(
    <StrictMode>
      <AppContext value={app}>
        <KeeperContext value={keeper}>
          <App />
        </KeeperContext>
      </AppContext>
    </StrictMode>,
  );
  try {
    // The page can be used before these have come: none of them stands in the first script.
    const [catalogue, { samples }, , kept] = await Promise.all([app.tools.engine.catalogue(), import("virtual:samples"), fetchLateViews(), keeper.look()]);
    if (kept === "yes") offerToInstall();
    app.tools.set({ catalogue, samples });
  } catch (error) {
    app.actions.fail(error);
  }
  document.documentElement.dataset["ready"] = "true";
  const data = dataOfAddress(address);
  if (data !== undefined) {
    await listing;
    if (!(await openAddressed(app.tools, storage, address))) app.tools.set({ awaited: { title: data.title, address } });
  }
  const sample = app.store.getState().samples.find((other) => other.id === sampleOfAddress(address));
  if (sample !== undefined) app.actions.openSample(sample, address);
}

await start();
