import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import type { OutgoingHttpHeaders } from "node:http";
import { gzipSync } from "node:zlib";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** Sent with every file, worker scripts included: a policy in a meta tag alone does not bind a worker (README, "Privacy"). */
const securityHeaders = {
  "Content-Security-Policy":
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self' 'unsafe-inline'; " +
    "img-src 'self' blob: data:; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
    "require-trusted-types-for 'script'; trusted-types whotalks",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
};

/** For the script that keeps the program (src/views/offline/service-worker.ts): it may fetch the page's own files and nothing else. */
const workerPolicy = "default-src 'none'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

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

/**
 * The compiled kernels: `virtual:kernels/NAME` holds src/kernels/assembly/NAME.ts, compiled to WebAssembly, in base64, so that page and
 * command line load it the same way and nothing is fetched. Compiling takes seconds: what it made is kept by the hash of all sources.
 */
function kernels(): Plugin {
  const prefix = "virtual:kernels/";
  const sources = new URL("src/kernels/assembly/", import.meta.url);
  const cache = new URL("node_modules/.cache/kernels/", import.meta.url);
  const compile = async (name: string): Promise<Uint8Array> => {
    const hash = createHash("sha256").update(name);
    for (const file of readdirSync(sources).sort()) hash.update(file).update(readFileSync(new URL(file, sources)));
    const kept = new URL(`${name}-${hash.digest("hex").slice(0, 16)}.wasm`, cache);
    try {
      return readFileSync(kept);
    } catch {
      // Not compiled yet.
    }
    const asc = await import("assemblyscript/asc");
    let made: Uint8Array | undefined;
    const { error, stderr } = await asc.main([`${name}.ts`, "-o", "made.wasm", "--runtime", "stub", "-O3", "--noAssert", "--enable", "simd", "--importMemory", "--use", "abort="], {
      readFile: (path) => {
        try {
          // Imports name the file, as everywhere in the house; the compiler adds another .ts.
          return readFileSync(new URL(path.replace(/\.ts\.ts$/, ".ts"), sources), "utf8");
        } catch {
          return null;
        }
      },
      writeFile: (path, contents) => {
        if (path === "made.wasm") made = contents as Uint8Array;
      },
      listFiles: () => [],
    });
    if (error !== null || made === undefined) throw new Error(`src/kernels/assembly/${name}.ts cannot be compiled: ${error?.message ?? ""}\n${stderr.toString()}`);
    mkdirSync(cache, { recursive: true });
    // Several builds may do this at once: whoever is last replaces the same bytes.
    const unfinished = new URL(`${name}-${process.pid}.part`, cache);
    writeFileSync(unfinished, made);
    renameSync(unfinished, kept);
    return made;
  };
  return {
    name: "whotalks-kernels",
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : undefined),
    load: async (id) => {
      if (!id.startsWith(`\0${prefix}`)) return undefined;
      return `export const wasm = "${Buffer.from(await compile(id.slice(prefix.length + 1))).toString("base64")}";`;
    },
  };
}

/** The name of the script that keeps the program, in the built page. */
const worker = "service-worker.js";

/**
 * The page as something that can be installed and opened without a network: manifest, picture, and the script that keeps the program,
 * with the names of all files and a version made of their contents. The page names none of them by itself: a browser fetches a manifest, and
 * looks for a newer script, when it likes, so both begin where the reader asks for them (src/views/offline/keep-program.ts).
 */
