/** One published share, drawn as a dashed tick for orientation only. */
export interface PublishedShare {
  readonly label: string;
  readonly share: number;
}

/** Shares of online adults in Forrester's surveys (Bernoff and Ray 2010). */
export const PUBLISHED_CONNECTORS: readonly PublishedShare[] = [
  { label: "US 2010", share: 0.062 },
  { label: "EU 2010", share: 0.04 },
];
export const PUBLISHED_MAVENS: readonly PublishedShare[] = [
  { label: "US 2010", share: 0.134 },
  { label: "EU 2010", share: 0.111 },
];
/** Those who were both, US 2010. */
export const PUBLISHED_BOTH = 0.037;
