import { parentPort } from "node:worker_threads";
import { jobKinds } from "../engine/jobs.ts";
import { sliceReader } from "../engine/slice-job.ts";
import { openRanges } from "./file-source.ts";
import { serveThread } from "./serve-thread.ts";

/** A thread of the command line's pool: threads.ts starts it. */
if (parentPort !== null) serveThread(parentPort, [...jobKinds, sliceReader(openRanges)]);
