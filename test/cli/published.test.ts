import { expect, test } from "vitest";
import { sharedPath } from "../support/shared.ts";
import { best, column, rank } from "./rank-json.ts";

/** A test on files of the shared collection, left out where it is missing. Words that start with data/ are its files. */
function dataTest(title: string, words: readonly string[], check: (answer: Awaited<ReturnType<typeof rank>>) => void): void {
  const paths = words.map((word) => (word.startsWith("data/") ? sharedPath(word) : word));
  test.skipIf(paths.includes(undefined))(title, async () => check(await rank(paths as string[])));
}

/** Rows are those of the messages; what is not named in the sources is not checked. */
interface Counts {
  readonly rows?: number;
  readonly people?: number;
  readonly ties?: number;
  readonly messages?: number;
  readonly selfMessages?: number;
}

const institute = { rows: 25_571, people: 1005, ties: 24_929, selfMessages: 642 };

describeCounts("the institute's mail", ["data/email-Eu-core/email-Eu-core.txt"], institute);
describeCounts("the institute's mail with CRLF", ["data/email-Eu-core/email-Eu-core.crlf.txt"], institute);
describeCounts("the institute's mail with a header", ["data/email-Eu-core/email-Eu-core.with-header.txt"], institute);
describeCounts("the institute's mail as CSV with a people table", ["data/email-Eu-core/edges.csv", "--people", "data/email-Eu-core/nodes.csv"], institute);
describeCounts("the institute's mail with times", ["data/snap-temporal/email-Eu-core-temporal.txt.gz"], { rows: 332_334, people: 986, messages: 332_334 });
describeCounts("messages among students", ["data/snap-temporal/CollegeMsg.txt.gz"], { rows: 59_835, people: 1899, ties: 20_296, messages: 59_835 });
describeCounts("Enron with its employees", ["data/enron-perry/emails.csv", "--people", "data/enron-perry/employees.csv"], { rows: 38_388, people: 156, messages: 21_635 });
describeCounts("Viva Insights", ["data/viva-insights-p2p/p2p_data.csv"], { rows: 11_550, people: 548 });
describeCounts("tweets about a field", ["data/rothamsted-tweets/interactions.csv", "--people", "data/rothamsted-tweets/accounts.csv"], { rows: 428, messages: 428 });
describeCounts("the US Congress", ["data/congress-twitter/congress_edges.csv"], { rows: 13_289, people: 475, ties: 13_289 });
describeCounts("the Higgs announcement", ["data/higgs-twitter/higgs-activity_time.txt.gz"], { rows: 563_069, people: 304_691, messages: 563_069 });
describeCounts("GitHub follows with names", ["data/musae-github/musae_git_edges.csv", "--people", "data/musae-github/musae_git_target.csv"], { rows: 289_003, people: 37_700, ties: 289_003 });
describeCounts("Slashdot", ["data/large-snap/soc-slashdot0902-directed.edges.csv.gz"], { rows: 948_464, people: 82_168, ties: 870_161, selfMessages: 78_303 });
describeCounts("votes in Wikipedia", ["data/large-snap/wiki-Vote.txt"], { rows: 103_689, people: 7115, ties: 103_689 });
describeCounts("the karate club", ["data/classic-networkdata/karate.edges.csv", "--undirected"], { people: 34, ties: 78 });
describeCounts("the karate club, weighted", ["data/classic-igraphdata/karate.edges.csv", "--undirected"], { people: 34, ties: 78 });
describeCounts("the kite", ["data/classic-igraphdata/kite.edges.csv", "--undirected"], { people: 10, ties: 18 });
describeCounts("Florentine marriages", ["data/classic-networkdata/flo_marriage.edges.csv", "--undirected", "--people", "data/classic-networkdata/flo_marriage.nodes.csv"], { people: 16, ties: 20 });
describeCounts("advice in a company", ["data/classic-networkdata/ht_advice.edges.csv"], { people: 21, ties: 190 });
describeCounts("the faculty", ["data/classic-igraphdata/UKfaculty.edges.csv"], { people: 81 });

