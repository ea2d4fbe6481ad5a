import type { ReactElement } from "react";
import { formatCount } from "../parts/format.ts";
import { useActions, useApp } from "../store.ts";

/** The topics of the data with their messages; one of them filters everything. */
export function TopicTablePane(): ReactElement {
  const topics = useApp((state) => state.opened?.topics ?? noTopics);
  const { change } = useActions();
  if (topics.length === 0) return <p className="measure">These data have no topics yet.</p>;
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">Topic</th>
          <th scope="col" className="number">Messages</th>
        </tr>
      </thead>
      <tbody>
        {topics.map((topic) => (
          <tr key={topic.name}>
            <th scope="row">
              <button type="button" className="part-link" onClick={() => change({ topics: [topic.name] })}>{topic.name}</button>
            </th>
            <td className="number">{formatCount(topic.messages)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const noTopics: readonly { readonly name: string; readonly messages: number }[] = [];
