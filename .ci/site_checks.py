"""Opens one page of each kind of a built site in Chromium and says what is wrong with it."""
import http.server
import pathlib
import re
import sys
import threading

from playwright.sync_api import Error, sync_playwright

site = pathlib.Path(sys.argv[1])
POLICY = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
# Bytes: of all style sheets, of a page, and of all scripts that a page loads at once or when somebody searches.
STYLES, PAGE, SCRIPTS = 30_000, 100_000, 20_000
# What nobody reads in the order of the handbook, and so has neither a page before it nor one behind it.
APART = {"404.html", "search.html"}
SHIFTS = """window.shifts = 0;
new PerformanceObserver(list => list.getEntries().forEach(one => { if (!one.hadRecentInput) { window.shifts += one.value; } }))
  .observe({ type: "layout-shift", buffered: true });"""
# A selection as it is copied, and the number that the provision's text begins with.
COPIED = """() => {
  const body = document.querySelector(".prov .num").closest(".body"), range = document.createRange(), selection = getSelection();
  range.selectNodeContents(body);
  selection.removeAllRanges();
  selection.addRange(range);
  return [selection.toString().trim(), body.querySelector(".num").textContent];
}"""


class Handler(http.server.SimpleHTTPRequestHandler):
    def __init__(self, *args):
        super().__init__(*args, directory=str(site))

    def end_headers(self):
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *args):
        pass


def pages():
    """The first and the largest page of each folder, and all at the top."""
    chosen = set(site.glob("*.html"))
    for folder in {path.parent for path in site.rglob("*.html")}:
        files = sorted(folder.glob("*.html"))
        chosen |= {files[0], max(files, key=lambda path: path.stat().st_size)}
    return sorted(path.relative_to(site).as_posix() for path in chosen)


def check(page, problems, name, address):
    page.on("console", lambda message: problems.append(f"{name}: {message.text}") if message.type == "error" else None)
    page.on("pageerror", lambda error: problems.append(f"{name}: {error}"))
    page.on("request", lambda request: None if request.url.startswith(address) else problems.append(f"{name}: asks for {request.url}"))


def check_files(problems):
    """Sizes, and what every page has around its content."""
    sizes = {path.name: path.stat().st_size for path in (site / "assets").iterdir() if path.is_file()}
    styles = sum(size for name, size in sizes.items() if name.endswith(".css"))
    if styles > STYLES:
        problems.append(f"Style sheets have {styles} bytes, more than {STYLES}")
    for path in sorted(site.rglob("*.html")):
        name, text = path.relative_to(site).as_posix(), path.read_text(encoding="utf-8")
        if path.stat().st_size > PAGE and path.name != "print.html":
            problems.append(f"{name} has {path.stat().st_size} bytes, more than {PAGE}")
        scripts = {found.split("/")[-1] for found in re.findall(r'<script src="([^"?]*)', text)}
        if "search.js" in scripts:
            scripts.add("find.js")
        total = sum(sizes.get(script, 0) for script in scripts)
        if total > SCRIPTS:
            problems.append(f"{name} may load {total} bytes of script, more than {SCRIPTS}")
        if "<main" not in text:
            continue
        foot = text[text.rfind("<footer"):]
        wanted = {"an owner": "<dt>Owner</dt>", "a day": "<dt>As of</dt>"}
        if re.match(r"law/[^/]+/(?!print)", name) or re.match(r"obligations/(?!index)", name):
            wanted["a source"] = "<dt>Source</dt>"
        for what, mark in wanted.items():
            if mark not in foot:
                problems.append(f"{name} does not name {what} at its end")
        if name != "index.html" and 'class="crumbs' not in text:
            problems.append(f"{name} has no breadcrumb")
        is_former = re.search(r'class="eyebrow">[^<]*, superseded<', text)
        if name not in APART and path.name != "print.html" and not is_former and 'rel="next"' not in text and 'rel="prev"' not in text:
            problems.append(f"{name} leads neither back nor on")


def check_reading(page, problems, address, name):
    """A page of the law: what is copied, what a link points out, and definitions in place."""
    page.goto(address + name, wait_until="load")
    copied, number = page.evaluate(COPIED)
    if not copied.startswith(number.strip()):
        problems.append(f"{name}: a copied provision begins with '{copied[:20]}', not with its number '{number.strip()}'")
    anchor = page.locator(".prov[id]").last.get_attribute("id")
    page.goto(f"{address}{name}#{anchor}", wait_until="load")
    if page.evaluate("getComputedStyle(document.querySelector(':target')).backgroundColor") == "rgba(0, 0, 0, 0)":
        problems.append(f"{name}#{anchor} does not stand out when a link leads to it")
    if page.locator(".rail [aria-current]").count() == 0:
        problems.append(f"{name}: the contents do not show where the reader is")
    term = page.locator("a.term").first
    if term.count() == 0:
        return
    term.click()
    page.wait_for_selector(".pop:popover-open")
    page.keyboard.press("Escape")
    page.wait_for_selector(".pop", state="hidden")
    if not page.evaluate("document.activeElement.matches('a.term')"):
        problems.append(f"{name}: the focus does not return to the term when its definition closes")


def main():
    problems = []
    check_files(problems)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/"
    names = pages()
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(args=["--no-sandbox"], executable_path=sys.argv[2] if len(sys.argv) > 2 else None)
        except Error as error:
            print(f"Site checks are skipped: Chromium does not start ({str(error).splitlines()[0]})")
            return 0
        for scheme, width in (("light", 1280), ("dark", 1280), ("light", 320)):
            context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 800})
            for name in names:
                page = context.new_page()
                check(page, problems, f"{name} ({scheme}, {width} px)", address)
                page.add_init_script(SHIFTS)
                page.goto(address + name, wait_until="load")
                if page.evaluate("window.shifts") > 0.001:
                    problems.append(f"{name} moves while it loads, at {width} px")
                if page.evaluate("document.documentElement.scrollWidth > innerWidth + 1"):
                    problems.append(f"{name} scrolls sideways at {width} px")
                if page.locator("h1").count() != 1:
                    problems.append(f"{name} has {page.locator('h1').count()} h1")
                page.close()
            context.close()
        page = browser.new_page()
        texts = {name: (site / name).read_text(encoding="utf-8") for name in names}
        for name in [name for name in names if 'class="num"' in texts[name] and 'class="rail' in texts[name]][:4]:
            check_reading(page, problems, address, name)
        browser.close()
    for problem in problems:
        print(problem)
    print(f"{len(names)} pages opened in three ways, {len(problems)} problems")
    return 1 if problems else 0


sys.exit(main())
