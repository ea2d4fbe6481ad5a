import { Input, Label, TextField } from "react-aria-components";

/** Two fields for the first and the last day of a period. */
export function DayFields({ from, to, onFrom, onTo, isWrong, takesFocus = false }: {
  readonly from: string;
  readonly to: string;
  readonly onFrom: (day: string) => void;
  readonly onTo: (day: string) => void;
  readonly isWrong: boolean;
  readonly takesFocus?: boolean;
}) {
  return (
    <>
      <TextField value={from} onChange={onFrom} isInvalid={isWrong} autoFocus={takesFocus}>
        <Label className="t-axis ink-2">First day</Label>
        <Input type="date" className="field" />
      </TextField>
      <TextField value={to} onChange={onTo} isInvalid={isWrong}>
        <Label className="t-axis ink-2">Last day</Label>
        <Input type="date" className="field" />
      </TextField>
    </>
  );
}
