import { useState, type ReactElement } from "react";
import { Button, Tooltip, TooltipTrigger } from "react-aria-components";
import { isTooLittleToRank } from "../board/board-words.ts";
import { isQuick } from "../person/quick.ts";
import { PersonCard } from "../person/PersonCard.tsx";
import { useCall } from "../store/use-call.ts";
import { useTopicKey } from "../topics/use-topic-key.ts";
import { useActions, useApp } from "../store.ts";

/** The card of the one person selected. */
export function PersonPane({ person }: { readonly person: number }): ReactElement {
  const settings = useApp((state) => state.settings);
  const edition = useApp((state) => state.edition);
  const measures = useApp((state) => state.catalogue?.measures ?? noMeasures);
  const timeZone = useApp((state) => state.opened?.timeZone ?? "UTC");
  const isRanked = useApp((state) => state.board === null || !isTooLittleToRank(state.board));
  const isPrivate = useApp((state) => state.opened?.mode === "employees");
  const actions = useActions();
  const { value, failure } = useCall("person", "Working out the person card", JSON.stringify([edition, person, settings]), async (engine, call) =>
    await engine.person(person, settings, call),
  );
  const card = value?.row.person === person ? value : null;
  const hasTopics = useApp((state) => (state.opened?.topics.length ?? 0) > 0);
  const topicKey = useTopicKey();
  const { value: topics } = useCall("person topics", "Comparing topics", `${person} ${topicKey}`, hasTopics ? async (engine, call) => await engine.personTopics(person, settings, call) : null);
  const key = `${edition} ${person} ${JSON.stringify(settings)}`;
  const opened = useApp((state) => state.opened);
  const { isAsked: isRestAsked, ask: askRest } = useAsking(key, isQuick(opened, settings.measure));
  const rest = useCall("rank without", "Ranking again", key, isRestAsked ? async (engine, call) => await engine.rankWithout(person, settings, call) : null);
  const { isAsked: isCircleAsked, ask: askCircles } = useAsking(`circles ${key}`, isQuick(opened, null));
  const circles = useCall("circles of", "Finding circles", key, isCircleAsked ? async (engine, call) => await engine.circlesOf(person, settings, call) : null);
  const isHere = <T extends { readonly person: number }>(answer: { readonly value: T | null; readonly isStale: boolean }): T | null => (answer.value?.person === person && !answer.isStale ? answer.value : null);
  return (
    <PersonCard
      reasons={{ found: isHere(rest), isAsked: isRestAsked, failure: rest.failure, ask: isRestAsked ? rest.retry : askRest }}
      circles={circles.failure === null ? isHere(circles) : null}
      circlesAction={
        !isCircleAsked || circles.failure !== null ? (
          <div className="stack-small">
            {circles.failure !== null && <p className="person-small">{`${circles.failure.message} ${circles.failure.hint}`}</p>}
            <Button className="part-button" onPress={isCircleAsked ? circles.retry : askCircles}>
              Find the circles
            </Button>
          </div>
        ) : (
          <p className="person-small" role="status">
            Looking for circles …
          </p>
        )
      }
      card={card}
      error={failure}
      measures={measures}
      measure={settings.measure}
      timeZone={timeZone}
      profile={topics?.person === person ? topics : null}
      isRanked={isRanked}
      onSelect={(people) => actions.select(people)}
      onCircle={(centre) => actions.enterCircle(centre, card?.row.name ?? "")}
      onClose={() => actions.select([])}
      action={
        card !== null && !isPrivate ? (
          <TooltipTrigger delay={300}>
            <Button className="part-button" onPress={() => actions.treatAsOurs(card.row.id, !card.row.isOurs)}>
              {card.row.isOurs ? "Not ours" : "This is ours"}
            </Button>
            <Tooltip className="part-tooltip" offset={4}>
              {card.row.isOurs ? "Ranks this account with the others again." : "Leaves this account out of lists, roles and the cut; it stays in every connection. Undo takes it back."}
            </Tooltip>
          </TooltipTrigger>
        ) : null
      }
    />
  );
}

/** What takes long waits until it is asked for, person by person. */
function useAsking(key: string, isQuickAnyway: boolean): { readonly isAsked: boolean; readonly ask: () => void } {
  const [asked, setAsked] = useState("");
  return { isAsked: isQuickAnyway || asked === key, ask: () => setAsked(key) };
}

const noMeasures: readonly never[] = [];
