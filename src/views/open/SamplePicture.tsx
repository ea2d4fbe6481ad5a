import type { ReactElement } from "react";
import type { Sample } from "virtual:samples";

export function SamplePicture({ id }: { readonly id: Sample["id"] }): ReactElement {
  return <svg className="sample-picture" viewBox="0 0 240 112" aria-hidden="true" data-id={id} />;
}