function describeCounts(title: string, words: readonly string[], { rows, ...network }: Counts): void {
  dataTest(`${title}: rows, people and ties are those of the source`, [...words, "--top", "1"], (answer) => {
    if (rows !== undefined) expect(answer.input.files[0]!.rowsRead).toBe(rows);
    expect(answer.network).toMatchObject(network);
    expect(answer.input.rowsRead).toBe(answer.input.rowsKept + answer.input.rowsSetAside);
  });
}

dataTest("customer support on Twitter: 5,000 tweets, one with a line break outside quotes, replies named as decimals", ["data/twcs-customer-support/twcs.csv"], (answer) => {
  expect(answer.input).toMatchObject({ rowsRead: 5000, rowsKept: 5000, rowsSetAside: 0 });
  for (const code of ["line-break-unquoted", "float-id"]) expect(answer.stderr).toContain(`[${code}]`);
});

dataTest("Enron lists every pair both ways: read without directions, it is said", ["data/enron-snap/Email-Enron.txt", "--undirected", "--top", "1"], (answer) => {
  expect(answer.stderr).toContain("[pair-listed-twice]");
  expect(answer.network).toMatchObject({ people: 36_692, ties: 183_831, totalWeight: 367_662, reciprocity: 1 });
});

dataTest("Enron's pairs read with directions are twice as many ties, all returned", ["data/enron-snap/Email-Enron.txt", "--top", "1"], (answer) => {
  expect(answer.network).toMatchObject({ ties: 2 * 183_831, reciprocity: 1 });
});

dataTest("tie scores are no talk: no mavens, posts null", ["data/viva-insights-p2p/p2p_data.csv"], (answer) => {
  expect(answer.mavens).toBeNull();
  expect(answer.people.every(({ posts }) => posts === null)).toBe(true);
});

dataTest("students: connectors, mavens, Gini, reciprocity", ["data/snap-temporal/CollegeMsg.txt.gz"], (answer) => {
  expect(answer.audience).toBe("modelled");
  expect(answer.people.filter(({ posts }) => Number(posts) > 0)).toHaveLength(1350);
  expect(answer.mavens).toMatchObject({ count: 330, tiedIn: 4, tiedOut: 2 });
  expect(answer.mavens!["share"]!.toFixed(4)).toBe("0.1738");
  expect(answer.mavens!["gini"]!.toFixed(4)).toBe("0.7972");
  expect(answer.connectors).toMatchObject({ count: 93, tiedIn: 1, tiedOut: 0 });
  expect(answer.connectors["share"]!.toFixed(4)).toBe("0.0490");
  expect(answer.connectors["gini"]!.toFixed(4)).toBe("0.9345");
  expect([answer.both, answer.either]).toEqual([93, 330]);
  expect(best(answer, "posts", 3)).toEqual(["9 = 1091", "323 = 1012", "12 = 993"]);
  expect(best(answer, "impressions", 3)).toEqual(["9 = 258567", "103 = 172187", "105 = 150234"]);
  expect(answer.network["reciprocity"]!.toFixed(4)).toBe("0.6364");
});

dataTest("the institute: degrees, betweenness, PageRank, reciprocity", ["data/email-Eu-core/email-Eu-core.txt", "--measure", "betweenness", "--measure", "pagerank"], (answer) => {
  expect(answer.network["reciprocity"]!.toFixed(5)).toBe("0.71122");
  expect(best(answer, "outDegree", 5)).toEqual(["160 = 333", "82 = 226", "121 = 221", "107 = 203", "86 = 201"]);
  expect(best(answer, "inDegree", 3)).toEqual(["160 = 211", "62 = 178", "107 = 168"]);
  expect(best(answer, "value", 5, 1)).toEqual(["160 = 72626.5", "86 = 37695.4", "5 = 27174.0", "121 = 24704.1", "62 = 24683.0"]);
  expect(best(answer, "pagerank", 3, 4)).toEqual(["160 = 0.0075", "62 = 0.0059", "86 = 0.0057"]);
});

const club = ["data/classic-networkdata/karate.edges.csv", "--undirected"];

