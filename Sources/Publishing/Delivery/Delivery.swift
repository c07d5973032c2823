internal import Compliance

/// What a published folder has besides pages, assets and data: for search engines, for servers, and for the hosts that need to be told.
package enum Delivery {
  package static func files(_ handbook: Handbook, plan: PagePlan) -> [OutputFile] {
    let options = handbook.information.publishing
    var files = handbook.information.branding.files
    files.append(OutputFile(path: "robots.txt", text: robots(options)))
    // GitHub Pages would leave out names that begin with "_" and run its own generator.
    files.append(OutputFile(path: ".nojekyll", bytes: []))
    if let base = options.baseURL { files.append(OutputFile(path: "sitemap.xml", text: sitemap(base, plan))) }
    files.append(OutputFile(path: "deploy/nginx.conf", text: ServerSamples.nginx(options)))
    files.append(OutputFile(path: "deploy/headers.txt", text: ServerSamples.headers(options).map { "\($0.name): \($0.value)\n" }.joined()))
    return files
  }

  private static func robots(_ options: PublishingOptions) -> String {
    let sitemap = options.baseURL.map { "Sitemap: \($0.text)sitemap.xml\n" } ?? ""
    return options.isIndexed ? "User-agent: *\nAllow: /\n" + sitemap : "User-agent: *\nDisallow: /\n"
  }

  /// Every page that is read in order. No days of change: the as-of date is not one.
  private static func sitemap(_ base: BaseURL, _ plan: PagePlan) -> String {
    let pages = plan.pages.filter { $0.key.area != nil }
    // The format takes at most 50,000 addresses a file.
    let addresses = pages.prefix(50_000).map { page in
      "<url><loc>\(base.text)\(Links.encodedPath(page.path)).html</loc></url>\n"
    }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
      \(addresses.joined())</urlset>

      """
  }
}
