package import Diagnostics

/// What became of a piece of an imported source.
package enum Disposition: Hashable, Sendable {
  /// It stands in the edition as it is.
  case kept
  /// It stands in the edition as it is, but behind the text in which it is printed: a footnote.
  case moved
  /// It is no part of the law.
  case removed(RemovalReason)
  /// It was taken out of the law's words with an editor's note, whose label is given.
  case mended(note: String)
  /// The edition says the same in other words, as a parameter's name where its identifier stands, or "(a)" for `7050-a`.
  case replaced(by: String)
}

/// Why a piece of a source is no part of the law.
package enum RemovalReason: String, Hashable, Sendable, CaseIterable {
  case runningHeader = "running header"
  case runningFooter = "running footer"
  case pageLabel = "page label"
  case pageNumber = "page number"
  case navigation = "page navigation"
  case hyphenation = "hyphen of a divided word"
  case tableOfContents = "table of contents"
  case index = "index of the volume"
  case metadata = "editorial metadata"
  /// The agency's reasons for a rule, printed with it.
  case analysis = "analysis of the agency"
  case processingInstruction = "processing instruction"
  case pageBreak = "page break"
  /// The mark that refers to a footnote; the footnote's designation says the same.
  case footnoteMark = "footnote mark"
  /// No reader knows what it is; reported as a warning too.
  case notRecognized = "not recognized"
  case identifier = "identifier"
  case structure = "key of the file's structure"
  case property = "property that is not printed"
  case markup = "markup"
  case linkTarget = "target of a link"
  case parentNumber = "number of the provision above"
  case headingStop = "full stop behind a heading"
  case assessment = "material for assessors"
  case parameter = "parameter that no text of the edition inserts"
  case guideline = "guideline of a parameter"
}

/// A run of characters of one line, or of one scalar of a JSON or YAML file, with one fate.
package struct ImportedRun: Hashable, Sendable {
  package var position: SourcePosition
  /// As in the source, trimmed; escapes are resolved.
  package var text: String
  package var disposition: Disposition

  package init(position: SourcePosition, text: String, disposition: Disposition) {
    self.position = position
    self.text = text
    self.disposition = disposition
  }
}

/// What became of every character of a source, byte by byte while it is read.
struct DispositionMap {
  private let source: SourceText
  private let bytes: [UInt8]
  private var removals: [(range: Range<Int>, disposition: Disposition)] = []

  init(_ source: SourceText) {
    self.source = source
    bytes = Array(source.text.utf8)
  }

  /// Ranges are UTF-8 offsets in the source and do not overlap.
  mutating func mark(_ range: Range<Int>, as disposition: Disposition) { removals.append((range, disposition)) }

  /// Every run that holds more than white space, in the order of the source, each within one line.
  func runs() -> [ImportedRun] {
    var result: [ImportedRun] = []
    func add(_ range: Range<Int>, _ disposition: Disposition) {
      var start = range.lowerBound
      while start < range.upperBound {
        let end = bytes[start..<range.upperBound].firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") || $0 == 0x0C }
          ?? range.upperBound
        if let piece = PageLine.trimmed(bytes, start..<end) {
          let text = String(decoding: bytes[piece], as: UTF8.self)
          result.append(ImportedRun(position: source.position(at: piece.lowerBound), text: text, disposition: disposition))
        }
        start = end + 1
      }
    }
    var offset = 0
    for (range, disposition) in removals.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      add(offset..<range.lowerBound, .kept)
      add(range, disposition)
      offset = range.upperBound
    }
    add(offset..<bytes.count, .kept)
    return result
  }
}

/// Prints what an import dropped or changed.
package enum ImportReport {
  /// One line for each run that was not kept, in the order of the source, then the totals: for each reason, in the order of its
  /// name, and over all.
  package static func lines(for account: [ImportedRun]) -> [String] {
    let changes = account.compactMap { run -> String? in
      switch run.disposition {
      case .kept: nil
      case .moved: "\(run.position): moved behind its text: \(run.text)"
      case .removed(let reason): "\(run.position): removed, \(reason.rawValue): \(run.text)"
      case .mended(let note): "\(run.position): mended, editor's note \(note): took out '\(run.text)'"
      case .replaced(let words): "\(run.position): replaced by '\(words)': \(run.text)"
      }
    }
    return changes.map(\.withVisibleControlCharacters) + totals(of: account)
  }

  /// What was left out, by reason, and the sum.
  package static func totals(of account: [ImportedRun]) -> [String] {
    var kept = 0
    var all = 0
    var changed: [String: (characters: Int, pieces: Int)] = [:]
    for run in account {
      let count = run.text.unicodeScalars.count { !$0.properties.isWhitespace }
      all += count
      let name: String
      switch run.disposition {
      case .kept:
        kept += count
        continue
      case .moved:
        kept += count
        name = "moved behind their text"
      case .removed(let reason): name = "removed, \(reason.rawValue)"
      case .mended: name = "mended"
      case .replaced: name = "replaced"
      }
      let sum = changed[name] ?? (0, 0)
      changed[name] = (sum.characters + count, sum.pieces + 1)
    }
    // Dictionary order changes per process.
    let reasons = changed.keys.sorted().map { name in
      let sum = changed[name] ?? (0, 0)
      return "\(name): \(sum.characters) characters in \(sum.pieces) \(sum.pieces == 1 ? "piece" : "pieces")"
    }
    return reasons + ["kept: \(kept) of \(all) characters, white space aside"]
  }
}
