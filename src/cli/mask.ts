import type { Inspection } from "../engine/opening.ts";

const MASK = "•••";

/** With employees nothing from a cell is printed: samples, and values that a reason or notice quotes, become dots. Headers stay. */
export function maskInspection(inspection: Inspection): Inspection {
  return {
    ...inspection,
    files: inspection.files.map((file) => ({
      ...file,
      rows: [],
      columns: file.columns.map((column) => ({ ...column, reason: column.reason.replace(/\b(?:only|always) .*$/, "few different values"), samples: column.samples.map(() => MASK) })),
      notices: file.notices.map((notice) => (notice.sample === undefined ? notice : { ...notice, sample: MASK, message: notice.message.replaceAll(notice.sample, MASK) })),
    })),
  };
}
