import Testing

@Suite struct BrandingTests {
  private static let logo = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 60 20\"><path d=\"M0 0h60v20H0z\"/></svg>"

  private func project(_ branding: String, _ files: [String: String] = [:]) throws -> MemoryProject {
    let project = try MemoryProject(files)
    try project.append(branding, to: "content/handbook.yaml")
    return project
  }

  @Test func putsLogoColorsWordsAndPagesOnEveryPage() async throws {
    let project = try project(
      """
      branding:
        logo: images/logo.svg
        colors: { accent: { light: "#7a1f3d", dark: "#f0a3bd" } }
        header: "**Internal.** Read [who may see it](page:readers)."
        footer: "Questions: [privacy@example.com](mailto:privacy@example.com)"
        navigation: [readers]

      """, ["images/logo.svg": Self.logo, "pages/readers.md": "# Readers\n\nAll staff.\n"])
    let (files, diagnostics) = await project.render()
    #expect(diagnostics == [])
    #expect(files["assets/logo.svg"] == Self.logo)
    #expect(files["assets/brand.css"]?.contains("--accent:light-dark(#7a1f3d,#f0a3bd)") == true)
    let page = try #require(files["law/vendor-handling-standard/1.html"])
    #expect(page.contains("<img src=\"../../assets/logo.svg\" width=\"60\" height=\"20\" alt=\"\">"))
    #expect(page.contains("<link rel=\"stylesheet\" href=\"../../assets/brand.css\">"))
    #expect(page.contains("<strong>Internal.</strong> Read <a href=\"../../guide/readers.html\">who may see it</a>."))
    #expect(page.contains("<a href=\"mailto:privacy@example.com\">privacy@example.com</a>"))
    #expect(page.contains("<li><a href=\"../../guide/readers.html\">Readers</a></li></ul></nav>"))
    #expect(files["guide/readers.html"]?.contains("<li><a href=\"readers.html\" aria-current=\"page\">Readers</a></li></ul></nav>") == true)
    #expect(files["markdown/index.md"]?.contains("**Internal.** Read [who may see it](guide/readers.md).") == true)
    for (path, text) in files where path.hasSuffix(".html") { #expect(!text.contains("style="), "\(path)") }
  }

  @Test func saysWhatIsWrongWithBranding() async throws {
    let project = try project(
      """
      branding:
        logo: images/missing.svg
        colours: { accent: red }
        colors: { accent: "#f0c000", background: #fff
          , text: { light: black } }
        header: See [it](page:nowhere)
        navigation: [abuot]

      """)
    let (files, diagnostics) = await project.render()
    #expect(files.isEmpty)
    #expect(diagnostics.contains { $0.hasSuffix("error: Key 'colours' is not known in a branding; did you mean 'colors'? [unknown-key]") })
    #expect(
      diagnostics.contains { $0.hasSuffix("error: Key 'text' takes a color such as \"#134b64\", not 'black' [wrong-value]") || $0.contains("Key 'light' takes a color") })
    #expect(diagnostics.contains { $0.contains("Image 'images/missing.svg' does not exist below 'content' [missing-file]") })
    #expect(diagnostics.contains { $0.contains("Key 'background' has no value; write colors in quotation marks, since a # begins a comment") })
  }

  @Test func checksTheLinksOfHeaderAndNavigation() async throws {
    let project = try project("branding: { header: \"See [it](page:nowhere)\", navigation: [abuot] }\n")
    let (_, diagnostics) = await project.render()
    #expect(
      diagnostics == [
        "content/handbook.yaml:6:21: error: Value 'nowhere' is not a known page [unknown-page]",
        "content/handbook.yaml:6:60: error: Value 'abuot' is not a known page; did you mean 'about'? [unknown-page]",
      ])
  }
}
