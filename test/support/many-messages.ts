/** A table of so many messages, about 90 bytes each, some of whose texts have line ends and quotes in them. */
export function manyMessages(count: number): string {
  const lines = ["from,to,time,topic,text"];
  for (let i = 0; i < count; i++) {
    const time = new Date(1_700_000_000_000 + i * 61_000).toISOString().slice(0, 19);
    lines.push(`person ${(i * 7919) % 5003},person ${(i * 31 + 7) % 4999},${time}Z,${["tea", "coffee", "price"][i % 3]},${i % 9 === 0 ? `"two lines,\nand ""quotes"" in ${i}"` : `message ${i} for @person${i % 17}`}`);
  }
  return `${lines.join("\n")}\n`;
}
