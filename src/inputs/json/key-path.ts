/** Where a reader of JSON stands: the keys on the way to what begins next. */
export class KeyPath {
  private readonly around: { readonly kind: "object" | "array"; readonly path: string }[] = [];
  private current = "";
  private listCount = 0;

  /** How many objects and lists are open. */
  get depth(): number {
    return this.around.length;
  }

  /** True within a list, however deep. */
  get isInList(): boolean {
    return this.listCount > 0;
  }

  /** The keys to the value that comes next, with points between them: "data.messages"; what stands in a list has none of its own. */
  get next(): string {
    const path = this.around.at(-1)?.path ?? "";
    return path === "" ? this.current : `${path}.${this.current}`;
  }

  key(name: string): void {
    this.current = name;
  }

  open(kind: "object" | "array"): void {
    this.around.push({ kind, path: this.next });
    this.current = "";
    if (kind === "array") this.listCount++;
  }

  close(): void {
    if (this.around.pop()?.kind === "array") this.listCount--;
  }
}
