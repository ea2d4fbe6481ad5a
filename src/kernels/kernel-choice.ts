/** Which twin of a kernel runs: the compiled one (the plain one where nothing may be compiled) or the plain one. Same bits. */
export type KernelChoice = "compiled" | "plain";
