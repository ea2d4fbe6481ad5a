import { openAsBlob } from "node:fs";
import { defaultSettings } from "../src/engine/settings.ts";
import { newEngine } from "./our-engine.ts";

/** Prints the places and lines that our map of a file draws, as JSON: what the bare drawing gets. */
const blob = await openAsBlob(process.argv[2]!);
const engine = newEngine();
await engine.open([{ name: "map.csv", size: blob.size, stream: () => blob.stream() }], { mode: "customers" });
const picture = await engine.map({ settings: defaultSettings, size: defaultSettings.measure, colour: "role", ego: null });
const plain = { x: [...picture.x], y: [...picture.y], size: Array.from(picture.value, () => 2), from: [...picture.from], to: [...picture.to] };
process.stdout.write(JSON.stringify(plain), () => process.exit(0));
