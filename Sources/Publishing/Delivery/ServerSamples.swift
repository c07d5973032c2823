/// Samples of how a server serves a handbook, with the headers under which every page was tested.
enum ServerSamples {
  /// The pages have no inline script or style and ask for nothing from another host.
  static let contentSecurityPolicy = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"

  static func headers(_ options: PublishingOptions) -> [(name: String, value: String)] {
    var headers = [
      ("Content-Security-Policy", contentSecurityPolicy), ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer"),
      ("Cross-Origin-Opener-Policy", "same-origin"), ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
    ]
    if !options.isIndexed { headers.append(("X-Robots-Tag", "noindex, nofollow")) }
    return headers.map { (name: $0.0, value: $0.1) }
  }

  /// A server block for nginx. Old paths need no redirects of its own: the pages that stand there lead on, with the fragment that was
  /// asked for, which a redirect to an address with a fragment would lose.
  static func nginx(_ options: PublishingOptions) -> String {
    let prefix = options.baseURL?.path ?? "/"
    let host = options.baseURL.map { String($0.text.split(separator: "/")[1].prefix { $0 != ":" }) } ?? "handbook.example.com"
    let headers = headers(options).map { "  add_header \($0.name) \"\($0.value)\" always;\n" }.joined()
    // Relative links need the slash: a folder without one is led to the folder with it.
    let folder = prefix == "/" ? "" : "  location = \(prefix.dropLast()) { return 301 \(prefix); }\n"
    return """
      # A sample: set the names, the paths and the certificate. Written by concord, again with each build.
      server {
        listen 443 ssl;
        server_name \(host);
        # ssl_certificate and ssl_certificate_key go here; so does who may read: auth_basic, or your sign-on.

        location \(prefix) {
          alias /srv/handbook/public/;
          index index.html;
        }
      \(folder)  location \(prefix)deploy/ { return 404; }
        error_page 404 \(prefix)404.html;
        absolute_redirect off;

        charset utf-8;
        charset_types text/css text/javascript text/markdown text/csv text/plain application/xml application/atom+xml;
        gzip on;
        gzip_types text/css text/javascript text/markdown text/csv application/json application/sarif+json application/xml application/atom+xml image/svg+xml;
        types {
          text/html html;  text/css css;  text/javascript js;  application/json json;  image/svg+xml svg;  image/png png;
          text/markdown md;  text/csv csv;  text/plain txt;  application/xml xml;  application/pdf pdf;  application/atom+xml atom;
          application/sarif+json sarif;
        }
      \(headers)}

      """
  }
}
