import type { ReactElement } from "react";
import { Button } from "react-aria-components";
import { Message } from "../parts/Message.tsx";
import { useActions, useApp } from "../store.ts";

/** Where a pane of topics has none to show: why, and the ways to some. */
export function NoTopics({ title }: { readonly title: string }): ReactElement {
  const hasText = useApp((state) => state.opened?.hasText === true || state.opened?.mode === "employees");
  const { showTopics, changeColumns } = useActions();
  return (
    <Message
      tone="empty"
      title={title}
      actions={
        hasText ? (
          <>
            <Button className="part-button part-button-primary" onPress={() => showTopics("dictionary")}>Name topics by words</Button>
            <Button className="part-button" onPress={() => showTopics("discover")}>Find topics in the texts</Button>
          </>
        ) : (
          <Button className="part-button" onPress={changeColumns}>Change the columns</Button>
        )
      }
    >
      {hasText
        ? "Topics come from a column of topics, tags or products (“Change the columns”), from words that you choose, or from the texts themselves."
        : "These data have no texts, so topics can only come from a column of topics, tags or products."}
    </Message>
  );
}
