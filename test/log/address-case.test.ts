import { expect, test } from "vitest";
import type { OpenOptions, Opened } from "../../src/engine/opening.ts";
import { fileOf, newSession } from "../support/session.ts";

async function notices(text: string, options: OpenOptions = {}): Promise<Opened["notices"]> {
  const opened = await newSession().open([fileOf("mail.csv", text)], { mode: "customers", ...options });
  return opened.notices.filter(({ code }) => code === "same-but-for-case");
}

test("addresses that differ in capitals alone are told, and stay apart", async () => {
  const text = "from,to\nann@x.example,Ann@X.example\nANN@x.example,ben@x.example\nBEN@x.example,ann@x.example\n";
  const engine = newSession();
  const opened = await engine.open([fileOf("mail.csv", text)], { mode: "customers" });
  expect(opened.people).toBe(5);
  expect(await notices(text)).toEqual([{
    code: "same-but-for-case", severity: "warning", count: 3, hint: "Merge them at the desk “Same person?”: --merge FILE.",
    message: "3 mail addresses differ from another one only in capitals (ANN@x.example): each counts as a person of its own.",
  }]);
});

test("two spellings with capitals are one mailbox too; capitals alone are nothing to tell, nor is what is no address", async () => {
  expect(await notices("from,to\nAnn@x.example,ANN@x.example\n")).toMatchObject([{ count: 1 }]);
  expect(await notices("from,to\nAnn@x.example,Ben@x.example\nann,Ann\n")).toEqual([]);
});

test("once they are merged nothing is told", async () => {
  expect(await notices("from,to\nAnn@x.example,ben@x.example\nann@x.example,ben@x.example\n", { merge: [{ into: "ann@x.example", ids: ["Ann@x.example"] }] })).toEqual([]);
});

test("with employees no address is quoted", async () => {
  const [notice] = await notices("from,to\nAnn@x.example,ben@x.example\nann@x.example,ben@x.example\n", { mode: "employees" });
  expect(notice?.message).toBe("1 mail address differs from another one only in capitals: each counts as a person of its own.");
});
