/** What the thread that runs a command and the thread that hears signals say to each other. */

/** Given to the thread of the command when it starts. */
export interface CommandStart {
  readonly words: readonly string[];
  readonly isOutTerminal: boolean;
  readonly isErrorTerminal: boolean;
}

/**
 * From the command: that it reads standard input; bytes for standard output, each answered by its number; text for stderr; temporary
 * files; the exit code, last.
 */
export type FromCommand =
  | { readonly say: "input" }
  | { readonly say: "out"; readonly number: number; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly say: "error"; readonly text: string }
  | { readonly say: "leftover"; readonly path: string; readonly isThere: boolean }
  | { readonly say: "end"; readonly code: number };

/** To the command: bytes were written, or why not; why standard input cannot be read. */
export type ToCommand =
  | { readonly say: "written"; readonly number: number; readonly fault: PassedFault | undefined }
  | { readonly say: "input-fault"; readonly fault: PassedFault };

/** A fault of the system, as it crosses between the threads. */
export interface PassedFault {
  readonly message: string;
  readonly code: string | undefined;
}
