"""Opens one page of each kind of a built site in Chromium and says what is wrong with it."""
import http.server
import pathlib
import sys
import threading

from playwright.sync_api import Error, sync_playwright

site = pathlib.Path(sys.argv[1])
POLICY = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
BUDGETS = {".css": 30_000, ".js": 24_000}


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


def main():
    problems = []
    for ending, most in BUDGETS.items():
        size = sum(path.stat().st_size for path in (site / "assets").glob("*" + ending))
        if size > most:
            problems.append(f"assets/*{ending} have {size} bytes, more than {most}")
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
                page.goto(address + name, wait_until="load")
                if page.evaluate("document.documentElement.scrollWidth > innerWidth + 1"):
                    problems.append(f"{name} scrolls sideways at {width} px")
                if page.locator("h1").count() != 1:
                    problems.append(f"{name} has {page.locator('h1').count()} h1")
                page.close()
            context.close()
        browser.close()
    for problem in problems:
        print(problem)
    print(f"{len(names)} pages opened in three ways, {len(problems)} problems")
    return 1 if problems else 0


sys.exit(main())
