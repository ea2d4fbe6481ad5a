import { useEffect, useState, type ReactElement } from "react";
import { Button } from "react-aria-components";
import { copyText } from "./copy-text.ts";
import "./parts.css";

export interface CopyButtonProps {
  readonly label: string;
  /** Made when pressed; may have to fetch what is not on screen. */
  readonly text: () => string | Promise<string>;
}

/** Copies and says so for two seconds; says where the browser refused. */
export function CopyButton({ label, text }: CopyButtonProps): ReactElement {
  const [said, setSaid] = useState("");
  useEffect(() => {
    if (said === "") return;
    const timer = setTimeout(() => setSaid(""), 2000);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = async (): Promise<void> => {
    try {
      setSaid((await copyText(await text())) ? "Copied" : "The browser did not allow copying");
    } catch (error) {
      setSaid(error instanceof Error ? error.message : "Nothing was copied");
    }
  };
  return (
    <>
      <Button className="part-button" onPress={() => void copy()}>
        {said === "" ? label : said}
      </Button>
      <span className="visually-hidden" role="status">
        {said}
      </span>
    </>
  );
}
