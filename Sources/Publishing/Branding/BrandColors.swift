package import Diagnostics

/// The colours that `handbook.yaml` asks for; all others follow from them or stay the theme's.
package struct BrandColors: Sendable {
  /// A colour that an author may set, by its key.
  package enum Role: String, CaseIterable, Sendable { case accent, background, text }

  /// One colour in the two schemes; a scheme without one keeps the theme's.
  package struct Pair: Sendable {
    package var light: Located<Color>?
    package var dark: Located<Color>?

    package init(light: Located<Color>?, dark: Located<Color>?) {
      self.light = light
      self.dark = dark
    }

    fileprivate subscript(scheme: Palette.Scheme) -> Located<Color>? { scheme == .light ? light : dark }
  }

  private var pairs: [Role: Pair]

  package init(_ pairs: [Role: Pair]) { self.pairs = pairs }

  /// The custom properties that differ from the theme's, as a style sheet that is loaded after it.
  package var styleSheet: String {
    let (light, dark) = (palette(.light), palette(.dark))
    func declarations(_ tokens: [Palette.Token]) -> String {
      tokens.filter { light.changed.contains($0) || dark.changed.contains($0) }
        .map { "--\($0.rawValue):light-dark(\(light[$0]),\(dark[$0]))" }.joined(separator: ";")
    }
    let accents = declarations([.accent, .accent2])
    // Paper is white and ink black on paper, whatever the screen has.
    let others = declarations([.paper, .raised, .sunk, .ink, .accentBackground])
    return (accents.isEmpty ? "" : ":root{\(accents)}\n") + (others.isEmpty ? "" : "@media screen{:root{\(others)}}\n")
  }

  /// The theme's colours with those of the handbook, and with what follows from them.
  func palette(_ scheme: Palette.Scheme) -> Palette {
    var palette = Palette.builtIn(scheme)
    if let text = pairs[.text]?[scheme]?.value { palette[.ink] = text }
    if let paper = pairs[.background]?[scheme]?.value {
      palette[.paper] = paper
      let white = Color(red: 255, green: 255, blue: 255)
      palette[.raised] = paper.mixed(with: white, scheme == .light ? 0.6 : 0.04)
      palette[.sunk] = paper.mixed(with: palette[.ink], scheme == .light ? 0.035 : 0.07)
    }
    if let accent = pairs[.accent]?[scheme]?.value {
      palette[.accent] = accent
      palette[.accent2] = accent.mixed(with: palette[.ink], 0.35)
    }
    if palette.changed.contains(.accent) || palette.changed.contains(.paper) {
      palette[.accentBackground] = palette[.paper].mixed(with: palette[.accent], scheme == .light ? 0.08 : 0.14)
    }
    return palette
  }

  /// Every pair of colours that WCAG 2.2 AA refuses, the worst for each colour and scheme.
  package func check() -> [Diagnostic] {
    Palette.Scheme.allCases.flatMap { scheme in
      let palette = palette(scheme)
      return Palette.requirements.compactMap { requirement -> Diagnostic? in
        let foreground = palette[requirement.token]
        let worst = requirement.grounds
          .filter { palette.changed.contains($0) || palette.changed.contains(requirement.token) }
          .map { ($0, foreground.contrast(with: palette[$0])) }.min { $0.1 < $1.1 }
        guard let (ground, ratio) = worst, ratio < requirement.ratio else { return nil }
        let place = place(of: requirement.token, on: ground, scheme)
        let needs = requirement.ratio == 3 ? "borders of controls need 3 to 1 (WCAG 2.2, 1.4.11)" : "text needs 4.5 to 1 (WCAG 2.2, 1.4.3)"
        return Diagnostic(
          "low-contrast", .error,
          "\(requirement.token.words) \(foreground) has a contrast of \(Self.rounded(ratio)) to 1 on the \(ground.words.lowercased()) \(palette[ground]) in \(scheme.rawValue); \(needs): \(advice(foreground, palette[ground], at: place))",
          at: place)
      }
    }
  }

  /// One colour for both schemes seldom suits both.
  private func advice(_ foreground: Color, _ ground: Color, at place: SourcePosition?) -> String {
    let isShared = pairs.values.contains { $0.light != nil && $0.light?.position == place && $0.dark?.position == place }
    return (foreground.luminance < ground.luminance ? "take a darker one, or a lighter ground" : "take a lighter one, or a darker ground")
      + (isShared ? ", or give 'light' and 'dark' one each" : "")
  }

  /// The key that is to blame: the colour's own, else the one from which it or its ground follows.
  private func place(of token: Palette.Token, on ground: Palette.Token, _ scheme: Palette.Scheme) -> SourcePosition? {
    let order: [Role] =
      switch token {
      case .accent, .accent2: [.accent, .background, .text]
      case .ink: [.text, .background, .accent]
      default: ground == .accentBackground ? [.accent, .background, .text] : [.background, .text, .accent]
      }
    return order.lazy.compactMap { pairs[$0]?[scheme]?.position }.first
  }

  /// With two digits, never rounded up to what is needed.
  private static func rounded(_ ratio: Double) -> String {
    let hundredths = Int((ratio * 100).rounded(.down))
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}

extension Palette.Token {
  fileprivate var words: String {
    switch self {
    case .paper: "Background"
    case .raised: "Background of panels"
    case .sunk: "Background of the footer"
    case .ink: "Text"
    case .ink2: "Secondary text"
    case .ink3: "Text of labels"
    case .accent: "Accent"
    case .accent2: "Accent under the pointer"
    case .accentBackground: "Background of what is linked to"
    case .rule2: "Border"
    case .met: "Status colour of 'met'"
    case .part: "Status colour of 'partial'"
    case .fail: "Status colour of 'not met'"
    case .none: "Status colour of 'not assessed'"
    }
  }
}
