import { parentPort } from "node:worker_threads";
import { serveThread } from "../../src/cli/serve-thread.ts";
import { testJobs } from "./test-jobs.ts";

if (parentPort !== null) serveThread(parentPort, testJobs);
