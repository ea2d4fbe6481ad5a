import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** Sent with every file, worker scripts included: a policy in a meta tag alone does not bind a worker (README, "Privacy"). */
const securityHeaders = {
  "Content-Security-Policy":
    "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self' 'unsafe-inline'; " +
    "img-src 'self' blob: data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
    "require-trusted-types-for 'script'; trusted-types whotalks",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
};

/** Data that come with the page: `virtual:samples` holds them as gzip in base64, the same bytes at every build. */
function samples(): Plugin {
  const data = new URL("data/", import.meta.url);
  const pack = (path: string) => {
    const gzip = gzipSync(readFileSync(new URL(path, data)), { level: 9 });
    // Modification time and operating system are left out of the header: they would differ from build to build.
    gzip.fill(0, 4, 8);
    gzip[9] = 255;
    return { name: path.slice(path.lastIndexOf("/") + 1), gzip: gzip.toString("base64") };
  };
  const make = () => {
    const truth: { ours: string[] } = JSON.parse(readFileSync(new URL("shop/truth.json", data), "utf8"));
    return [
      {
        id: "shop",
        title: "Customers of a shop",
        description: "What customers write to each other and to the shop about its products. Invented.",
        files: [pack("shop/messages.csv"), pack("shop/people.csv")],
        options: { mode: "customers", ours: truth.ours },
      },
      {
        id: "company",
        title: "Employees of a company",
        description: "Mail between teams, under code names and without texts. Invented.",
        files: [pack("company/mail.csv"), pack("company/people.csv")],
        options: { mode: "employees" },
      },
      {
        id: "karate",
        title: "A classic",
        description: "Zachary’s karate club, 1977: 34 members, 78 friendships, no messages.",
        files: [pack("classics/karate-edges.csv"), pack("classics/karate-people.csv")],
        options: { mode: "customers", undirected: true, isTalk: false, files: [{ roles: ["from", "to", "weight"] }, {}] },
      },
    ];
  };
  return {
    name: "whotalks-samples",
    resolveId: (id) => (id === "virtual:samples" ? "\0virtual:samples" : undefined),
    load: (id) => (id === "\0virtual:samples" ? `export const samples = ${JSON.stringify(make())};` : undefined),
  };
}

/** The same policy inside the page, for hosts that cannot send headers; what only a header can say is left out. */
function policyInPage(): Plugin {
  return {
    name: "whotalks-policy",
    apply: "build",
    transformIndexHtml: () => [
      {
        tag: "meta",
        attrs: { "http-equiv": "Content-Security-Policy", content: securityHeaders["Content-Security-Policy"].replace(" frame-ancestors 'none';", "") },
        injectTo: "head-prepend",
      },
    ],
  };
}

export default defineConfig(({ mode }) =>
  mode === "cli"
    ? {
        publicDir: false,
        ssr: { noExternal: true, target: "node" },
        build: {
          ssr: true,
          target: "node20",
          outDir: "dist-cli",
          emptyOutDir: true,
          minify: false,
          rolldownOptions: { input: { whotalks: "src/cli/main.ts" }, output: { entryFileNames: "[name].js" } },
        },
      }
    : {
        plugins: [react(), samples(), policyInPage()],
        base: "./",
        worker: { format: "es" },
        preview: { headers: securityHeaders, open: "/#sample=shop" },
        build: { target: "es2023", sourcemap: false, modulePreload: { polyfill: false } },
        test: {
          // .ci/run reads the counts from here.
          reporters: process.env["TEST_REPORT"] === undefined ? ["default"] : ["default", ["json", { outputFile: process.env["TEST_REPORT"] }]],
          projects: [
            { extends: true, test: { name: "unit", environment: "node", include: ["test/**/*.test.ts"], exclude: ["test/browser/**", "test/cli/**"], testTimeout: 60_000 } },
            { extends: true, test: { name: "cli", environment: "node", include: ["test/cli/**/*.test.ts"], globalSetup: ["test/cli/setup.ts"], testTimeout: 60_000 } },
            {
              extends: true,
              test: {
                name: "browser",
                environment: "node",
                include: ["test/browser/**/*.test.ts"],
                globalSetup: ["test/browser/setup.ts"],
                fileParallelism: false,
                testTimeout: 120_000,
                hookTimeout: 120_000,
                expect: { poll: { timeout: 20_000 } },
              },
            },
          ],
        },
      },
);
