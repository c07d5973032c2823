/* The index of the search: words, citations, ranking. search.js loads it when somebody searches. The index is scripts that are
   loaded by need, so that it works from a file share; SearchIndex.swift writes them and says what they hold. */
(() => {


/* 1 ---- words, cut as SearchWords.swift cuts them */
const RUN = /[\p{L}\p{N}\p{M}\u00AD]+/gu, CJK = /([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]+)/u;
function fold(run) {
  const plain = run.normalize("NFKD").replace(/[\p{M}\u00AD]/gu, "").toLowerCase().replace(/ς/g, "σ");
  return (plain.match(/[\p{L}\p{N}]+/gu) || []).flatMap(word => word.split(CJK)).filter(Boolean).flatMap(piece => {
    const letters = [...piece];
    return letters.length > 1 && CJK.test(piece) ? letters.slice(1).map((letter, i) => letters[i] + letter) : letters.slice(0, 40).join("");
  });
}
const words = text => (text.match(RUN) || []).flatMap(fold);

/* 2 ---- citations, read as WrittenReference.swift reads them, and more loosely */
const TOKEN = /\([^()\s]{1,12}\)(?:~\d+)?|§+|\d[\p{L}\p{N}]*(?:[.\/~-][\p{L}\p{N}]+)*|\p{L}[\p{L}\p{M}\p{N}]*(?:[.-]\p{L}[\p{L}\p{M}]*)*|\S/gu;
const nameKey = text => text.replace(/[\s.]+/g, "").toLowerCase();
/* The first citation of a query: { inst, ways: the addresses that it may mean, rest: the other words }. */
function cite(text, m) {
  const [, name = "", path] = /^\s*([^\s\/\d][^\s\/]*)\/(\S+?)\/?\s*$/.exec(text) || [], own = m.names.get(nameKey(name));
  if (own >= 0) { return { inst: own, ways: [path.split("/")], rest: "" }; }
  const T = Array.from(text.slice(0, 300).matchAll(TOKEN), ({ 0: t, index: from }) => ({
    t, from, to: from + t.length, low: t.toLowerCase(), isNumber: /^\d/.test(t), label: /^\(.+\)/.test(t) && t.replace(/[()]/g, ""), kind: m.words.get(t.toLowerCase())
  }));
  let inst = -1, best = "", first = 0, count = 0, p = 0;
  T.forEach((a, i) => T.slice(i, i + 12).forEach((b, j) => {
    /* "12 CFR 1016" also ends within "12 CFR 1016.5". */
    [b.to, j && b.isNumber ? b.from + b.t.indexOf(".") : 0].forEach((to, cut) => {
      const key = nameKey(text.slice(a.from, to));
      if (key.length > best.length && m.names.has(key)) { [inst, best, first, count] = [m.names.get(key), key, i, j + 1 - cut]; }
    });
  }));
  T.splice(first, count);
  const is = (...kinds) => kinds.includes(T[p]?.kind);
  const skip = t => { if (T[p]?.t === t) { p++; } };
  function labels() {
    const found = [];
    while (T[p]?.label) { found.push(T[p++].label); }
    return found.length || !T[p]?.isNumber ? found : [T[p++].t];
  }
  function level() {
    const before = p;
    skip(",");
    const found = T[p]?.low === "note" ? [T[p++].low] : is("level") ? (p++, skip("."), labels()) : [];
    if (!found.length) { p = before; }
    return found;
  }
  function parse(start) {
    let inner = [], isMarked = false, isArticle = false;
    p = start;
    for (let found = level(); found.length; found = level()) {
      if (!is("joint")) { return; }
      inner = [...found, ...inner];
      while (is("joint")) { p++; }
    }
    if (is("division")) {
      const parts = [];
      while (is("division", "article") && T[p + 1]) {
        parts.push((is("article") ? "article" : T[p].low.replace(/s$/, "")) + "-" + (T[p + 1].label || T[p + 1].low));
        p += 2;
        skip(",");
      }
      return parts.length ? [parts] : null;
    }
    while (is("section", "article") || T[p]?.t[0] === "§") { isArticle = is("article"); isMarked = true; p++; skip("."); }
    if (!T[p]?.isNumber) { return; }
    const section = T[p++].t, parts = section.split(".");
    const path = labels();
    for (let found = level(); found.length; found = level()) { path.push(...found); }
    path.push(...inner);
    /* "7050 a 3", when nothing else follows */
    const loose = T.slice(p).map(t => t.t);
    if (loose.length && loose.length < 7 && loose.every(t => /^([a-z]{1,2}|[ivxl]+|\d{1,2})$/i.test(t))) { path.push(...loose); p = T.length; }
    if (!isMarked && !path.length && inst < 0 && section.length < 4 && T.length > 1) { return; }
    const ways = [[section, ...path]];
    for (let k = parts.length - 1; k; k--) { ways.push([parts.slice(0, k).join("."), ...parts.slice(k), ...path]); }
    return isArticle && !path.length ? [["article-" + section], ...ways] : ways;
  }
  for (let start = 0; start < T.length; start++) {
    const ways = parse(start);
    if (!ways) { continue; }
    T.splice(start, p - start);
    return { inst, ways, rest: T.filter(t => t.kind !== "joint" && /[\p{L}\p{N}]/u.test(t.t)).map(t => t.t).join(" ") };
  }
}

/* 3 ---- the index, behind a function that loads its files */
/* The place of the last element of a sorted list that is not greater; the first, where all are. */
const at = (list, key) => Math.max(0, list.findLastIndex(one => one <= key));
const bare = path => path.replace(/~\d+/g, "");
const FIELDS = [1, 3, 5, 8];
function open(load) {
  let ready;
  async function read() {
    const m = await load("index");
    Object.assign(m, { names: new Map(), words: new Map(), stop: new Set(m.x.split(" ")), starts: [0] });
    m.i.forEach((inst, i) => inst[5].forEach(key => m.names.has(key) || m.names.set(key, i)));
    ["section", "article", "level", "division", "joint"].forEach((kind, i) => m.w[i].split(" ").forEach(word => m.words.set(word, kind)));
    m.d.split(" ").forEach(d => d && m.starts.push(m.starts.at(-1) + parseInt(d, 36)));
    m.insts = m.u.split(",").flatMap(run => {
      const [n, inst] = run.split(" ");
      return Array(+n).fill(inst ? +inst : -1);
    });
    const packed = unit => parseInt(m.m[unit * 2], 36);
    m.kind = unit => {
      const code = packed(unit);
      return m.k[code / 5 | 0];
    };
    m.status = unit => m.s[packed(unit) % 5 - 1];
    return m;
  }
  const manifest = () => ready ||= read();
  const rows = async name => (await load(name)).split("\n").map(line => line.split(" "));

  /* Words of the index from one to another, from three files at most, with their postings. */
  async function range(m, from, to) {
    const first = at(m.t, from), names = [];
    for (let i = first; i <= Math.min(at(m.t, to), first + 2); i++) { names.push("t-" + i); }
    return (await Promise.all(names.map(rows))).flat().filter(([word, posting]) => posting && word >= from && word <= to);
  }
  /* The best that each unit offers for a word, and the words of the index that it stands for. */
  async function lookUp(m, word, isOpen) {
    const forms = new Set([word, word + "s", word.replace(/ies$/, "y"), word.replace(/y$/, "ies"), word.length > 3 ? word.replace(/s$/, "") : word]);
    const asks = [...forms].map(form => range(m, form, form)), units = new Map(), seen = new Set();
    if (isOpen) { asks.push(range(m, word, word + "\uffff")); }
    for (const [form, posting] of (await Promise.all(asks)).flat()) {
      if (seen.has(form)) { continue; }
      seen.add(form);
      const weight = form === word ? 1 : forms.has(form) ? 0.95 : 0.6;
      let unit = -1;
      for (const [, step, letter] of posting.matchAll(/([0-9a-z]*)([A-L])/g)) {
        const code = letter.charCodeAt() - 65, score = weight * (FIELDS[code / 3 | 0] + code % 3 * 0.2), old = units.get(unit += step ? parseInt(step, 36) : 1);
        if (!old || old.score < score) { units.set(unit, { score, isTitle: code > 2 }); }
      }
    }
    return { units, seen };
  }
  /* { words: those found in the index, hits: [{ unit, hasAll }], all: how many have every word } */
  async function rank(m, query) {
    const asked = [...new Set(words(query))].filter(word => !m.stop.has(word) && !/^[a-z]$/.test(word)).slice(0, 12), hits = new Map(), seen = new Set();
    const found = await Promise.all(asked.map((word, i) => lookUp(m, word, i === asked.length - 1 && /[\p{L}\p{N}]$/u.test(query))));
    for (const one of found) {
      const rarity = Math.log(1 + m.n / (one.units.size + 0.5));
      one.seen.forEach(word => seen.add(word));
      for (const [unit, { score, isTitle }] of one.units) {
        const hit = hits.get(unit) || { unit, score: 0, n: 0, titles: 0 };
        hit.score += score * rarity;
        hit.n++;
        hit.titles += isTitle;
        hits.set(unit, hit);
      }
    }
    const list = [...hits.values()];
    for (const hit of list) {
      hit.hasAll = hit.n === asked.length;
      /* A title that has all of the query and no more is what was looked for. */
      hit.score *= 1 + 0.5 * Math.min(1, hit.titles / (parseInt(m.m[hit.unit * 2 + 1], 36) || 1)) * hit.titles / asked.length;
    }
    list.sort((a, b) => b.hasAll - a.hasAll || b.score - a.score || a.unit - b.unit);
    return { words: seen, hits: list, all: list.filter(hit => hit.hasAll).length };
  }
  /* { units, isExact }: what a citation leads to; when it is not there, the nearest that would hold it. */
  async function resolve(m, { inst, ways }) {
    const order = inst < 0 ? new Set([m.i0, ...m.i.keys()]) : [inst], low = text => text.toLowerCase();
    async function look(way) {
      const found = [];
      for (const [key, path] of new Map([[way[0], way.slice(1).join("/")], [way.join("/"), ""]])) {
        const number = bare(low(key));
        for (const [own, i, unit, ...paths] of await rows("c-" + at(m.c, number))) {
          if (own !== number) { continue; }
          if (!path) { found.push([+i, +unit]); }
          /* Letters count, (a) is not (A), unless there is but one; two provisions of one number are both meant. */
          const fits = [p => p === path, p => bare(p) === path, p => low(bare(p)) === low(bare(path))].find(test => paths.some(test));
          if (path && fits) { paths.forEach((p, n) => fits(p) && found.push([+i, +unit + 1 + n])); }
        }
      }
      return [...order].flatMap(i => found.filter(one => one[0] === i).map(one => one[1]));
    }
    const shorter = ways[0].map((_, n) => ways[0].slice(0, n)).slice(1).reverse();
    for (const way of [...ways, ...shorter]) {
      const units = await look(way);
      if (units.length) { return { units, isExact: !shorter.includes(way) }; }
    }
  }
  async function find(query) {
    const m = await manifest(), citation = cite(query, m), direct = citation && m.c.length && await resolve(m, citation), isExact = direct?.isExact;
    query = isExact ? citation.rest : query;
    return Object.assign(await rank(m, query), { direct, query, isWhole: isExact && !query && direct.units.length === 1 });
  }
  async function record(unit) {
    const m = await manifest(), chunk = at(m.starts, unit), list = await load("d-" + chunk), inst = m.i[m.insts[unit]];
    let n = unit - m.starts[chunk];
    const [href, title, , text, pin, isLaw] = list[n];
    while (!list[n][2] && n) { n--; }
    return {
      href, text, isLaw, path: list[n][2], title: pin ? inst[1].replace("{}", pin) + (title && ". " + title) : title, kind: m.kind(unit),
      citation: pin ? inst[2].replace("{}", pin) : title, edition: inst ? inst[3] : "", status: m.status(unit)
    };
  }
  return { find, record, manifest };
}
const engine = { RUN, fold, words, cite, open };
if (typeof module === "object") { module.exports = engine; } else { window.concordSearch("engine", engine); }
})();
