/** Up to as many people, whoever writes without naming anybody writes to all of them. */
const SMALL_CHAT = 10;

/** Who takes part in each chat, as far as it matters: beyond ten people nobody is addressed by a message that names nobody. */
export class ChatMembers {
  private readonly members = new Map<string, Set<string>>();

  /** Counts a person among the members of a chat; "" is nobody. */
  add(chat: string, person: string): void {
    if (person === "") return;
    const known = this.members.get(chat) ?? new Set();
    this.members.set(chat, known);
    if (known.size <= SMALL_CHAT) known.add(person);
  }

  /** The members of a chat; of a large one the first eleven. */
  of(chat: string): ReadonlySet<string> {
    return this.members.get(chat) ?? new Set();
  }

  /** The members of a chat of at most ten people other than the author; nobody in a larger one. */
  others(chat: string, author: string): readonly string[] {
    const all = this.of(chat);
    return all.size > SMALL_CHAT ? [] : [...all].filter((person) => person !== author);
  }
}
