import type { ReactElement } from "react";
import { Button } from "react-aria-components";
import type { Sample } from "virtual:samples";
import { SamplePicture } from "./SamplePicture.tsx";

export interface SampleCardProps {
  readonly sample: Sample;
  readonly isDisabled: boolean;
  readonly onOpen: () => void;
}

export function SampleCard({ sample, isDisabled, onOpen }: SampleCardProps): ReactElement {
  return (
    <Button className="sample" isDisabled={isDisabled} onPress={onOpen}>
      <SamplePicture id={sample.id} />
      <span className="sample-text">
        <strong className="t-finding">{sample.title}</strong>
        <span className="t-table ink-2">{sample.description}</span>
      </span>
    </Button>
  );
}
