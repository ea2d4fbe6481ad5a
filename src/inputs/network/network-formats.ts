import type { BookFormat } from "../../core/records.ts";
import { gexf } from "./gexf.ts";
import { dl } from "./dl.ts";
import { dot } from "./dot.ts";
import { gml } from "./gml.ts";
import { graphml } from "./graphml.ts";
import { lgl } from "./lgl.ts";
import { pajek } from "./pajek.ts";
import { vna } from "./vna.ts";

/** Every format of networks; each knows its own content. */
export const networkFormats: readonly BookFormat[] = [gexf, graphml, gml, pajek, dl, vna, dot, lgl];
