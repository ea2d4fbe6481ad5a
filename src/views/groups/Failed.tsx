import type { ReactElement } from "react";
import { Button } from "react-aria-components";
import { Message } from "../parts/Message.tsx";
import type { Failure } from "../store/state.ts";

/** Why there is nothing to see, and the way to try again. */
export function Failed({ failure, retry }: { readonly failure: Failure; readonly retry: () => void }): ReactElement {
  return (
    <Message tone="error" title={failure.message} actions={<Button className="part-button" onPress={retry}>Try again</Button>}>
      {failure.hint}
    </Message>
  );
}
