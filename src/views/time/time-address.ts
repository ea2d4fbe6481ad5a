import { dayOf, timeOf } from "../store/address-days.ts";
import { defaultTimeState, topCounts, windowSizes, windowUnits, type TimeState } from "./time-state.ts";

/** Writes what differs from the defaults into an address: "window=month.3.1", "first=20", "only=period", "tab=periods", "compare=…". */
export function timeToAddress(query: URLSearchParams, time: TimeState, isShown: boolean): void {
  const { unit, length, step, top, within, tab, compared } = time;
  if (isShown && tab !== "ranks") query.set("tab", tab);
  if (unit !== null || length !== 1 || step !== 1) query.set("window", `${unit ?? "auto"}.${length}.${step}`);
  if (top !== defaultTimeState.top) query.set("first", String(top));
  if (within) query.set("only", "period");
  if (compared !== null) query.set("compare", [compared.before.since, compared.before.until, compared.after.since, compared.after.until].map(dayOf).join("_"));
}

/** What an address says of it; anything it cannot mean is as it was by default. */
export function timeOfAddress(query: URLSearchParams, isShown: boolean, hasTimes: boolean): TimeState {
  const [unit = "", length = "", step = ""] = (query.get("window") ?? "").split(".");
  const sizeOf = (text: string): number => windowSizes.find((size) => String(size) === text) ?? 1;
  return {
    ...defaultTimeState,
    tab: isShown && query.get("tab") === "periods" ? "periods" : "ranks",
    unit: windowUnits.find((one) => one === unit) ?? null,
    length: sizeOf(length),
    step: sizeOf(step),
    top: topCounts.find((one) => String(one) === query.get("first")) ?? defaultTimeState.top,
    within: query.get("only") === "period",
    compared: hasTimes ? comparedOf(query.get("compare")) : null,
  };
}

function comparedOf(text: string | null): TimeState["compared"] {
  const [a, b, c, d] = (text ?? "").split("_").map(timeOf);
  if (a == null || b == null || c == null || d == null || b <= a || d <= c) return null;
  return { before: { since: a, until: b }, after: { since: c, until: d } };
}
