import Testing

@Suite struct DeliveryTests {
  @Test func keepsSearchEnginesOutUnlessTold() async throws {
    let (files, _) = await (try MemoryProject()).render()
    #expect(files["robots.txt"] == "User-agent: *\nDisallow: /\n")
    #expect(files["sitemap.xml"] == nil)
    for (path, text) in files where path.hasSuffix(".html") {
      #expect(text.contains("<meta name=\"robots\" content=\"noindex\">"), "\(path)")
    }
    #expect(files["deploy/nginx.conf"]?.contains("add_header X-Robots-Tag \"noindex, nofollow\" always;") == true)
    #expect(files["deploy/headers.txt"]?.contains("Content-Security-Policy: default-src 'self'; base-uri 'none'") == true)
  }

  @Test func saysWhereItStandsWhereItKnows() async throws {
    let project = try MemoryProject([
      "releases/2026-01-01.yaml": "format: 1\non: 2026-01-01\nregulations: []\nprovisions: []\nstatuses: []\nfindings: []\n"
    ])
    try project.append("publishing: { base-url: \"https://example.com/privacy\", robots: index }\n", to: "content/handbook.yaml")
    let (files, diagnostics) = await project.render()
    #expect(diagnostics == [])
    #expect(files["robots.txt"] == "User-agent: *\nAllow: /\nSitemap: https://example.com/privacy/sitemap.xml\n")
    let sitemap = try #require(files["sitemap.xml"])
    #expect(sitemap.contains("<url><loc>https://example.com/privacy/law/vendor-handling-standard/1.html</loc></url>"))
    #expect(!sitemap.contains("404") && !sitemap.contains("search.html"))
    let page = try #require(files["law/vendor-handling-standard/1.html"])
    #expect(!page.contains("noindex"))
    #expect(page.contains("<link rel=\"canonical\" href=\"https://example.com/privacy/law/vendor-handling-standard/1.html\">"))
    // A server shows this page at any depth.
    let missing = try #require(files["404.html"])
    #expect(missing.contains("href=\"/privacy/assets/concord.css\"") && missing.contains("href=\"/privacy/vendors/index.html\""))
    #expect(!missing.contains("href=\"vendors") && !missing.contains("href=\"assets"))
    #expect(files["changes.atom"]?.contains("<link rel=\"self\" type=\"application/atom+xml\" href=\"https://example.com/privacy/changes.atom\"/>") == true)
    let server = try #require(files["deploy/nginx.conf"])
    #expect(server.contains("location /privacy/ {") && server.contains("location = /privacy { return 301 /privacy/; }"))
    // A folder's page under an address without the slash would have dead links.
    #expect(!server.contains("try_files"))
    #expect(server.contains("application/sarif+json sarif;"))
  }

  @Test func namesNoFileAfterADevice() async throws {
    let project = try MemoryProject([
      "vendors/others.csv": "name,service\nCon,Hosting\nLPT1,Mail\nConcord,Law\n", "pages/aux.md": "# Help\n\nSee [it](vendor:con).\n",
    ])
    let (files, diagnostics) = await project.render()
    #expect(diagnostics.filter { $0.contains("error") } == [])
    #expect(files["vendors/_con.html"] != nil && files["vendors/_lpt1.html"] != nil && files["vendors/concord.html"] != nil)
    #expect(files["markdown/vendors/_con.md"] != nil && files["guide/_aux.html"]?.contains("href=\"../vendors/_con.html\"") == true)
  }

  @Test func tellsNoTerminalWhatToDoInATable() async throws {
    let project = try MemoryProject(["vendors/other.yaml": "id: other\nname: \"A\\e]0;x\\aB\\x9BC\\td\"\nengagements: [{ id: main, service: Hosting }]\n"])
    let (files, _) = await project.render()
    #expect(files["data/vendors.csv"]?.contains("A\u{FFFD}]0;x\u{FFFD}B\u{FFFD}C\td") == true)
    #expect(files["markdown/vendors/other.md"]?.contains("\u{1B}") == false)
    #expect(files["data/oscal/vendor-handling-standard/assessment-results.json"]?.utf8.contains(0x1B) == false)
  }

