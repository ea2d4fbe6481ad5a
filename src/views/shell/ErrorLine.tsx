import type { ReactElement } from "react";
import { Button } from "react-aria-components";
import { Message } from "../parts/Message.tsx";
import { useActions, useApp } from "../store.ts";

/** The last request that could not be met; what was open is still there. */
export function ErrorLine({ onRetry }: { readonly onRetry?: () => void }): ReactElement | null {
  const error = useApp((state) => state.error);
  const actions = useActions();
  if (error === null) return null;
  return (
    <div className="error-line">
      <Message
        tone="error"
        title={error.message}
        actions={
          <>
            {onRetry !== undefined && (
              <Button className="part-button" onPress={onRetry}>
                Try again
              </Button>
            )}
            <Button className="part-button" onPress={actions.forgetError}>
              Close
            </Button>
          </>
        }
      >
        {error.place !== "" && <p>{error.place}</p>}
        {error.hint !== "" && <p>{error.hint}</p>}
      </Message>
    </div>
  );
}
