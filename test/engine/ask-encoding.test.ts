import { expect, test } from "vitest";
import { fileOf, newSession } from "../support/session.ts";

/** Bytes by their hexadecimal digits. */
function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g)!, (byte) => Number.parseInt(byte, 16));
}

const files: readonly (readonly [title: string, hex: string, encoding: string, first: string])[] = [
  ["names of columns known in Chinese", "b7a2bcfec8cb2ccad5bcfec8cb2ccab1bce40ad5c5c8fd2cc0eecbc42c323032342d30312d30320ac0eecbc42cd5c5c8fd2c323032342d30312d30330a", "gb18030", "发件人"],
  ["names of columns known in Japanese", "8db78f6f906c2c88b690e60a8e5293632c97e996d80a97e996d82c8e5293630a", "shift_jis", "差出人"],
  ["no name known, but letters only in Japanese", "9197904d8ed22c8ef3904d8ed20a8e5293632c97e996d80a97e996d82c8e5293630a", "shift_jis", "送信者"],
  ["Latin letters, which could be Chinese ones as well", "66726f6d2c746f2c70726963650a4dfc6c6c65722c4a6f73e92ca331300a4a6f73e92c4dfc6c6c65722cbd0a", "windows-1252", "from"],
];

test.each(files)("the likeliest encoding comes first, and the file is shown in it: %s", async (_, hex, encoding, first) => {
  const { files: [file], questions } = await newSession().inspect([fileOf("a.csv", bytesOf(hex))], { mode: "customers" });
  const question = questions.find(({ code }) => code === "encoding")!;
  expect(question.choices.length).toBeGreaterThan(2);
  expect(question.choices[0]!.value).toBe(encoding);
  expect(file!.encoding).toBe(encoding);
  expect(file!.columns[0]!.name).toBe(first);
});

test("where another line does not belong to the likeliest encoding, the file is shown in one that has a character for every byte, and asked about", async () => {
  const text = bytesOf(`${files[0]![1]}ff41ff2c422c320a`);
  const { files: [file], questions } = await newSession().inspect([fileOf("a.csv", text)], { mode: "customers" });
  expect(questions.find(({ code }) => code === "encoding")!.choices[0]!.value).toBe("gb18030");
  expect(file!.encoding).toBe("windows-1252");
});