  @Test(arguments: ["ftp://example.com/", "https://", "https://example.com/?q", "https://u@example.com/", "example.com", "https:///x", "https://a/../b"])
  func refusesWhatIsNoAddressOfAFolder(address: String) async throws {
    let project = try MemoryProject()
    try project.append("publishing: { base-url: \"\(address)\" }\n", to: "content/handbook.yaml")
    let (files, diagnostics) = await project.render()
    #expect(files.isEmpty)
    #expect(
      diagnostics == [
        "content/handbook.yaml:6:25: error: Key 'base-url' takes the address of the published folder, such as "
          + "https://handbook.example.com/privacy/, not '\(address)' [wrong-value]"
      ])
  }

  @Test func leadsFromOldPathsToNewOnes() async throws {
    let project = try MemoryProject([
      "redirects.yaml": """
        - { from: /old/use.html, to: "cite:vendor-handling-standard/2/a" }
        - { from: suppliers/, to: vendors/index.html }
        - { from: outside.html, to: "https://example.com/" }

        """
    ])
    let (files, diagnostics) = await project.render()
    #expect(diagnostics == [])
    let page = try #require(files["old/use.html"])
    let target = "../law/vendor-handling-standard/2.html#2-a"
    #expect(page.contains("<noscript><meta http-equiv=\"refresh\" content=\"0; url=\(target)\"></noscript>"))
    #expect(page.contains("<script src=\"../assets/redirect.js\" data-to=\"\(target)\"></script>"))
    #expect(page.contains("<a href=\"\(target)\">"))
    #expect(files["suppliers/index.html"]?.contains("<a href=\"../vendors/index.html\">") == true)
    #expect(files["outside.html"]?.contains("<a href=\"https://example.com/\">") == true)
    #expect(files["sitemap.xml"] == nil)
  }

  @Test func refusesRedirectsThatLeadBackToThemselves() async throws {
    let project = try MemoryProject([
      "redirects.yaml": """
        - { from: a.html, to: b.html }
        - { from: b.html, to: /c.html#part }
        - { from: c.html, to: b.html }
        - { from: d.html, to: d.html }
        - { from: e.html, to: "page:about" }

        """
    ])
    let diagnostics = await project.project.assess().diagnostics.map(\.description)
    #expect(
      diagnostics == [
        "content/redirects.yaml:2:23: error: Redirect from 'b.html' leads back to itself; let it lead to a page of the handbook [redirect-loop]",
        "content/redirects.yaml:3:23: error: Redirect from 'c.html' leads back to itself; let it lead to a page of the handbook [redirect-loop]",
        "content/redirects.yaml:4:23: error: Redirect from 'd.html' leads back to itself; let it lead to a page of the handbook [redirect-loop]",
      ])
  }

  @Test func refusesRedirectsFromPagesAndToNothing() async throws {
    let project = try MemoryProject([
      "redirects.yaml": """
        - { from: index.html, to: "page:about" }
        - { from: a.html, to: "page:abuot" }
        - { from: c.html, to: "page:about" }
        - { from: C.html, to: "page:about" }
        - { from: e.html, to: "javascript:alert(1)" }

        """
    ])
    var diagnostics = await project.render().diagnostics
    #expect(
      diagnostics == [
        "content/redirects.yaml:1:11: error: Path 'index.html' is a page of the handbook and cannot lead elsewhere; remove the redirect "
          + "[redirect-collision]",
        "content/redirects.yaml:2:23: error: Value 'abuot' is not a known page; did you mean 'about'? [unknown-page]",
        "content/redirects.yaml:4:11: error: Path 'C.html' is redirected twice; remove one of the redirects [redirect-collision]",
        "content/redirects.yaml:5:23: error: Link scheme 'javascript' is not allowed; use cite:, obligation:, vendor:, page:, https: or mailto: "
          + "[unknown-link]",
      ])
    try project.write("- { from: b.html, to: nowhere.html }\n", to: "content/redirects.yaml")
    diagnostics = await project.render().diagnostics
    #expect(
      diagnostics == [
        "error: Link 'nowhere.html' on page 'b.html' leads to no file of the site [dead-link]"
      ])
    try project.write("- { from: ../d.html, to: index.html }\n", to: "content/redirects.yaml")
    diagnostics = await project.render().diagnostics
    #expect(
      diagnostics == [
        "content/redirects.yaml:1:11: error: Key 'from' takes a page's old path below the handbook, such as law/old.html, not '../d.html' "
          + "[wrong-value]"
      ])
  }
}
