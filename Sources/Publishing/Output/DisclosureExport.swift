internal import Compliance
internal import Diagnostics
internal import Foundation

/// The disclosures of twelve months as data: every one with its engagement in CSV, grouped and compared in JSON.
enum DisclosureExport {
  /// One row for each engagement, category and purpose; rows without a list for what the records leave open.
  static func table(_ handbook: Handbook, _ rollUp: DisclosureRollUp) -> CSVTable {
    let vocabularies = rollUp.vocabularies
    var table = CSVTable(header: [
      "list", "category", "recipient", "purpose", "vendor", "engagement", "service", "in the window", "not recorded", "from", "to",
    ])
    func add(_ source: DisclosureSource, list: String, data: TermIndex?, purpose: TermIndex?) {
      let timing =
        switch source.timing {
        case .within: "yes"
        case .outside: "no"
        case .unknown: "not known"
        }
      table.add([
        list, data.map { vocabularies.dataCategories.terms[$0].id } ?? "",
        source.recipient.map { vocabularies.disclosureRecipients.terms[$0].id } ?? "", purpose.map { vocabularies.purposes.terms[$0].id } ?? "",
        handbook.linked.vendors[source.vendor].record.id.value, source.record.id.value, source.record.service, timing,
        source.gaps(in: vocabularies).map { $0.inWords(vocabularies) }.joined(separator: "; "), rollUp.window.first.description,
        rollUp.window.last.description,
      ])
    }
    for entry in rollUp.entries {
      for offset in entry.sources { add(rollUp.sources[offset], list: entry.list?.rawValue ?? "", data: entry.data, purpose: entry.purpose) }
    }
    for source in rollUp.sources where source.timing != .within { add(source, list: "", data: nil, purpose: nil) }
    return table
  }

  private struct Document: Encodable {
    struct Window: Encodable {
      var from: String
      var to: String
    }

    struct Entry: Encodable {
      var list: String?
      var category: String?
      var recipient: String?
      var purpose: String?
      var engagements: [String]
    }

    struct Difference: Encodable {
      var list: String
      var category: String
      var recipient: String?
      var purpose: String?
      /// `undeclared` or `not-found`.
      var difference: String
      var engagements: [String]
    }

    struct Open: Encodable {
      var engagement: String
      var notRecorded: [String]
    }

    struct Counts: Encodable {
      var within: Int
      var outside: Int
      var unknown: Int
    }

    var format = 1
    var window: Window
    /// Engagements, those of terminated vendors included.
    var counts: Counts
    var disclosures: [Entry]
    /// Absent when nothing is declared.
    var differences: [Difference]?
    var open: [Open]
  }

  static func json(_ handbook: Handbook, _ rollUp: DisclosureRollUp) -> [UInt8] {
    let vocabularies = rollUp.vocabularies
    func key(_ source: DisclosureSource) -> String {
      "\(handbook.linked.vendors[source.vendor].record.id.value)/\(source.record.id.value)"
    }
    let differences = handbook.linked.disclosures.map { DisclosureComparison(rollUp, $0).differences.map { difference in
      var record = Document.Difference(
        list: difference.list.rawValue, category: vocabularies.dataCategories.terms[difference.data].id, difference: "not-found", engagements: [])
      switch difference.extent {
      case .category: break
      case .recipient(let term): record.recipient = vocabularies.disclosureRecipients.terms[term].id
      case .purpose(let term): record.purpose = vocabularies.purposes.terms[term].id
      }
      if case .undeclared(let sources) = difference.direction {
        record.difference = "undeclared"
        record.engagements = sources.map { key(rollUp.sources[$0]) }
      }
      return record
    } }
    let counts = rollUp.counts
    let document = Document(
      window: Document.Window(from: rollUp.window.first.description, to: rollUp.window.last.description),
      counts: Document.Counts(within: counts.within, outside: counts.outside, unknown: counts.unknown),
      disclosures: rollUp.entries.map { entry in
        Document.Entry(
          list: entry.list?.rawValue, category: entry.data.map { vocabularies.dataCategories.terms[$0].id },
          recipient: entry.recipient.map { vocabularies.disclosureRecipients.terms[$0].id },
          purpose: entry.purpose.map { vocabularies.purposes.terms[$0].id }, engagements: entry.sources.map { key(rollUp.sources[$0]) })
      },
      differences: differences,
      open: rollUp.sources.compactMap { source in
        let gaps = source.gaps(in: vocabularies)
        return gaps.isEmpty ? nil : Document.Open(engagement: key(source), notRecorded: gaps.map { $0.inWords(vocabularies) })
      })
    // Text and numbers alone cannot fail to be encoded.
    return Array((((try? document.sortedJSON()) ?? "") + "\n").utf8)
  }
}
