/** A compiled kernel with a memory of its own. What lies where in the memory is up to the kernel's twin in this room. */
export interface CompiledKernel<Exports> {
  readonly exports: Exports;
  /** Its buffer is another one after each growth: make views anew. */
  readonly memory: WebAssembly.Memory;
  /** Makes room for `bytes` in all, what is there staying where it is. Throws RangeError where the machine has no more. */
  reserve(bytes: number): void;
}

const PAGE = 65_536;

/**
 * A fresh instance of a compiled kernel (`wasm` of virtual:kernels/NAME).
 *
 * @returns undefined where WebAssembly is switched off (a page policy without 'wasm-unsafe-eval'): the caller takes the plain twin
 * @throws RangeError where there is no memory for it
 */
export function instantiate<Exports>(wasm: string): CompiledKernel<Exports> | undefined {
  const module = moduleOf(wasm);
  if (module === undefined) return undefined;
  const memory = new WebAssembly.Memory({ initial: 1 });
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  return {
    // The build compiles the exports' source and the twin declares their types: nothing else knows them.
    exports: exports as Exports,
    memory,
    reserve(bytes) {
      const missing = Math.ceil(bytes / PAGE) - memory.buffer.byteLength / PAGE;
      if (missing > 0) memory.grow(missing);
    },
  };
}

/** Whether compiled kernels can run here: false where WebAssembly is switched off, and the plain twins serve. Cost: an empty module. */
export function canCompile(): boolean {
  return compile(btoa("\0asm\x01\0\0\0")) !== undefined;
}

/** What was compiled before: machines make code faster while it runs, and it stays so. */
const modules = new Map<string, WebAssembly.Module>();

function moduleOf(wasm: string): WebAssembly.Module | undefined {
  const known = modules.get(wasm);
  if (known !== undefined && typeof WebAssembly !== "undefined") return known;
  const made = compile(wasm);
  if (made !== undefined) modules.set(wasm, made);
  return made;
}

function compile(wasm: string): WebAssembly.Module | undefined {
  if (typeof WebAssembly === "undefined") return undefined;
  try {
    return new WebAssembly.Module(Uint8Array.from(atob(wasm), (letter) => letter.charCodeAt(0)));
  } catch (error) {
    // The page's policy forbids compiling; a damaged kernel would be a fault of the build and is told.
    if (error instanceof WebAssembly.CompileError && !/unsafe-eval|Content Security Policy|disallowed/i.test(error.message)) throw error;
    return undefined;
  }
}
