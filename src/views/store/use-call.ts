import { useEffect, useRef, useState } from "react";
import type { Call } from "../../engine/call.ts";
import type { Engine } from "../../engine/engine.ts";
import { useTools } from "../store.ts";
import type { Failure } from "./state.ts";
import { failureOf, runWork } from "./works.ts";

const cancelled: Failure = { message: "Cancelled.", hint: "What is shown here is from before.", place: "" };

export interface Answered<T> {
  /** The last answer; it stays while the next one is computed. */
  readonly value: T | null;
  readonly isStale: boolean;
  readonly failure: Failure | null;
  readonly retry: () => void;
}

/**
 * Asks the engine whenever `key` changes and shows the work under `name`. The answer before stays on screen, marked stale, until
 * the new one is there. `ask` null: nothing is asked and the value is null.
 */
export function useCall<T>(name: string, doing: string, key: string, ask: ((engine: Engine, call: Call) => Promise<T>) | null): Answered<T> {
  const tools = useTools();
  const [answered, setAnswered] = useState<{ key: string; value: T | null; failure: Failure | null }>({ key: "", value: null, failure: null });
  const [attempt, setAttempt] = useState(0);
  const asking = useRef(ask);
  asking.current = ask;
  const isAsked = ask !== null;
  useEffect(() => {
    if (!isAsked) return;
    let isCurrent = true;
    runWork(tools, name, doing, async (call) => await asking.current?.(tools.engine, call)).then(
      (value) => {
        if (!isCurrent) return;
        if (value !== undefined) setAnswered({ key, value, failure: null });
        else setAnswered((before) => ({ key, value: before.value, failure: cancelled }));
      },
      (error: unknown) => {
        if (isCurrent) setAnswered((before) => ({ key, value: before.value, failure: failureOf(error, tools.get()) }));
      },
    );
    return () => {
      isCurrent = false;
      tools.get().works[name]?.cancel();
    };
  }, [tools, name, doing, key, isAsked, attempt]);
  return {
    value: isAsked ? answered.value : null,
    isStale: isAsked && answered.key !== key,
    failure: answered.key === key ? answered.failure : null,
    retry: () => setAttempt((before) => before + 1),
  };
}
