/** Made by the build from data/: see vite.config.ts. */
declare module "virtual:samples" {
  import type { OpenOptions } from "../engine/engine.ts";

  export interface Sample {
    readonly id: "shop" | "company" | "karate";
    readonly title: string;
    readonly description: string;
    /** Each file as gzip in base64. */
    readonly files: readonly { readonly name: string; readonly gzip: string }[];
    readonly options: OpenOptions;
  }

  export const samples: readonly Sample[];
}
