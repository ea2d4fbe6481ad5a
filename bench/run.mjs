/** `npm run bench`: Node 20 cannot run TypeScript, so Vite loads the benchmark. */
import { runnerImport } from "vite";

const { module } = await runnerImport("/bench/benchmark.ts", { configFile: false, logLevel: "error" });
await module.runBenchmark(process.argv.slice(2));