function offline(): Plugin {
  const square = '<rect width="512" height="512" rx="96" fill="#12151a"/>';
  const dots = '<g stroke="#6c717a" stroke-width="24"><path d="M176 256 368 128M176 256l208 128"/></g><circle cx="176" cy="256" r="88" fill="#3a8af5"/><circle cx="368" cy="128" r="48" fill="#12151a" stroke="#f4931c" stroke-width="28"/><circle cx="384" cy="384" r="40" fill="#98a1ad"/>';
  const manifest = {
    name: "Whotalks", short_name: "Whotalks", description: "Finds the few people through whom most talk travels. Everything runs on your computer.", start_url: "./", scope: "./",
    display: "standalone", background_color: "#ffffff", theme_color: "#12151a", icons: [{ src: "./icon.svg", sizes: "any", type: "image/svg+xml", purpose: "any" }],
  };
  return {
    name: "whotalks-offline",
    apply: "build",
    buildStart() {
      this.emitFile({ type: "chunk", id: "src/views/offline/service-worker.ts", fileName: worker });
      this.emitFile({ type: "asset", fileName: "manifest.webmanifest", source: JSON.stringify(manifest) });
      this.emitFile({ type: "asset", fileName: "icon.svg", source: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512">${square}${dots}</svg>` });
    },
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const hash = createHash("sha256");
        const files = Object.values(bundle).filter(({ fileName }) => fileName !== worker).sort((a, b) => (a.fileName < b.fileName ? -1 : 1));
        for (const file of files) hash.update(file.fileName).update(file.type === "chunk" ? file.code : file.source);
        const script = bundle[worker];
        if (script?.type !== "chunk") throw new Error("The script that keeps the program was not built.");
        const version = hash.digest("hex").slice(0, 12);
        const names = files.map(({ fileName }) => (fileName === "index.html" ? "./" : `./${fileName}`));
        script.code = `const OFFLINE_VERSION=${JSON.stringify(version)},OFFLINE_FILES=${JSON.stringify(names)};\n${script.code}`;
      },
    },
  };
}

/** The script that keeps the program fetches the page's files and nothing else: its own policy lets it, as a host has to send it too. */
function offlinePolicy(): Plugin {
  return {
    name: "whotalks-offline-policy",
    configurePreviewServer(server) {
      server.middlewares.use((request, response, next) => {
        if (request.url?.split("?")[0]?.endsWith(`/${worker}`) === true) {
          // The server gives the headers of a file when it begins to send it.
          const writeHead = response.writeHead.bind(response);
          Object.assign(response, { writeHead: (status: number, headers: OutgoingHttpHeaders = {}) => writeHead(status, { ...headers, "Content-Security-Policy": workerPolicy }) });
        }
        next();
      });
    },
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

const anew = ["engine", "fuzz", "kernels", "measures", "threats"].map((room) => `test/${room}/**/*.test.ts`);

export default defineConfig(({ mode }) =>
  mode === "cli"
    ? {
        plugins: [kernels()],
        publicDir: false,
        ssr: { noExternal: true, target: "node" },
        build: {
          ssr: true,
          target: "node20",
          outDir: "dist-cli",
          emptyOutDir: true,
          minify: false,
          rolldownOptions: { input: { whotalks: "src/cli/main.ts", "command-thread": "src/cli/command-thread.ts", "pool-thread": "src/cli/pool-thread.ts" }, output: { entryFileNames: "[name].js", chunkFileNames: "[name].js" } },
        },
      }
    : {
        plugins: [react(), samples(), kernels(), policyInPage(), offline(), offlinePolicy()],
        base: "./",
        worker: { format: "es", plugins: () => [kernels()] },
        preview: { headers: securityHeaders, open: "/#sample=shop" },
        build: { target: "es2023", sourcemap: false, modulePreload: { polyfill: false } },
        test: {
          // .ci/run reads the counts from here.
          reporters: process.env["TEST_REPORT"] === undefined ? ["default"] : ["default", ["json", { outputFile: process.env["TEST_REPORT"] }]],
          // Left to itself Vitest keeps one core free: on two cores half of them. Browsers come last, two at a time: a page waits about a third of its time.
          projects: [
            // Rooms whose modules keep nothing share what was loaded for the files before; kernels, workers and memory begin anew in every file.
            { extends: true, test: { name: "unit", environment: "node", include: ["test/**/*.test.ts"], exclude: ["test/browser/**", "test/cli/**", ...anew], isolate: false, testTimeout: 60_000, maxWorkers: "100%", sequence: { groupOrder: 0 } } },
            { extends: true, test: { name: "engine", environment: "node", include: anew, testTimeout: 60_000, maxWorkers: "100%", sequence: { groupOrder: 0 } } },
            { extends: true, test: { name: "cli", environment: "node", include: ["test/cli/**/*.test.ts"], globalSetup: ["test/cli/setup.ts"], testTimeout: 60_000, maxWorkers: "100%", sequence: { groupOrder: 1 } } },
            {
              extends: true,
              test: {
                name: "browser",
                environment: "node",
                include: ["test/browser/**/*.test.ts"],
                globalSetup: ["test/browser/setup.ts"],
                maxWorkers: 2,
                sequence: { groupOrder: 2 },
                testTimeout: 120_000,
                hookTimeout: 120_000,
                expect: { poll: { timeout: 20_000 } },
              },
            },
          ],
        },
      },
);
