import type { ReactElement } from "react";
import { Button, type ButtonProps } from "react-aria-components";
import "./parts.css";

export interface SteadyButtonProps extends Omit<ButtonProps, "isDisabled" | "onPress" | "aria-disabled"> {
  /** There is nothing to do now, for example at an end of what it leads through. */
  readonly isOff: boolean;
  readonly onPress: () => void;
}

/** A button whose own press can leave it with nothing to do: it says so and keeps the focus, which a disabled button would lose. */
export function SteadyButton({ isOff, onPress, ...rest }: SteadyButtonProps): ReactElement {
  return (
    <Button
      {...rest}
      aria-disabled={isOff}
      onPress={() => {
        if (!isOff) onPress();
      }}
    />
  );
}
