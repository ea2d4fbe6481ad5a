import { pathSweeps } from "../kernels/path-sweeps.ts";
import type { AnyJobKind } from "./serve-jobs.ts";

/** Every kind of job that workers can do. */
export const jobKinds: readonly AnyJobKind[] = [pathSweeps];
