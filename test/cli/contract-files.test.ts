import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { rank } from "./rank-json.ts";
import { temporaryFolder, whotalks } from "./whotalks.ts";

const folder = temporaryFolder();
const talk = "from,to\na1,b2\nb2,c3\nc3,a1\na1,c3\n";
const file = folder.file("talk.csv", talk);

describe("--people", () => {
  test("is joined on the column that matches most ids, and says which", async () => {
    const people = folder.file("people.csv", "name,code,team\nAnn,a1,x\nBob,b2,x\nCy,c3,y\nDee,d4,y\n");
    const answer = await rank([file, "--people", people]);
    expect(answer.network).toMatchObject({ people: 4, silent: 1 });
    expect(answer.people.map(({ id, name }) => `${id} ${name}`).toSorted()).toEqual(["a1 Ann", "b2 Bob", "c3 Cy", "d4 Dee"]);
    expect(answer.stderr).toMatch(/joined on code: 3 matched, 1 only in the table/);
  });

  test.each([
    ["two columns match equally many people", "one,two\na1,b2\nb2,c3\nc3,a1\n"],
    ["the best column matches under half of the people and of its own values", "id,name\na1,Ann\nx,X\ny,Y\n"],
    ["nobody is named", "id,name\nx,X\ny,Y\n"],
  ])("%s: exit 1 names --key", async (_, text) => {
    const { code, stdout, stderr } = await whotalks(["rank", file, "--people", folder.file("unsure.csv", text)]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain("--key");
  });

  test("--key settles it, by header or number; a column that is not there is a wrong argument", async () => {
    const people = folder.file("twice.csv", "one,two\na1,b2\nb2,c3\nc3,zz\n");
    expect((await rank([file, "--people", people, "--key", "two"])).network).toMatchObject({ people: 4, silent: 1 });
    expect((await rank([file, "--people", people, "--key", "#1"])).network).toMatchObject({ people: 3, silent: 0 });
    const { code, stderr } = await whotalks(["rank", file, "--people", people, "--key", "three"]);
    expect(code).toBe(2);
    expect(stderr).toContain("one, two");
  });

  test("with a header and nothing below it, it says so", async () => {
    const { code, stderr } = await whotalks(["rank", file, "--people", folder.file("nobody.csv", "id,name\n")]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/nobody\.csv.*no rows/);
  });
});

describe("--columns", () => {
  test("takes headers with spaces, signs and commas, and #n", async () => {
    const input = '"Sent by, who",an email,n\nann,bob,1\nbob,ann,2\n';
    const words = ["-", "--columns", "from=Sent by, who", "--columns", "to=an email,weight=#3"];
    expect((await rank(words, input)).network).toMatchObject({ ties: 2, totalWeight: 3 });
  });

  test("overrules a guess: the guessed column is ignored", async () => {
    const input = "from,to,other\nann,bob,cy\nbob,ann,cy\n";
    const answer = await rank(["-", "--columns", "to=other"], input);
    expect(answer.people.map(({ id }) => id).toSorted()).toEqual(["ann", "bob", "cy"]);
    expect(answer.network).toMatchObject({ ties: 2, reciprocity: 0 });
  });

  test("a role that does not exist, or a column that is not there, is a wrong argument", async () => {
    for (const columns of ["sender=from", "from=nobody", "from=#9", "from"]) expect((await whotalks(["rank", file, "--columns", columns])).code).toBe(2);
  });

  test("--no-header makes the first row data", async () => {
    expect((await rank([file, "--no-header", "--columns", "from=#1,to=#2"])).network).toMatchObject({ messages: 5, people: 5 });
  });
});

describe("how files are read", () => {
  test.each([
    ["--delimiter", "|", "from|to\na|b\nb|a\n"],
    ["--delimiter", "tab", "from\tto\na\tb\nb\ta\n"],
    ["--encoding", "windows-1252", Buffer.from("from,to\nJos\xe9,b\nb,Jos\xe9\n", "latin1")],
    ["--format", "csv", "from,to\na,b\nb,a\n"],
  ])("%s %s is taken", async (option, value, input) => {
    const { network, people } = await rank(["-", option, value], input);
    expect(network).toMatchObject({ people: 2, ties: 2 });
    if (option === "--encoding") expect(people.map(({ id }) => id)).toContain("José");
  });

  test("--decimal and --date-order answer what would be asked", async () => {
    const input = "from;to;weight;date\na;b;1,250;01/02/2024\nb;a;2,500;03/04/2024\n";
    const asked = await whotalks(["rank", "-"], { input });
    expect(asked.code).toBe(1);
    expect((await rank(["-", "--decimal", ",", "--date-order", "dmy", "--until", "2024-02-02"], input)).network).toMatchObject({ messages: 1, totalWeight: 1.25 });
    expect((await rank(["-", "--decimal", ".", "--date-order", "mdy", "--until", "2024-01-03"], input)).network).toMatchObject({ messages: 1, totalWeight: 1250 });
  });

  test("--time-zone places times without an offset", async () => {
    const input = "from,to,time\na,b,2024-01-01 00:30:00\nb,a,2024-01-01 12:00:00\n";
    expect((await rank(["-", "--until", "2024-01-01T00:00:00Z"], input)).network["messages"]).toBe(0);
    expect((await rank(["-", "--time-zone", "Asia/Kathmandu", "--until", "2024-01-01T00:00:00Z"], input)).network["messages"]).toBe(1);
  });

  test("gzip is opened, whatever the name, from a file and from standard input", async () => {
    const packed = gzipSync(talk);
    expect((await rank([folder.file("talk.csv.gz", packed)])).network).toMatchObject({ ties: 4 });
    expect((await rank([folder.file("talk.txt", packed)])).network).toMatchObject({ ties: 4 });
    expect((await rank(["-"], packed)).input.files[0]).toMatchObject({ name: "-", format: "csv" });
  });

  test("several files are one log", async () => {
    const more = folder.file("more.csv", "from,to\nd4,a1\n");
    const answer = await rank([file, more]);
    expect(answer.network).toMatchObject({ people: 4, ties: 5 });
    expect(answer.input.files.map(({ name }) => name)).toEqual(["talk.csv", "more.csv"]);
  });
});

describe("further files", () => {
  test("--ties-out writes each tie once, undirected pairs from the smaller id", async () => {
    const ties = join(folder.path, "ties.csv");
    await rank(["-", "--undirected", "--ties-out", ties], "from,to,weight\nb,a,2\na,b,1\nb,c,1\n");
    expect(readFileSync(ties, "utf8")).toBe("from,to,messages,weight,first,last,reciprocal\na,b,2,3,,,true\nb,c,1,1,,,true\n");
  });

  test("--rejects names file, row, line, column, value, code and reason of every row set aside", async () => {
    const rejects = join(folder.path, "rejects.csv");
    const answer = await rank(["-", "--rejects", rejects], 'from,to,weight,text\na,b,1,"two\nlines"\n,b,1,x\na,b,-1,y\na,b,0,z\na\n');
    expect(answer.input).toMatchObject({ rowsRead: 5, rowsKept: 1, rowsSetAside: 4 });
    const rows = readFileSync(rejects, "utf8").trimEnd().split("\n");
    expect(rows[0]).toBe("file,row,line,column,value,code,reason");
    expect(rows.slice(1).map((row) => row.split(",").slice(0, 6).join(","))).toEqual(["-,2,4,from,,from-missing", "-,3,5,weight,-1,weight-negative", "-,4,6,weight,0,weight-zero", "-,5,7,from,a,too-few-cells"]);
  });

  test("the rows set aside add up, and stderr counts them by code", async () => {
    const { stderr } = await whotalks(["rank", "-"], { input: "from,to\na,b\n,b\n,c\n" });
    expect(stderr).toContain("3 rows read, 1 kept, 2 set aside");
    expect(stderr).toContain("set aside: from-missing 2; --rejects FILE lists them");
  });
});

describe("--mode employees", () => {
  // Every value below that starts with Zq is a name or a text that must stay inside.
  const mail = "id,sender,to,date,subject\n1,Zqanna,Zqbert;Zqcarl,2024-05-01,Zqsecret plan\n2,Zqbert,Zqanna,2024-05-02,Zqsecret plan\n3,,Zqanna,2024-05-03,Zqlost\n4,Zqcarl,Zqanna,2024-02-31,Zqlate\n5,Zqcarl\n6,Zqcarl,Zqanna,2024-05-04,Zqtoo,Zqmany\n";
  const people = "id,name,department\nZqanna,Zqanna Berg,Sales\nZqbert,Zqbert Keller,Sales\nZqcarl,Zqcarl Diaz,Legal\nZqanna,Zqtwice,Sales\n";
  const words = (mailFile: string, peopleFile: string): string[] => [mailFile, "--people", peopleFile, "--mode", "employees"];

  test("no planted name or text reaches standard output, stderr or a file", async () => {
    const inputs = words(folder.file("mail.csv", mail), folder.file("staff.csv", people));
    const outputs = ["ranked.json", "ranked.csv", "ranked.gexf", "seen.json", "seen.txt"].map((name) => join(folder.path, name));
    const [ties, rejects, seenRejects] = ["ties-e.csv", "rejects-e.csv", "rejects-s.csv"].map((name) => join(folder.path, name));
    let seen = "";
    const collect = async (call: readonly string[]): Promise<void> => {
      const { code, stdout, stderr } = await whotalks(call);
      expect(code).toBe(0);
      seen += stdout + stderr;
    };
    for (const output of outputs.slice(0, 3)) await collect(["rank", ...inputs, "-o", output, "--ties-out", ties!, "--rejects", rejects!, "--ours", "Zqbert,Zqunknown", "--dictionary", folder.file("topics.json", '{"planning":["plan"]}')]);
    await collect(["rank", ...inputs, "--as", "json"]);
    await collect(["inspect", ...inputs, "--as", "json", "-o", outputs[3]!, "--rejects", seenRejects!]);
    await collect(["inspect", ...inputs, "-o", outputs[4]!]);
    for (const path of [...outputs, ties!, rejects!, seenRejects!]) seen += readFileSync(path, "utf8");
    expect(seen).not.toContain("Zq");
    expect(seen).toMatch(/P-0001/);
    expect(readFileSync(rejects!, "utf8").trimEnd().split("\n")).toHaveLength(6);
  });

  test("nor does a refusal quote one", async () => {
    const wrong = [Buffer.from("from,to\nZq\xe9,Zqb\n", "latin1"), "from,to,date\nZqa,Zqb,01/02/2024\n", 'from,to\nZqa,"Zqb\nZqc\n', "from;to\n;Zqb\n", ",to\nZqa,Zqb\n"];
    for (const input of wrong) {
      for (const command of ["rank", "inspect"]) {
        const { stdout, stderr } = await whotalks([command, "-", "--mode", "employees", ...(command === "inspect" ? ["--as", "json"] : [])], { input });
        expect(stdout + stderr).not.toContain("Zq");
      }
    }
  });

  test("with customers the names are there: the check above can see them", async () => {
    const { stdout } = await whotalks(["rank", ...words(folder.file("mail.csv", mail), folder.file("staff.csv", people)).slice(0, 3)]);
    expect(stdout).toContain("Zqanna Berg");
  });
});

describe("inspect", () => {
  test("computes nothing: no ranked people, in any form", async () => {
    for (const form of [[], ["--as", "json"]]) expect((await whotalks(["inspect", file, ...form])).stdout).not.toMatch(/"?rank"?|connector|maven/);
  });

  test("a closed question is in the text for a person, with the option", async () => {
    const { code, stdout, stderr } = await whotalks(["inspect", "-"], { input: "from,to,date\na,b,01/02/2024\nb,a,03/04/2024\n" });
    expect(code).toBe(1);
    expect(stdout).toMatch(/date +time/);
    expect(stdout).toContain("Not read.");
    expect(stderr).toContain("--date-order");
  });
});
