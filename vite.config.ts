import react from "@vitejs/plugin-react";
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
        plugins: [react()],
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
              },
            },
          ],
        },
      },
);
