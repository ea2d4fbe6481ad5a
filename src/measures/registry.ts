import type { Measure } from "../core/measure.ts";
import { betweenness } from "./betweenness.ts";
import { closeness, closenessClassic, harmonicIn } from "./closeness.ts";
import { clustering } from "./clustering.ts";
import { community } from "./community.ts";
import { core } from "./core-number.ts";
import { degree, inDegree, outDegree } from "./degree.ts";
import { eigenvector } from "./eigenvector.ts";
import { authority, hub } from "./hits.ts";
import { impressions, posts } from "./influence.ts";
import { pagerank } from "./pagerank.ts";
import { reach2 } from "./reach2.ts";
import { inStrength, outStrength, strength } from "./strength.ts";
import { constraint, effectiveSize } from "./structural-holes.ts";

/** Every measure there is, in the order in which they are offered. The page, the command line and the tests learn of them here. */
export const measures: readonly Measure[] = [
  impressions,
  posts,
  degree,
  inDegree,
  outDegree,
  strength,
  inStrength,
  outStrength,
  betweenness,
  closeness,
  harmonicIn,
  closenessClassic,
  eigenvector,
  pagerank,
  hub,
  authority,
  core,
  constraint,
  effectiveSize,
  clustering,
  reach2,
  community,
];
