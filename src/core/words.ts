/** A number as sentences write it: 1,899; fractions with at most three significant digits. */
export function count(value: number): string {
  if (!Number.isInteger(value)) return String(Number(value.toPrecision(3)));
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}

/** "1 person", "137 people". */
export function plural(value: number, one: string, many: string): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** A share as a percentage: one decimal under 10 %, none above. */
export function percent(share: number): string {
  const value = share * 100;
  return value < 10 ? `${(Math.round(value * 10) / 10).toFixed(1)} %` : `${Math.round(value)} %`;
}
