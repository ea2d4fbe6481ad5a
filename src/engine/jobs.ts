import type { AnyJobKind } from "./serve-jobs.ts";

/** Every kind of job that workers can do. */
export const jobKinds: readonly AnyJobKind[] = [];
