import type { Sampled } from "../../core/answers.ts";
import { formatCount, formatValue } from "../parts/format.ts";

const NBSP = "\u00a0";

/** "±0.1 %": as many digits as were chosen. */
export function formatWithin(epsilon: number): string {
  return `±${new Intl.NumberFormat(undefined, { maximumSignificantDigits: 3 }).format(epsilon * 100)}${NBSP}%`;
}

/** A sampled value, with three digits: more would say more than is known. */
export function formatSampled(value: number | null): string {
  return value === null ? formatValue(value) : Math.abs(value) >= 100 ? formatCount(Number(value.toPrecision(3))) : formatValue(value);
}

/** A number that may be off: "12,345 ± 678". `off` is the wider of both sides. */
export function formatOff(off: readonly [below: number, above: number] | undefined): string {
  return off === undefined ? "" : `±${NBSP}${formatRough(Math.max(...off))}`;
}

/** "sampled, ±6,750,000 at most". */
export function sampledBasis({ most, epsilon, delta, seed }: Sampled): string {
  return `sampled: ±${formatRough(most)} at most (${formatWithin(epsilon)} of all pairs), ${formatCertainty(delta)} certain for everyone at once, seed ${seed}`;
}

/** "Sampled: nobody is off by more than ±6.75 million (0.1 % of all pairs of people), 95 % certain. The first 4 are the first 4 for sure." */
export function sampledSentence(sampled: Sampled): string {
  const { most, epsilon, delta, samples, sure } = sampled;
  const bound = `Sampled from ${formatCount(samples)} shortest ways: nobody is off by more than ±${formatRough(most)} (${formatWithin(epsilon).slice(1)} of all pairs of people), ${formatCertainty(delta)} certain.`;
  if (sure === 0) return `${bound} Who is first is not certain: values lie closer together than that.`;
  return `${bound} ${sure === 1 ? "The first is the first" : `The first ${formatCount(sure)} are the first ${formatCount(sure)}`}, as certain.`;
}

function formatCertainty(delta: number): string {
  return `${new Intl.NumberFormat(undefined, { maximumSignificantDigits: 4 }).format((1 - delta) * 100)}${NBSP}%`;
}

/** Bounds need no more than two digits. */
function formatRough(value: number): string {
  if (value >= 1_000_000) return formatCount(value);
  return value >= 100 ? formatCount(Number(value.toPrecision(2))) : formatValue(Number(value.toPrecision(2)));
}
