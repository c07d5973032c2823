internal import Diagnostics
internal import Publishing

/// Reads the key `branding` of `handbook.yaml`.
enum BrandingReader {
  /// The branding without its logo, and where the logo stands below the content folder.
  static func read(_ value: RecordValue) -> Checked<(branding: Branding, logo: Located<String>?)> {
    var reader = RecordReader(value, describing: "branding")
    var branding = Branding()
    let logo = reader.text("logo")
    branding.header = reader.text("header")
    branding.footer = reader.text("footer")
    branding.navigation = reader.texts("navigation")
    var diagnostics: [Diagnostic] = []
    if let colors = reader.value("colors") { branding.colors = readColors(colors).reporting(to: &diagnostics) }
    return Checked((branding, logo), reader.finish() + diagnostics)
  }

  private static func readColors(_ value: RecordValue) -> Checked<BrandColors?> {
    var reader = RecordReader(value, describing: "mapping of colors")
    var diagnostics: [Diagnostic] = []
    var pairs: [BrandColors.Role: BrandColors.Pair] = [:]
    for role in BrandColors.Role.allCases {
      let key = role.rawValue
      guard let entry = reader.value(key) else {
        if reader.has(key) { diagnostics.append(missing(key, at: value.position)) }
        continue
      }
      if case .scalar = entry.content {
        let color = color(reader.text(key), of: key).reporting(to: &diagnostics)
        pairs[role] = BrandColors.Pair(light: color, dark: color)
      } else {
        var schemes = RecordReader(entry, describing: "color")
        func color(_ scheme: String) -> Located<Color>? {
          if schemes.has(scheme), schemes.value(scheme) == nil { diagnostics.append(missing(scheme, at: entry.position)) }
          return self.color(schemes.text(scheme), of: scheme).reporting(to: &diagnostics)
        }
        pairs[role] = BrandColors.Pair(light: color("light"), dark: color("dark"))
        diagnostics += schemes.finish()
      }
    }
    diagnostics += reader.finish()
    let colors = BrandColors(pairs)
    if diagnostics.isEmpty { diagnostics = colors.check() }
    return Checked(diagnostics.isEmpty ? colors : nil, diagnostics)
  }

  private static func color(_ text: Located<String>?, of key: String) -> Checked<Located<Color>?> {
    guard let text else { return Checked(nil) }
    guard let color = Color(hex: text.value) else {
      return Checked(
        nil,
        [Diagnostic("wrong-value", .error, "Key '\(key)' takes a color such as \"#134b64\", not '\(text.value)'", at: text.position)])
    }
    return Checked(Located(color, at: text.position))
  }

  private static func missing(_ key: String, at position: SourcePosition) -> Diagnostic {
    Diagnostic(
      "missing-value", .error, "Key '\(key)' has no value; write colors in quotation marks, since a # begins a comment", at: position)
  }
}
