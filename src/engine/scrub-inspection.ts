import type { Notice } from "../core/notice.ts";
import { createScrub } from "../log/scrub.ts";
import type { Inspection, OpenOptions } from "./opening.ts";

/** A look at files that names nobody who objected: neither in the first rows nor in examples, reasons, questions and notices. */
export function scrubInspection(inspection: Inspection, { optOut }: OpenOptions): Inspection {
  const scrub = createScrub(optOut ?? []);
  if (scrub === undefined) return inspection;
  const notice = (said: Notice): Notice => ({ ...said, message: scrub(said.message), hint: scrub(said.hint), ...(said.sample === undefined ? {} : { sample: scrub(said.sample) }) });
  return {
    ...inspection,
    files: inspection.files.map((file) => ({
      ...file,
      columns: file.columns.map((column) => ({ ...column, reason: scrub(column.reason), samples: column.samples.map(scrub) })),
      rows: file.rows.map((row) => row.map(scrub)),
      notices: file.notices.map(notice),
    })),
    questions: inspection.questions.map((question) => ({
      ...question,
      message: scrub(question.message),
      choices: question.choices.map((choice) => ({ ...choice, label: scrub(choice.label), example: scrub(choice.example) })),
    })),
  };
}
