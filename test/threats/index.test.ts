import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** A test that automates a threat: its file under test/, and words of its title as they stand there. */
type Proof = readonly [file: string, title: string];

/** What an input can do to a reader, one row a threat, and the tests in which it is done. */
const threats: readonly (readonly [number: number, words: string, proofs: readonly Proof[]])[] = [
  [1, "a CSV of 5 GB", [["threats/sizes.test.ts", "streams: every row is seen, the memory does not grow with it"], ["threats/sizes.test.ts", "can be cancelled within a second"]]],
  [2, "ten million rows of a million people", [["threats/sizes.test.ts", "people, ties, messages and their weight are those that were written"]]],
  [3, "more names than a Map holds", [["threats/sizes.test.ts", "different names are as many people, or are refused with the limit named"], ["core/interner.test.ts", "have the numbers that a Map gives them"]]],
  [4, "100,000 columns", [["threats/sizes.test.ts", "100,000 columns of ten rows are looked at in seconds"], ["inputs/csv.test.ts", "100,000 columns, a header longer than what the file is recognised by"]]],
  [5, "a quote that is never closed", [["threats/sizes.test.ts", "a quote that is never closed before 600 MB more is refused at its own line"], ["inputs/csv.test.ts", "a quote that is not closed within 16 MB is refused at the line where it was opened"]]],
  [6, "nothing, a header only, one row, one column", [["cli/broken-inputs.test.ts", "nothing to compute from is refused: the file, what was seen, the remedy"], ["cli/broken-inputs.test.ts", "one person who writes to herself: a post, nobody reached, no Gini"], ["inputs/csv.test.ts", "one column is a table, even with the odd comma in it"], ["browser/broken-files.test.ts", "a header and nothing else"]]],
  [7, "more than the memory holds", [["engine/memory-budget.test.ts", "what would need more memory than there may be is refused before it is read, with the estimate"]]],
  [8, "a zip of 100,000 members", [["threats/sizes.test.ts", "members is read member by member"], ["inputs/zip/read-zip.test.ts", "more than 200,000 members: the cap is named"]]],
  [9, "every encoding of one table", [["inputs/encoding.test.ts", "the same table in five encodings reads the same"], ["cli/broken-inputs.test.ts", "the same table in UTF-8, UTF-16 and Windows-1252 gives the same answer"], ["cli/broken-inputs.test.ts", "UTF-32"], ["cli/broken-inputs.test.ts", "UTF-7"]]],
  [10, "one encoding read as another", [["inputs/encoding.test.ts", "are refused with line, byte, sample and remedy"], ["engine/looking.test.ts", "bytes that are not UTF-8 raise a question"], ["inputs/csv-real.test.ts", "DuckDB: Latin-1 and Shift_JIS are refused with a place and read once named"]]],
  [11, "a character across two pieces", [["inputs/csv-property.test.ts", "the same for every chunk size from 1 to 64 bytes"], ["inputs/encoding.test.ts", "for every way the stream is cut"]]],
  [12, "line ends of every kind, across pieces", [["inputs/csv-property.test.ts", "random tables read as papaparse reads them"], ["inputs/csv.test.ts", "CRLF, CR and LF may be mixed, record by record"], ["inputs/csv.test.ts", "a header longer than what the file is recognised by"]]],
  [13, "NUL and control characters", [["inputs/csv.test.ts", "NUL and control characters are kept, NUL is flagged once"], ["cli/terminal.test.ts", "text from data cannot steer the terminal"]]],
  [14, "stray quotes, backslashes, single quotes", [["inputs/pollock.test.ts", "none silently wrong"], ["inputs/csv.test.ts", "a quote inside an unquoted cell is kept and flagged once"], ["inputs/dialect.test.ts", "a backslash before a quote is an escape where the file uses it so"], ["inputs/dialect.test.ts", "single quotes enclose cells where they do throughout"]]],
  [15, "rows with too few or too many cells", [["cli/broken-inputs.test.ts", "rows with too few or too many cells are listed, the others kept"], ["inputs/pollock.test.ts", "none silently wrong"]]],
  [16, "delimiters of every kind, two that fit", [["inputs/dialect.test.ts", "two that cut equally well give a notice, and the answer settles it"], ["inputs/pollock.test.ts", "none silently wrong"]]],
  [17, "lines before the header, several header rows, two tables, sep=", [["inputs/pollock.test.ts", "none silently wrong"], ["inputs/dialect.test.ts", "sep= on the first line names it and is no row"], ["inputs/dialect.test.ts", "a few lines before the header are skipped with a notice"]]],
  [18, "no header; headers twice, empty, __proto__", [["inputs/csv.test.ts", "empty names become column n; __proto__ is a name like any other"], ["inputs/csv.test.ts", "names that come twice are kept by position and flagged"], ["inputs/columns.test.ts", "headers that are empty, repeated or called __proto__ are ordinary columns"]]],
  [19, "dates of seven forms, and those that fit two", [["threats/dates.test.ts", "19: 10,000 dates of each form are read as the moments they were written from"], ["threats/dates.test.ts", "where day and month could change places everywhere it is asked"]]],
  [20, "days that do not exist", [["threats/dates.test.ts", "20: days that do not exist, years 0 and 9999 and offsets of −18:00 are set aside as date-invalid"]]],
  [21, "clocks, zones, locales of the machine", [["cli/machines.test.ts", "21: five time zones and four locales of the machine, one SHA-256 of every file written"], ["log/dates-zone.test.ts", "a reading the clocks skip is moved forward by the gap"], ["log/dates-zone.test.ts", "a reading that occurs twice is the first"]]],
  [22, "weights that are no weights, both decimal signs", [["cli/broken-inputs.test.ts", "weights of −1, 0, NaN, infinity or words are set aside with their reason"], ["cli/broken-inputs.test.ts", "weights near the largest number stay finite; beyond it the file is refused"], ["cli/broken-inputs.test.ts", "the decimal sign is decided over the column"]]],
  [23, "ids that look like numbers, dates, truth", [["threats/every-format.test.ts", "23: ids keep every character in every format"], ["cli/broken-inputs.test.ts", "ids are text: 007, 1e5, long numbers, TRUE, NA and null keep every character"]]],
  [24, "letters that look alike, marks, spaces, directions", [["threats/every-format.test.ts", "24: letters stay what they are in every format"], ["cli/broken-inputs.test.ts", "only NFC and trimming make two ids one"], ["browser/broken-files.test.ts", "names, topics and headers made to do harm are shown as the words they are"]]],
  [25, "half a character", [["inputs/json.test.ts", "half a character is replaced and counted"], ["exports/json.test.ts", "lone surrogates as U+FFFD"], ["exports/csv.test.ts", "every naughty string survives as a name"]]],
  [26, "names that are members of every object", [["threats/every-format.test.ts", "26: names that are members of every object are ordinary people in every format"], ["cli/broken-inputs.test.ts", "__proto__, constructor and the like are ordinary people"]]],
  [27, "no name, a name of a megabyte, nobody", [["cli/broken-inputs.test.ts", "an empty name is set aside; nobody, -, [deleted] and a name of a megabyte are people"]]],
  [28, "markup, scripts and escape codes as names", [["browser/broken-files.test.ts", "names, topics and headers made to do harm are shown as the words they are"], ["cli/rank.test.ts", "names from data cannot steer the terminal"], ["cli/terminal.test.ts", "a message is one line, whatever the data hold"], ["exports/gexf.test.ts", "names of any kind give well-formed XML and come back"]]],
  [29, "formulas in exports", [["exports/csv.test.ts", "every naughty string survives as a name, and none is a live formula in the safe form"], ["exports/csv.test.ts", "a formula after a quote, line break or foreign delimiter is defused too"], ["cli/rank.test.ts", "spreadsheet-safe output prefixes what a spreadsheet would run"]]],
  [30, "messages to oneself, to 500, repeated; bots", [["cli/broken-inputs.test.ts", "self-messages, repeated recipients, and one message in several rows, counted by hand"], ["cli/broken-inputs.test.ts", "a mail to 500 counts in full unless capped, and is split when asked"]]],
  [31, "circles and endless chains of replies", [["log/replies.test.ts", "a chain of 100,000 replies is followed, a circle of as many is opened once"], ["cli/broken-inputs.test.ts", "circles of replies, self-replies, missing parents and clock skew are kept, opened or counted"]]],
  [32, "a reply older than its parent", [["log/replies.test.ts", "a reply older than what it answers is kept and counted"]]],
  [33, "no ties, one person, everyone alike", [["cli/broken-inputs.test.ts", "no ties at all: every measure is defined or null"], ["cli/broken-inputs.test.ts", "all tied: one rank, order by id"], ["measures/hand.test.ts", "nobody and one person alone are no reason to fail"]]],
  [34, "paths of equal length in weighted networks", [["measures/hand.test.ts", "two ways of the same length are a tie, although their lengths differ in the last binary digit"], ["kernels/weighted-betweenness.test.ts", "lengths a relative 1e-11 apart are the same way, 1e-9 apart are not"]]],
  [35, "iterations without an end", [["measures/hand.test.ts", "gives nothing for anyone, and says so"], ["measures/naive.test.ts", "eigenvector equals power iteration on A + I, and is missing exactly where that has no limit"], ["cli/broken-inputs.test.ts", "a directed network without circles has no eigenvector"]]],
  [36, "betweenness that takes too long: always exact, sampling is not built and says so", [["cli/arguments.test.ts", "is not built yet and says so"], ["measures/registry.test.ts", "reports progress and stops when cancelled"]]],
  [37, "JSON too deep, keys twice, a bad line among a million", [["inputs/json.test.ts", "256 levels are read, 257 refused, 100,000 refused as well"], ["inputs/json.test.ts", "a key that comes twice is flagged and the last value wins"], ["inputs/ndjson.test.ts", "of many is named and the rest kept"]]],
  [38, "broken, encrypted and swollen Parquet", [["inputs/columnar/parquet.test.ts", "the bad files are refused, naming the column; one is read, and rightly"], ["inputs/columnar/parquet.test.ts", "the others are opened, or what stands against it is named"], ["inputs/columnar/parquet.test.ts", "a page that says it holds 2 GB"], ["inputs/columnar/parquet.test.ts", "any byte changed"]]],
  [39, "hostile workbooks", [["inputs/sheet/xlsx.test.ts", "all 70 are answered within 5 seconds each: opened, or refused with a reason"], ["inputs/sheet/xlsx.test.ts", "the encrypted ones are named"], ["inputs/sheet/xlsx.test.ts", "a bomb of shared texts: before it is inflated"], ["inputs/sheet/xlsx.test.ts", "formulas give their saved values; errors are kept as text; merged cells have one value"], ["inputs/sheet/xlsx.test.ts", "several are alternatives, hidden ones are marked and told"], ["inputs/sheet/xlsx.test.ts", "1904: the workbook says from when days are counted"], ["inputs/sheet/xlsx.test.ts", "1,048,576 rows: as many as a sheet can have"]]],
  [40, "XML that expands, nests, breaks off", [["inputs/xml/read-xml.test.ts", "is refused before anything is expanded"], ["inputs/xml/read-xml.test.ts", "100,000 elements inside each other are refused at once"], ["inputs/xml/read-xml.test.ts", "without an end is refused before it fills the memory"]]],
  [41, "zips that lie", [["inputs/zip/read-zip.test.ts", "24 of 24 hostile ones are refused with the reason"], ["inputs/zip/read-zip.test.ts", "22 of 22 ordinary ones are opened, or what stands against it is named"], ["inputs/zip/read-zip.test.ts", "a bomb of overlapping members: refused at once, not after 2 GB"]]],
  [42, "mailboxes", []],
  [43, "Slack exports", []],
  [44, "a name that lies about the content", [["threats/every-format.test.ts", "44: what a file is called decides nothing: each kind under the extension of each other one"]]],
  [45, "a file that changes while it is read", [["threats/changed.test.ts", "45: a file that changes while it is read is refused as a whole, and what was open stays"], ["browser/changed-file.test.ts", "on the disk between choosing and reading is refused whole, says why, and can be chosen again"]]],
];

test("every threat from 1 to 45 has its tests", () => {
  expect(threats.map(([number]) => number)).toEqual(Array.from({ length: 45 }, (_, i) => i + 1));
  expect(threats.filter(([, , proofs]) => proofs.length === 0)).toEqual([]);
});

test.each(threats)("threat %d: %s", (_, __, proofs) => {
  const missing = proofs.filter(([file, title]) => {
    const url = new URL(`../${file}`, import.meta.url);
    return !existsSync(url) || !readFileSync(url, "utf8").includes(title);
  });
  expect(missing).toEqual([]);
});
