import Diagnostics
import Foundation
import Testing

@testable import Publishing

@Suite struct BrandColorsTests {
  private static let place = SourcePosition(file: "content/handbook.yaml", line: 5, column: 22)

  private func color(_ hex: String) throws -> Located<Color> { Located(try #require(Color(hex: hex)), at: Self.place) }

  @Test(arguments: [("#000000", "#fff", 21.0), ("#777777", "#ffffff", 4.48), ("#134b64", "#fcfbf8", 9.15)])
  func measuresContrastAsWCAGDoes(one: String, other: String, ratio: Double) throws {
    let (one, other) = (try #require(Color(hex: one)), try #require(Color(hex: other)))
    #expect(abs(one.contrast(with: other) - ratio) < 0.01)
    #expect(one.contrast(with: other) == other.contrast(with: one))
  }

  @Test(arguments: ["134b64", "#134b6", "#134b6g", "red", "#", "#١٢٣"])
  func refusesWhatIsNoColor(text: String) { #expect(Color(hex: text) == nil) }

  /// The numbers that a diagnostic prints are those of the style sheet.
  @Test func knowsTheColorsOfTheStyleSheet() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let sheet = try String(contentsOf: root.appending(path: "templates/assets/concord.css"), encoding: .utf8)
    for token in Palette.Token.allCases {
      let start = try #require(sheet.firstRange(of: "--\(token.rawValue):light-dark("), "\(token)")
      let values = sheet[start.upperBound...].prefix { $0 != ")" }.split(separator: ",").map { Color(hex: String($0)) }
      #expect(values == [Palette.builtIn(.light)[token], Palette.builtIn(.dark)[token]], "\(token)")
    }
  }

  @Test func holdsTheThemeItselfToTheRequirements() {
    for scheme in Palette.Scheme.allCases {
      let palette = Palette.builtIn(scheme)
      for (token, grounds, ratio) in Palette.requirements {
        for ground in grounds { #expect(palette[token].contrast(with: palette[ground]) >= ratio, "\(token) on \(ground), \(scheme)") }
      }
    }
  }

  @Test func namesTheRatioAndTheRatioThatIsNeeded() throws {
    let colors = BrandColors([.accent: .init(light: try color("#f0c000"), dark: nil)])
    #expect(
      colors.check().map(\.description) == [
        "content/handbook.yaml:5:22: error: Accent #f0c000 has a contrast of 1.53 to 1 on the background of the footer #f4f2ec in light; "
          + "text needs 4.5 to 1 (WCAG 2.2, 1.4.3): take a darker one, or a lighter ground [low-contrast]",
        "content/handbook.yaml:5:22: error: Accent under the pointer #a5870c has a contrast of 3.09 to 1 on the background of the footer "
          + "#f4f2ec in light; text needs 4.5 to 1 (WCAG 2.2, 1.4.3): take a darker one, or a lighter ground [low-contrast]",
      ])
  }

  @Test func tellsOfTheTwoSchemesWhereOneColorIsToSuitBoth() throws {
    let both = try color("#7a1f3d")
    let problems = BrandColors([.accent: .init(light: both, dark: both)]).check().map(\.description)
    #expect(problems.count == 2)
    #expect(problems.allSatisfy { $0.hasSuffix(" in dark; text needs 4.5 to 1 (WCAG 2.2, 1.4.3): take a lighter one, or a darker ground, or give 'light' and 'dark' one each [low-contrast]") })
  }

  @Test func writesOnlyWhatDiffersFromTheTheme() throws {
    #expect(BrandColors([:]).styleSheet == "")
    let colors = BrandColors([.accent: .init(light: try color("#7a1f3d"), dark: try color("#f0a3bd"))])
    #expect(colors.check() == [])
    #expect(
      colors.styleSheet == """
        :root{--accent:light-dark(#7a1f3d,#f0a3bd);--accent-2:light-dark(#581f34,#eebbca)}
        @media screen{:root{--accent-bg:light-dark(#f2e9e9,#342b32)}}

        """)
  }

  @Test func checksStatusColorsAndBordersOnABackground() throws {
    let colors = BrandColors([.background: .init(light: try color("#999999"), dark: nil)])
    let messages = colors.check().map(\.message)
    #expect(messages.contains { $0.hasPrefix("Status colour of 'partial' #7d5200 has a contrast of 2.") })
    #expect(messages.contains { $0.hasPrefix("Border #8b8679 has a contrast of 1.") && $0.contains("need 3 to 1 (WCAG 2.2, 1.4.11)") })
  }
}
