import type { ReactElement } from "react";
import { Disclosure, DisclosurePanel, Button, FieldError, Heading, Input, Label, TextArea, TextField } from "react-aria-components";
import type { TermProblem } from "../../../engine/dictionary-questions.ts";
import type { DictionaryTopic } from "../../../engine/opening.ts";

export interface TermsFieldProps {
  readonly topic: DictionaryTopic;
  readonly problems: readonly TermProblem[];
  readonly grammar: readonly string[];
  readonly onChange: (part: Partial<DictionaryTopic>) => void;
}

/** The name and the terms of a topic, a term a line; what cannot be read stands under it, with its place. */
export function TermsField({ topic, problems, grammar, onChange }: TermsFieldProps): ReactElement {
  const ofName = problems.filter(({ term }) => term < 0);
  const ofTerms = problems.filter(({ term }) => term >= 0);
  // Problems count terms, without empty lines.
  const lines = topic.terms.flatMap((term, line) => (term.trim() === "" ? [] : [{ text: term.trim(), line }]));
  return (
    <>
      <TextField className="dictionary-field" value={topic.topic} onChange={(name) => onChange({ topic: name })} isInvalid={ofName.length > 0}>
        <Label>Name of the topic</Label>
        <Input className="field" />
        <FieldError className="dictionary-problem">{ofName[0]?.message}</FieldError>
      </TextField>
      <TextField className="dictionary-field" value={topic.terms.join("\n")} onChange={(text) => onChange({ terms: text.split("\n") })} isInvalid={ofTerms.length > 0}>
        <Label>Its terms, one a line; any of them is enough</Label>
        <TextArea className="field dictionary-terms" rows={Math.min(16, Math.max(6, topic.terms.length + 1))} spellCheck={false} />
        <FieldError className="dictionary-problem">
          {ofTerms.map((problem) => {
            const line = lines[problem.term];
            const before = line?.text.slice(0, problem.at) ?? "";
            const wrong = line?.text.slice(problem.at, problem.at + problem.length) ?? "";
            return (
              <span key={`${problem.term} ${problem.at} ${problem.message}`} className="dictionary-fault">
                Line {(line?.line ?? 0) + 1}: <code>{before}<u>{wrong === "" ? "…" : wrong}</u>{line?.text.slice(problem.at + problem.length) ?? ""}</code> {problem.message}
              </span>
            );
          })}
        </FieldError>
      </TextField>
      <Disclosure className="dictionary-help">
        <Heading level={3}>
          <Button slot="trigger" className="part-link">
            How terms are written
          </Button>
        </Heading>
        <DisclosurePanel>
          <ul>
            {grammar.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </DisclosurePanel>
      </Disclosure>
    </>
  );
}
