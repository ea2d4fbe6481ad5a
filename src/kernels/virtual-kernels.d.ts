/** Made by the build from src/kernels/assembly/NAME.ts: see vite.config.ts. */
declare module "virtual:kernels/*" {
  /** The WebAssembly module in base64. */
  export const wasm: string;
}
