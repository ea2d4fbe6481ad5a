import type { ReactElement } from "react";
import type { Sample } from "virtual:samples";
import { RoleMark } from "./RoleMark.tsx";
import { pictureKinds, samplePictures } from "./sample-pictures.ts";

/** The sample's network, small. Decoration: title and description say what it is. */
export function SamplePicture({ id }: { readonly id: Sample["id"] }): ReactElement {
  const { dots, lines } = samplePictures[id];
  const d = lines.map(([from, to]) => `M${dots[from]![0]} ${dots[from]![1]}L${dots[to]![0]} ${dots[to]![1]}`).join("");
  // The largest lie on top, so they come last.
  const drawn = dots.toSorted((a, b) => a[2] - b[2]);
  return (
    <svg className="sample-picture" viewBox="0 0 240 112" preserveAspectRatio="xMidYMid slice" aria-hidden="true" focusable="false">
      <path className="sample-lines" d={d} />
      {drawn.map(([x, y, radius, kind], index) => (
        <RoleMark key={index} kind={pictureKinds[kind] ?? "neither"} x={x} y={y} radius={radius} />
      ))}
    </svg>
  );
}
