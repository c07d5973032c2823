// node vectors.js FIND.js SITE WORDS.json CITATIONS.json QUERIES.json
// Holds the search script to the vectors that the Swift tests read too. Prints one line a failure; no line is success.
"use strict";
const fs = require("fs");
const [script, site, words, citations, queries] = process.argv.slice(2);
const search = require(require("path").resolve(script));
const read = path => JSON.parse(fs.readFileSync(path, "utf8"));
const values = Object.create(null);
globalThis.concordSearch = (name, value) => { values[name] = value; };

async function load(name) {
  if (!(name in values)) { (0, eval)(fs.readFileSync(site + "/search/" + name + ".js", "utf8")); }
  return values[name];
}

function expect(what, actual, expected) {
  if (JSON.stringify(actual) !== JSON.stringify(expected)) {
    console.log(`${what}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(actual)}`);
  }
}

async function main() {
  const index = search.open(load);
  for (const [text, expected] of read(words)) { expect(`words of '${text}'`, search.words(text), expected); }
  const { written, loose, nearest, none } = read(citations);
  // The address of a unit is told by its page and anchor, which Swift made.
  const addresses = read(site + "/addresses.json");
  async function direct(query) {
    const found = await index.find(query);
    if (!found.direct) { return { units: null }; }
    const records = await Promise.all(found.direct.units.map(index.record));
    return { units: records.map(record => addresses[record.href]), isExact: found.direct.isExact, isWhole: found.isWhole };
  }
  for (const [query, expected] of written) { expect(`'${query}'`, (await direct(query)).units?.[0], expected); }
  for (const [query, expected] of loose) { expect(`'${query}'`, (await direct(query)).units, expected); }
  for (const [query, expected] of nearest) {
    const found = await direct(query);
    expect(`'${query}'`, [found.units, found.isExact], [expected, false]);
  }
  for (const query of none) { expect(`'${query}'`, (await direct(query)).units, null); }
  expect("a citation and nothing else", (await direct("GDPR Art. 6(1)(f)")).isWhole, true);
  expect("a citation among words", (await direct("7050(a)(2) subcontractor")).isWhole, false);
  for (const [query, expected] of read(queries)) {
    const { hits } = await index.find(query);
    expect(`top hit for '${query}'`, hits.length ? (await index.record(hits[0].unit)).href : null, expected);
  }
}

main().catch(error => { console.log(String(error && error.stack || error)); });
