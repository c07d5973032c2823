internal import Compliance
internal import Diagnostics
internal import LegalText

/// The index of a handbook as files that a script loads by need.
///
/// - `index.js`: what every query needs: where to find the rest, what each unit is, the names of the instruments.
/// - `t-N.js`: words with the units that have them, in alphabetical order.
/// - `d-N.js`: what is shown of the units, some at a time.
/// - `c-N.js`: sections by number with the provisions below them, for citations.
///
/// Files are scripts and not data because a page from a file share may load nothing else.
package struct SearchIndex: Sendable {
  static let folder = "search/"
  package let files: [OutputFile]
  /// Every page and anchor that a result leads to, to be checked like the links of a page.
  package let links: LinkCheck.Page
  package var unitCount: Int { links.links.count }

  // A query of a few words loads a file or two for each word and one for each result: small files keep it small, and fewer
  // files keep the folder manageable.
  private static let wordLimits = SearchShards.Limits(least: 8_000, most: 16_000)
  private static let unitLimits = SearchShards.Limits(least: 3_000, most: 8_000)
  private static let sectionLimits = SearchShards.Limits(least: 8_000, most: 16_000)

  /// What one run of units comes to.
  private struct Run: Sendable {
    var postings = SearchPostings()
    var units: [SearchUnit] = []
    var titleWords: [Int] = []
  }

  /// Makes the index in one pass over the units, on `width` cores. The result does not depend on how they are divided.
  ///
  /// - Complexity: linear in the words of all units, and *n* log *n* in the different ones.
  static func make(_ units: SearchUnits, width: Int) async -> SearchIndex {
    let subjects = SearchSubject.all(in: units.handbook)
    let runLength = 128
    let starts = Array(stride(from: 0, to: subjects.count, by: runLength))
    let runs = await starts.concurrentMap(width: width) { start in
      var run = Run()
      for number in start..<min(start + runLength, subjects.count) {
        let unit = units.unit(subjects[number])
        run.titleWords.append(unit.index(in: &run.postings, as: number))
        run.units.append(unit)
      }
      return run
    }
    return SearchIndex(
      all: runs.flatMap(\.units), titleWords: runs.flatMap(\.titleWords), words: SearchPostings.merged(runs.map(\.postings)),
      sections: SearchSections(subjects, corpus: units.handbook.corpus), handbook: units.handbook)
  }

  static let empty = SearchIndex(files: [], links: LinkCheck.Page(path: "search.html", anchors: [], links: []))

  private init(files: [OutputFile], links: LinkCheck.Page) {
    self.files = files
    self.links = links
  }

  private init(
    all units: [SearchUnit], titleWords: [Int], words: [(word: String, posting: [UInt8])], sections: SearchSections, handbook: Handbook
  ) {
    let wordRanges = SearchShards.ranges(sizes: words.map { $0.word.utf8.count + $0.posting.count + 3 }, limits: Self.wordLimits) {
      words[$0].word
    }
    let unitRanges = SearchShards.ranges(sizes: units.map(\.size), limits: Self.unitLimits) { units[$0].href }
    let sectionRanges = SearchShards.ranges(sizes: sections.entries.map(\.text.utf8.count), limits: Self.sectionLimits) {
      sections.entries[$0].key
    }
    let manifest = SearchManifest(
      units: units, titleWords: titleWords, chunks: unitRanges.map(\.lowerBound), firstWords: wordRanges.map { words[$0.lowerBound].word },
      firstSections: sectionRanges.map { sections.entries[$0.lowerBound].key }, handbook: handbook)
    files =
      [SearchScript.file("index") { manifest.write(to: &$0) }]
      + wordRanges.enumerated().map { number, range in
        SearchScript.file("t-\(number)") { script in
          script.raw("\"")
          for (word, posting) in words[range] {
            // A word is letters and digits, and so are postings: nothing to escape.
            script.append(escaping: word.utf8)
            script.raw(" ")
            script.append(escaping: posting)
            script.raw("\\n")
          }
          script.raw("\"")
        }
      }
      + unitRanges.enumerated().map { number, range in
        SearchScript.file("d-\(number)") { script in
          script.list(range) { script, index in
            units[index].write(to: &script, samePath: index > range.lowerBound && units[index].path == units[index - 1].path)
          }
        }
      }
      + sectionRanges.enumerated().map { number, range in
        SearchScript.file("c-\(number)") { script in
          script.string(sections.entries[range].map(\.text).joined(separator: "\n"))
        }
      }
    links = LinkCheck.Page(path: "search.html", anchors: [], links: units.map(\.href))
  }
}

extension SearchUnit {
  /// About the size of its record, in bytes.
  fileprivate var size: Int { text.utf8.count + href.utf8.count + title.utf8.count + name.utf8.count + pinpoint.utf8.count + 20 }
}