dataTest("the karate club: normalised betweenness, classic closeness, eigenvector, PageRank, structural holes", [
  ...club, "--normalized", "--measure", "betweenness", "--measure", "closenessClassic", "--measure", "eigenvector", "--measure", "pagerank", "--measure", "constraint", "--measure", "clustering",
], (answer) => {
  expect(best(answer, "value", 5, 4)).toEqual(["1 = 0.4376", "34 = 0.3041", "33 = 0.1452", "3 = 0.1437", "32 = 0.1383"]);
  expect(best(answer, "closenessClassic", 1, 3)).toEqual(["1 = 0.569"]);
  expect(best(answer, "eigenvector", 1, 4)).toEqual(["34 = 0.3734"]);
  expect(best(answer, "pagerank", 2, 4)).toEqual(["34 = 0.1009", "1 = 0.0970"]);
  const constraint = column(answer, "constraint");
  expect(["1", "34"].map((id) => constraint.get(id)!.toFixed(4))).toEqual(["0.1554", "0.1564"]);
  const clustering = [...column(answer, "clustering").values()];
  expect((clustering.reduce((sum, value) => sum + value, 0) / 34).toFixed(5)).toBe("0.57064");
});

dataTest("the karate club: effective size, and 4 communities with modularity .41979", [...club, "--measure", "degree", "--measure", "effectiveSize", "--measure", "community"], (answer) => {
  expect(column(answer, "effectiveSize").get("34")!.toFixed(4)).toBe("15.2353");
  expect(answer.communities).toMatchObject({ count: 4, runs: 10 });
  expect(answer.communities!.modularity.toFixed(5)).toBe("0.41979");
  expect(new Set(column(answer, "community").values()).size).toBe(4);
});

dataTest("the kite: degree, classic closeness, betweenness, constraint", [
  "data/classic-igraphdata/kite.edges.csv", "--undirected", "--people", "data/classic-igraphdata/kite.nodes.csv", "--normalized",
  "--measure", "betweenness", "--measure", "closenessClassic", "--measure", "constraint",
], (answer) => {
  // The people table calls them by their first letters.
  const people = new Map(answer.people.map((person) => [person.name, person]));
  const of = (name: string, key: string, digits: number): string => Number(people.get(name.slice(0, 1))![key]).toFixed(digits);
  expect(of("Diane", "outDegree", 0)).toBe("6");
  expect([of("Fernando", "closenessClassic", 4), of("Garth", "closenessClassic", 4)]).toEqual(["0.6429", "0.6429"]);
  expect(["Heather", "Fernando", "Garth", "Ike", "Diane"].map((name) => of(name, "value", 4))).toEqual(["0.3889", "0.2315", "0.2315", "0.2222", "0.1019"]);
  expect(of("Heather", "constraint", 4)).toBe("0.4311");
});

const families = ["data/classic-networkdata/flo_marriage.edges.csv", "--undirected", "--normalized", "--measure", "betweenness", "--top", "1"];

dataTest("the Medici stand between .4524 of the Florentine families", [...families, "--people", "data/classic-networkdata/flo_marriage.nodes.csv"], (answer) => {
  expect(answer.people[0]).toMatchObject({ rank: 1, id: "9", name: "Medici" });
  expect(answer.people[0]!.value!.toFixed(4)).toBe("0.4524");
});

dataTest("and .5220 without the Pucci, who have no tie", families, (answer) => {
  expect(answer.network).toMatchObject({ people: 15 });
  expect(answer.people[0]!.id).toBe("9");
  expect(answer.people[0]!.value!.toFixed(4)).toBe("0.5220");
});

dataTest("advice in a company: raw betweenness", ["data/classic-networkdata/ht_advice.edges.csv", "--measure", "betweenness"], (answer) => {
  expect(best(answer, "value", 3, 3)).toEqual(["18 = 88.917", "21 = 60.127", "7 = 27.625"]);
});

test("a strong tie is close: the square with two strong ties", async () => {
  const square = "from,to,weight\n1,2,2\n1,4,2\n2,3,1\n3,4,1\n";
  const answer = await rank(["-", "--undirected", "--weights", "on", "--measure", "betweenness"], square);
  expect(Object.fromEntries(column(answer, "value"))).toEqual({ 1: 1, 2: 0.5, 3: 0, 4: 0.5 });
});
