/// The colours of the style sheet that branding can touch, for one colour scheme. The names are those of `concord.css`.
struct Palette: Hashable, Sendable {
  enum Scheme: String, CaseIterable, Sendable { case light, dark }

  /// The style sheet's custom properties without `--`.
  enum Token: String, CaseIterable, Sendable {
    case paper, raised, sunk
    case ink, ink2 = "ink-2", ink3 = "ink-3"
    case accent, accent2 = "accent-2", accentBackground = "accent-bg"
    case rule2 = "rule-2"
    case met, part, fail, none
  }

  private var colors: [Token: Color]
  /// What was asked for or follows from it, as opposed to what the theme has anyway.
  private(set) var changed: Set<Token> = []

  /// Black for a token that is not there, which no palette lacks.
  subscript(token: Token) -> Color {
    get { colors[token] ?? Color(red: 0, green: 0, blue: 0) }
    set {
      colors[token] = newValue
      changed.insert(token)
    }
  }

  /// The built-in colours; a test holds them to the style sheet.
  static func builtIn(_ scheme: Scheme) -> Palette {
    let values: [(Token, light: UInt32, dark: UInt32)] = [
      (.paper, 0xfcfbf8, 0x15181b), (.raised, 0xffffff, 0x1c2024), (.sunk, 0xf4f2ec, 0x22272c),
      (.ink, 0x1a1e22, 0xe9e7e2), (.ink2, 0x484e55, 0xbdc0c3), (.ink3, 0x5f666e, 0x9da3a9),
      (.accent, 0x134b64, 0x93c9de), (.accent2, 0x0b3446, 0xb9deec), (.accentBackground, 0xe7f0f3, 0x1a313c),
      (.rule2, 0x8b8679, 0x727a82),
      (.met, 0x1e6638, 0x86d1a0), (.part, 0x7d5200, 0xe9bd63), (.fail, 0x9c2229, 0xf59b95), (.none, 0x5b4690, 0xc0b0ee),
    ]
    return Palette(
      colors: Dictionary(uniqueKeysWithValues: values.map { token, light, dark in
        let value = scheme == .light ? light : dark
        return (token, Color(red: UInt8(value >> 16), green: UInt8(value >> 8 & 255), blue: UInt8(value & 255)))
      }))
  }

  private init(colors: [Token: Color]) { self.colors = colors }

  /// The grounds that text stands on.
  static let grounds: [Token] = [.paper, .raised, .sunk]

  /// What WCAG 2.2 AA asks: 4.5 for text (1.4.3), 3 for the borders of controls (1.4.11).
  static let requirements: [(token: Token, grounds: [Token], ratio: Double)] = [
    (.ink, grounds + [.accentBackground], 4.5), (.ink2, grounds, 4.5), (.ink3, grounds, 4.5),
    (.accent, grounds + [.accentBackground], 4.5), (.accent2, grounds, 4.5),
    (.rule2, grounds, 3),
    (.met, [.paper], 4.5), (.part, [.paper], 4.5), (.fail, [.paper], 4.5), (.none, [.paper], 4.5),
  ]
}
