import type { DecodedArray, ParquetParsers, SchemaElement } from "hyparquet";
import { DEFAULT_PARSERS } from "hyparquet/src/convert.js";

/** A leaf of the schema as the library is to decode it, and what is made of its values afterwards. */
export interface LeafDecoding {
  readonly element: SchemaElement;
  /** False where bytes are no text. */
  readonly utf8: boolean;
  readonly parsers: ParquetParsers;
  /** undefined: the values are used as they come. */
  readonly finish: ((value: unknown) => unknown) | undefined;
}

/**
 * How the values of a leaf become text: times ISO 8601 (with Z where they are in UTC), decimals and whole numbers with all their
 * digits, JSON as it stands, shapes of maps as GeoJSON, other bytes in hexadecimal.
 */
export function decodingOf(element: SchemaElement): LeafDecoding {
  const { converted_type: converted, logical_type: logical, ...bare } = element;
  const parsers = parsersFor(element);
  if (converted === "DECIMAL" || logical?.type === "DECIMAL") {
    const scale = element.scale ?? (logical?.type === "DECIMAL" ? logical.scale : 0);
    return { element: bare, utf8: false, parsers, finish: (value) => decimalText(value, scale) };
  }
  if (converted === "TIME_MILLIS" || converted === "TIME_MICROS" || logical?.type === "TIME") {
    const unit = logical?.type === "TIME" ? logical.unit : converted === "TIME_MICROS" ? "MICROS" : "MILLIS";
    return { element: bare, utf8: false, parsers, finish: (value) => (value === null || value === undefined ? value : momentText(toBigInt(value), unit).slice(11)) };
  }
  if (converted === "INTERVAL" || converted === "BSON") return { element: bare, utf8: false, parsers, finish: undefined };
  return { element, utf8: true, parsers, finish: undefined };
}

function parsersFor({ logical_type: logical, converted_type: converted }: SchemaElement): ParquetParsers {
  const isUtc = logical?.type !== "TIMESTAMP" || logical.isAdjustedToUTC;
  const moment = (unit: string) => (value: bigint | number | undefined | null): string | undefined => (value === undefined || value === null ? undefined : `${momentText(BigInt(value), unit)}${isUtc ? "Z" : ""}`);
  return {
    ...DEFAULT_PARSERS,
    timestampFromMilliseconds: moment("MILLIS"),
    timestampFromMicroseconds: moment("MICROS"),
    timestampFromNanoseconds: moment("NANOS"),
    dateFromDays: (days: number | undefined | null) => (days === undefined || days === null ? undefined : momentText(BigInt(days) * 86_400n, "SECONDS").slice(0, -9)),
    ...(logical === undefined && converted === undefined ? { stringFromBytes: textOrHex } : {}),
    geometryFromBytes: shapeText,
    geographyFromBytes: shapeText,
    jsonFromBytes: (bytes: Uint8Array | undefined) => bytes && new TextDecoder().decode(bytes),
  };
}

/** A shape on a map as GeoJSON; its bytes where they are none that the library knows. */
function shapeText(bytes: Uint8Array | undefined): string | undefined {
  if (bytes === undefined) return undefined;
  try {
    return JSON.stringify(DEFAULT_PARSERS.geometryFromBytes(bytes));
  } catch {
    return hex(bytes);
  }
}

/** Bytes that nothing is said about: text where they are UTF-8. */
function textOrHex(bytes: Uint8Array | undefined): string | undefined {
  if (bytes === undefined) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return hex(bytes);
  }
}

/** A count of units since 1970 as ISO text without a zone; the bare count where it is beyond the calendar. */
export function momentText(count: bigint, unit: string): string {
  const perSecond = unit === "SECONDS" ? 1n : unit === "MILLIS" ? 1000n : unit === "MICROS" ? 1_000_000n : 1_000_000_000n;
  const rest = ((count % perSecond) + perSecond) % perSecond;
  const ms = Number((count - rest) / perSecond) * 1000;
  if (!(Math.abs(ms) <= 8.64e15)) return String(count);
  const fraction = rest === 0n ? "" : `.${String(rest).padStart(String(perSecond).length - 1, "0").replace(/0+$/, "")}`;
  return new Date(ms).toISOString().slice(0, -5) + fraction;
}

/** A decimal, given without its point, with all its digits; nothing for nothing. */
export function decimalText(value: unknown, scale: number): unknown {
  if (value === null || value === undefined) return value;
  const unscaled = value instanceof Uint8Array ? bytesToBigInt(value) : toBigInt(value);
  if (!(scale > 0 && scale < 1000)) return String(unscaled);
  const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(scale + 1, "0");
  const text = `${unscaled < 0n ? "-" : ""}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  return text.replace(/\.?0+$/, "");
}

/** Two's complement, the highest byte first. */
function bytesToBigInt(bytes: Uint8Array): bigint {
  let value = 0n;
  for (const byte of bytes) value = value * 256n + BigInt(byte);
  return bytes.length > 0 && bytes[0]! >= 128 ? value - (1n << BigInt(8 * bytes.length)) : value;
}

/**
 * A value as the text of a cell: lists of plain values joined with "; ", everything nested as JSON; undefined for none.
 */
export function cellText(value: unknown): string | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === "string") return value;
  if (value instanceof Uint8Array) return hex(value);
  if (isList(value) && Array.from(value).every((item) => typeof item !== "object" || item === null || item instanceof Uint8Array)) {
    return Array.from(value, (item) => cellText(item) ?? "").join("; ");
  }
  if (typeof value === "object") return jsonText(value);
  return typeof value === "number" || typeof value === "bigint" || typeof value === "boolean" ? String(value) : undefined;
}

function toBigInt(value: unknown): bigint {
  if (typeof value === "bigint") return value;
  if (typeof value === "number") return BigInt(value);
  throw new Error("a number is none");
}

/** The values of an array of any kind as texts. */
export function cellTexts(values: DecodedArray): (string | undefined)[] {
  return Array.from(values as ArrayLike<unknown>, cellText);
}

function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
}

function jsonText(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    if (typeof inner === "bigint") return String(inner);
    if (inner instanceof Uint8Array) return hex(inner);
    return inner instanceof Map ? Object.fromEntries(inner) : inner;
  });
}

function hex(bytes: Uint8Array): string {
  return `0x${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}
