import type { BookFormat } from "../../core/records.ts";
import { gexf } from "./gexf.ts";
import { graphml } from "./graphml.ts";

/** Every format of networks; each knows its own content. */
export const networkFormats: readonly BookFormat[] = [gexf, graphml];
