import type { MapModel } from "./map-model.ts";

/**
 * The model with everyone who is not shown drawn pale, beneath the others and without a name; their places, sizes and connections stay.
 * `shown` holds numbers of people; null = everyone. Dots that stand for groups stay as they are. Cost O(n).
 */
export function fadeOthers(model: MapModel, shown: ReadonlySet<number> | null): MapModel {
  const { picture, kind } = model;
  if (shown === null || picture.groups !== null) return model;
  const isShown = (k: number): boolean => kind[k] === "ours" || shown.has(picture.person[k]!);
  const labelOrder = picture.labelOrder.filter(isShown);
  return {
    ...model,
    picture: { ...picture, labelOrder, labelFirst: picture.labelOrder.subarray(0, picture.labelFirst).filter(isShown).length },
    colour: model.colour.map((colour, k) => (isShown(k) ? colour : model.colours.grid)),
    paintOrder: Uint32Array.from([...model.paintOrder.filter((k) => !isShown(k)), ...model.paintOrder.filter(isShown)]),
  };
}
