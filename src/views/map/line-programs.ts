import { AbstractEdgeProgram, EdgeArrowProgram, type EdgeProgramType, EdgeRectangleProgram } from "sigma/rendering";
import { createEdgeCurveProgram } from "@sigma/edge-curve";
import { flatLines } from "./flat-program.ts";

/** The shapes of lines: straight or bent, with an arrow or without. */
export type LineKind = "line" | "arrow" | "curve" | "curveArrow";

/**
 * The programs of the lines that are drawn. Each one is compiled when the stage is made, which takes a tenth of a second where the
 * graphics card is missing: only those that are needed, Sigma's own left out.
 */
export function linePrograms(kinds: ReadonlySet<LineKind>, { isSoftware }: { readonly isSoftware: boolean }): Record<string, EdgeProgramType> {
  const asDrawn = (program: EdgeProgramType): EdgeProgramType => (isSoftware ? flatLines(program) : program);
  const programs: Record<string, EdgeProgramType> = { line: asDrawn(EdgeRectangleProgram), arrow: kinds.has("arrow") ? EdgeArrowProgram : Nothing };
  if (kinds.has("curve")) programs["curve"] = asDrawn(createEdgeCurveProgram());
  if (kinds.has("curveArrow")) programs["curveArrow"] = createEdgeCurveProgram({ arrowHead: { extremity: "both", lengthToThicknessRatio: 2.5, widenessToThicknessRatio: 2 } });
  return programs;
}

/** Stands for a program of Sigma that no line here asks for. */
class Nothing extends AbstractEdgeProgram {
  drawLabel = undefined;
  reallocate(): void {}
  process(): void {}
  render(): void {}
  kill(): void {}
}
