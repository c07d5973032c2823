/// What became of checking words that an author attributes to a provision.
package enum QuoteResult: Hashable, Sendable {
  /// The words stand in the provision or below it.
  case found
  /// They stand elsewhere in the same section.
  case foundElsewhere(ProvisionAddress)
  case notFound
  /// The provision's official text is not reproduced, so nothing can be quoted from it.
  case summaryOnly
}

extension Edition {
  /// Looks for a quotation in the text of a provision and all below it, after normalization on both sides.
  ///
  /// Words that continue across sub-provisions are found; editor's notes, numbering and headings are not part of the text.
  /// - Complexity: O(*n*) in the section's text.
  package func check(quote: String, at index: ProvisionIndex) -> QuoteResult {
    let words = NormalizedText.normalize(quote)
    guard !words.isEmpty else { return .notFound }
    if subtree(of: index).allSatisfy({ provisions[$0].isSummary || !provisions[$0].hasText }) { return .summaryOnly }
    if quotableText(of: index).contains(words) { return .found }
    guard let section = section(of: index) else { return .notFound }
    // The innermost provision that holds the words is the pinpoint that the author probably meant.
    let holder = subtree(of: section).last { !provisions[$0].isSummary && quotableText(of: $0).contains(words) }
    return holder.map { .foundElsewhere(provisions[$0].address) } ?? .notFound
  }

  /// The normalized official words of a provision and all below it; summaries are left out.
  private func quotableText(of index: ProvisionIndex) -> String {
    var pieces: [String] = []
    for descendant in subtree(of: index) where !provisions[descendant].isSummary && provisions[descendant].kind != .note {
      pieces += provisions[descendant].content.compactMap { content in
        switch content {
        case .paragraph(let paragraph): paragraph.text
        case .table(let table): table.rows.map { $0.joined(separator: " ") }.joined(separator: " ")
        case .child: nil
        }
      }
    }
    return NormalizedText.normalize(pieces.joined(separator: " "))
  }
}
