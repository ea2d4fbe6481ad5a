import type { Notice } from "../../core/notice.ts";
import { sampleOf } from "../../core/notice.ts";
import type { NetworkFormat } from "./network-model.ts";
import type { NetworkFacts } from "./network-survey.ts";

/** What a reader must know of how a network became rows. */
export function networkNotices(facts: NetworkFacts, format: NetworkFormat, isTalk: boolean, file: string): Notice[] {
  const notices: Notice[] = [];
  const note = (code: string, count: number, message: string, hint: string, place: Partial<Pick<Notice, "line" | "sample">> = {}): void => {
    notices.push({ code, severity: "info", message, hint, count, file, ...place });
  };
  if (!isTalk) note("no-talk", 1, "The ties have no times: they are ties, not messages. There are no posts to count and no mavens.", "Name a column with times if there is one.");
  if (facts.hasWeight && !facts.isWeighted) note("weight-no-number", facts.edgeCount, "What is called weight holds no number in any tie: it is no weight, and every tie counts once.", "If another attribute is the weight, name it with --columns weight=HEADER.");
  if (facts.isMixed) note("ties-mixed", facts.undirectedCount, "Some ties have a direction and some have none: those without became two rows, one each way.", "");
  const { severalMoments } = facts;
  if (severalMoments.count > 0) {
    note("tie-moments", severalMoments.count, "A tie has several spells or timestamps: each is a row. A weight of the whole tie is divided among its rows.", "", { line: severalMoments.line });
  }
  if (facts.areYears) note("times-years", 1, "The times are years: each is read as the first of January.", "");
  if (format.missing !== "implied" && facts.missing.size > 0) {
    const [id, line] = [...facts.missing][0]!;
    const done = format.missing === "make" ? "they are people all the same" : "such ties were set aside";
    note("node-missing", facts.missing.size, `Ties name people who are not declared in the file; ${done}.`, "The file may have been filtered or cut by hand.", { line, sample: sampleOf(id) });
  }
  return notices;
}
