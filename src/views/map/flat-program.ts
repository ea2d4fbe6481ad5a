import type { EdgeProgramType, InstancedProgramDefinition, NodeProgramType, ProgramDefinition } from "sigma/rendering";

/**
 * Sigma draws a dot or line as a copy of one shape. Where the graphics card is missing each copy costs as much as a drawing of its own
 * (some 20 µs, 1.7 s for 19,000 dots and 39,000 lines): there all corners are written out and drawn at once, to the same picture.
 */
export function flatDots(program: NodeProgramType): NodeProgramType {
  const flat = class extends program {};
  flatten(flat.prototype);
  return flat;
}

/** The same for lines. */
export function flatLines(program: EdgeProgramType): EdgeProgramType {
  const flat = class extends program {};
  flatten(flat.prototype);
  return flat;
}

/** What a program of Sigma has beside its type. */
interface Drawing {
  array: Float32Array;
  getDefinition: (this: Drawing) => InstancedProgramDefinition | ProgramDefinition;
  processVisibleItem: (this: Drawing, index: number, start: number, ...item: readonly unknown[]) => void;
}

function flatten(prototype: object): void {
  // Sigma's types leave out how a program is drawn.
  const drawing = prototype as Drawing;
  const { getDefinition, processVisibleItem } = drawing;
  const copied = getDefinition.call(drawing);
  if (!("CONSTANT_ATTRIBUTES" in copied)) return;
  const { CONSTANT_ATTRIBUTES: ofCorners, CONSTANT_DATA: corners, ...rest } = copied;
  const own = itemsOf(rest.ATTRIBUTES);
  const constants = corners.flat();
  const ofCorner = itemsOf(ofCorners);
  drawing.getDefinition = () => ({ ...rest, ATTRIBUTES: [...rest.ATTRIBUTES, ...ofCorners] });
  drawing.processVisibleItem = function (index, start, ...item) {
    processVisibleItem.call(this, index, start, ...item);
    const { array } = this;
    let to = start;
    for (let corner = 0; corner < corners.length; corner++) {
      for (let i = 0; i < own; i++) array[to++] = array[start + i]!;
      for (let i = 0; i < ofCorner; i++) array[to++] = constants[corner * ofCorner + i]!;
    }
  };
}

function itemsOf(attributes: ProgramDefinition["ATTRIBUTES"]): number {
  return attributes.reduce((sum, { size, normalized }) => sum + (normalized === true ? 1 : size), 0);
}
