/// The numbers of an edition's sections in the order of its text, from which ranges of sections are expanded.
package struct SectionOrder: Sendable {
  package let numbers: [String]
  private let places: [String: Int]

  package init(_ numbers: [String]) {
    self.numbers = numbers
    places = Dictionary(numbers.enumerated().map { ($1, $0) }) { first, _ in first }
  }

  /// The numbers behind `first` up to and with `last`; `nil` unless both stand in the text in this order.
  ///
  /// - Complexity: O(1).
  func numbers(after first: String, through last: String) -> ArraySlice<String>? {
    guard let start = places[first], let end = places[last], end > start else { return nil }
    return numbers[(start + 1)...end]
  }
}

extension Edition {
  /// The sections' numbers in the order of the text.
  package var sectionOrder: SectionOrder { SectionOrder(sections.map { provisions[$0].address.section }) }
}
