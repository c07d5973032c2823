/* Search: the box of every page, and the search page. find.js and the index are loaded when somebody searches.
   Without it the box leads to the search page, which names the other ways in. */
(() => {

/* 1 ---- loading: classic scripts, which a page from a file share may load too */
const base = document.currentScript.src.replace(/assets\/[^\/]*$/, ""), files = {}, values = {};
window.concordSearch = (name, value) => { values[name] = value; };
/* An element with a class, or with properties. */
const make = window.concordMake = (tag, of, ...content) => {
  const element = Object.assign(document.createElement(tag), typeof of === "string" ? { className: of } : of);
  element.append(...content);
  return element;
};
const load = (name, path = "search/" + name + ".js" + (values.index ? "?" + values.index.v : "")) => files[name] ||= new Promise((onload, fail) => {
  document.head.append(make("script", { src: base + path, onload: () => onload(values[name]), onerror() { delete files[name]; fail(); } }));
});
let engine, index;
async function ready() {
  engine = await load("engine", "assets/find.js");
  index ||= engine.open(load);
  return index.manifest();
}
/* For other scripts: what an address leads to. */
window.concordFind = async address => {
  await ready();
  const { direct } = await index.find(address);
  return direct?.isExact && index.record(direct.units[0]);
};

/* 2 ---- results */
const form = document.querySelector(".find"), page = document.querySelector("[data-search]");
if (!form) { return; }
const input = form.elements.q;
const hit = (text, found) => [...text.matchAll(engine.RUN)].filter(run => engine.fold(run[0]).some(word => found.words.has(word)));
function marked(text, found) {
  let end = 0;
  return hit(text, found).flatMap(({ 0: run, index: at }) => [text.slice(end, at), make("mark", {}, text.slice(at, end = at + run.length))]).concat(text.slice(end));
}
/* The sentence with most of the words, shortened around the first. */
function sentence(text, found) {
  const count = one => new Set(hit(one, found).map(run => run[0].toLowerCase())).size;
  const [best] = text.split(/(?<=[.;:?!。])\s+|\n/).map(one => [one, count(one)]).sort((a, b) => b[1] - a[1])[0];
  if (best.length < 320) { return best; }
  const [run] = hit(best, found), from = Math.max(0, best.lastIndexOf(" ", (run?.index || 0) - 100)), to = best.lastIndexOf(" ", from + 300);
  return (from ? "…" : "") + best.slice(from, to > from ? to : from + 300) + "…";
}
const link = (record, ...content) => make("a", { href: base + record.href }, ...content);
async function result({ unit }, found) {
  const r = await index.record(unit), a = link(r, ...marked(r.title, found)), words = sentence(r.text, found);
  const li = make("li", {}, make("p", "path", make("span", "badge", r.kind), make("span", {}, r.path + (page && r.edition ? " · " + r.edition : ""))), page ? make("h2", {}, a) : a);
  if (page && words) { li.append(make("p", r.isLaw ? "law" : {}, ...marked(words, found))); }
  if (page && r.status) {
    const [name, label] = r.status, status = make("span", { className: "st " + name, innerHTML: '<svg class="ico" width="16" height="16" aria-hidden="true"><use href="#i-' + name + '"/></svg>' }, label);
    li.append(make("p", "row-gap", make("span", "quiet", "Most urgent"), status));
  }
  return li;
}
async function direct({ direct }) {
  const p = make("p", {}, direct.isExact ? "A citation: go to " : "Not in the text at hand; nearest is ");
  for (const unit of direct.units.slice(0, 4)) {
    const r = await index.record(unit);
    p.append(p.children.length ? "; " : "", link(r, make("strong", {}, r.citation)), r.edition && ", " + r.edition);
  }
  return p;
}

/* 3 ---- the panel below the box of every page, or the search page */
const panel = page || make("div", "finds", make("div", "direct"), make("p", "quiet"), make("ol", "results"));
const [box, count, list, button, bars] = [".direct", "p.quiet", ".results", "button", "form"].map(one => panel.querySelector(one));
const size = page ? 10 : 6, say = text => { count.textContent = (page ? count : document.querySelector("[data-announce]")).textContent = text; };
const facets = [["type", "Type", (m, unit) => m.kind(unit)], ["instrument", "Instrument", (m, unit) => m.i[m.insts[unit]]?.[0]], ["status", "Most urgent status", (m, unit) => m.status(unit)?.[1]]];
let turn = 0, timer, found, hits, chosen = new URLSearchParams(page ? location.search : "");
if (!page) { panel.hidden = true; form.append(panel); }
async function more(start) {
  const now = turn, items = await Promise.all(hits.slice(start, start + size).map(one => result(one, found)));
  if (now !== turn) { return; }
  if (!start) { list.textContent = ""; }
  list.append(...items);
  if (page) { button.hidden = list.children.length >= hits.length; }
  if (start) { items[0].querySelector("a").focus(); }
}
async function narrow() {
  const m = await ready(), params = new URLSearchParams(chosen);
  hits = found.hits.filter(({ unit }) => facets.every(([key, , value]) => !chosen.has(key) || chosen.getAll(key).includes(value(m, unit))));
  const all = hits.filter(one => one.hasAll).length, of = found.hits.length;
  say(found.query && (hits.length < of ? hits.length + " of " : "") + of + (of === 1 ? " result" : " results") + " for “" + found.query + "”" + (all < hits.length ? ", " + all + " with every word" : "") + (hits.length ? ", best first." : "."));
  params.set("q", input.value);
  if (page) { try { history.replaceState(0, "", "?" + params); } catch (error) { /* the address of a file may not change */ } }
  await more(0);
}
async function showFacets() {
  const m = await ready();
  bars.querySelector("div").replaceChildren(...facets.map(([key, title, value]) => {
    const counts = new Map(chosen.getAll(key).map(name => [name, 0])), set = make("fieldset", "facet", make("legend", {}, title));
    found.hits.map(({ unit }) => value(m, unit)).filter(Boolean).forEach(name => counts.set(name, (counts.get(name) || 0) + 1));
    counts.forEach((n, name) => {
      set.append(make("label", {}, make("input", { type: "checkbox", name: key, value: name, checked: chosen.getAll(key).includes(name) }), name, make("span", {}, n)));
    });
    return counts.size ? set : "";
  }));
  bars.hidden = !found.hits.length;
}
async function update() {
  const now = ++turn, query = input.value.trim();
  try {
    await ready();
    const next = await index.find(query), lead = next.direct && await direct(next);
    if (now !== turn) { return; }
    found = next;
    box.replaceChildren(lead || "");
    box.hidden = !lead;
    if (page) { await showFacets(); }
    await narrow();
  } catch (error) {
    say("The index of the search could not be loaded.");
  }
  if (now === turn) { panel.hidden = !page && !query; }
}
function close() { turn++; clearTimeout(timer); panel.hidden = true; }

input.onfocus = () => ready().catch(() => {});
input.oninput = () => { clearTimeout(timer); timer = setTimeout(update, 120); };
form.onsubmit = async event => {
  event.preventDefault();
  const query = input.value.trim(), { isWhole, direct } = await ready().then(() => index.find(query)).catch(() => ({}));
  if (!isWhole && page) { update(); return; }
  location.href = isWhole ? base + (await index.record(direct.units[0])).href : form.action + "?q=" + encodeURIComponent(query);
  if (!page) { close(); }
};

/* 4 ---- keys; "/" alone can be switched off on the search page */
const usesKeys = () => concordKept("concord-keys") !== "off";
document.addEventListener("keydown", event => {
  const { key, target } = event, isPlain = !event.ctrlKey && !event.metaKey && !event.altKey, links = [...panel.querySelectorAll(".direct a, .results a")];
  if (key === "k" && (event.ctrlKey || event.metaKey) || key === "/" && isPlain && usesKeys() && !target.closest("input, select, textarea")) {
    input.focus();
    input.select();
  } else if (key === "Escape" && !page && !panel.hidden) {
    close();
    input.focus();
  } else if (/^Arrow(Up|Down)$/.test(key) && isPlain && !panel.hidden && (target === input || links.includes(target))) {
    const next = links.indexOf(target) + (key === "ArrowDown" ? 1 : -1);
    (next < 0 ? input : links[next] || target).focus();
  } else {
    return;
  }
  event.preventDefault();
});
if (page) {
  const keys = page.querySelector("[data-keys]");
  page.querySelector("[data-unscripted]").hidden = true;
  button.onclick = () => more(list.children.length);
  bars.onchange = () => { chosen = new URLSearchParams(new FormData(bars)); turn++; narrow(); };
  keys.checked = usesKeys();
  keys.closest("p").hidden = false;
  keys.onchange = () => concordKept("concord-keys", keys.checked ? "on" : "off");
  input.value = chosen.get("q") || "";
  if (input.value) { update(); }
} else {
  const leave = target => { if (target && !form.contains(target)) { close(); } };
  document.addEventListener("click", event => leave(event.target));
  form.addEventListener("focusout", event => leave(event.relatedTarget));
}
})();
