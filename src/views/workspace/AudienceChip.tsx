import { memo, type ReactElement } from "react";
import { Label, Radio, RadioGroup } from "react-aria-components";
import { useActions, useApp } from "../store.ts";
import { AUDIENCE_WORDS } from "../board/board-words.ts";
import { audiences } from "../words/audiences.ts";
import { Chip } from "./Chip.tsx";

/** "Who counts as reached?" The default follows the data, and says why. */
export const AudienceChip = memo(function AudienceChip(): ReactElement {
  const chosen = useApp((state) => state.settings.audience);
  const used = useApp((state) => state.board?.audience ?? null);
  const why = useApp((state) => state.board?.audienceWhy ?? "");
  const offered = useApp((state) => state.opened?.audiences) ?? [];
  const { change } = useActions();
  const now = chosen ?? used;
  return (
    <Chip about="Who counts as reached?" value={now === null ? "as the data suggest" : AUDIENCE_WORDS[now]} isWide>
      <RadioGroup
        className="stack-small"
        value={chosen ?? "auto"}
        onChange={(value) => change({ audience: audiences.find((other) => other.id === value)?.id ?? null })}
      >
        <Label>
          <strong>Who counts as reached?</strong>
        </Label>
        <Radio value="auto" className="radio">
          <span>
            as the data suggest
            <span className="radio-help">{chosen === null ? why : "Chosen from the messages themselves."}</span>
          </span>
        </Radio>
        {offered
          .flatMap((id) => audiences.find((other) => other.id === id) ?? [])
          .map((other) => (
            <Radio key={other.id} value={other.id} className="radio">
              <span>
                {AUDIENCE_WORDS[other.id]}
                <span className="radio-help">{other.help}</span>
              </span>
            </Radio>
          ))}
      </RadioGroup>
    </Chip>
  );
});
