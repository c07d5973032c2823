package import Diagnostics

/// Where the pieces of an edition were written, kept beside the edition so that places do not make law differ.
///
/// Flat lists of numbers, with the names of files apart: a title of a code has tens of thousands of places.
package struct EditionPlaces: Hashable, Sendable {
  /// Of a paragraph or table: its runs are `runs[first..<first + count]`.
  private struct Item: Hashable {
    var provision: Int32
    var item: Int32
    var file: Int32
    var first: Int32
    var count: Int32
  }

  private struct Start: Hashable {
    var file: Int32
    var place: TextPlace
  }

  private var files: [String] = []
  private var starts: [Start] = []
  private var runs: [TextPlace] = []
  /// Until `finish` in the order of the text, then by provision.
  private var items: [Item] = []
  /// For each provision its first item, and behind the last the number of all.
  private var firstItems: [Int32] = []

  package init() {}

  /// For each provision the place of its designation or first word, in the order of `Edition.provisions`.
  package var provisions: [SourcePosition] { starts.indices.compactMap(position) }

  /// The place of a provision's designation or first word.
  package func position(of index: ProvisionIndex) -> SourcePosition? {
    starts.indices.contains(index) ? starts[index].place.position(in: files[Int(starts[index].file)]) : nil
  }

  /// The place of a UTF-8 offset in a paragraph: content item `item` of provision `index`.
  ///
  /// - Complexity: O(log *n*) in the runs of the paragraph, after the provision's items.
  package func position(of offset: Int, item: Int, in index: ProvisionIndex) -> SourcePosition? {
    guard index >= 0, index + 1 < firstItems.count else { return position(of: index) }
    let range = Int(firstItems[index])..<Int(firstItems[index + 1])
    guard let found = range.first(where: { Int(items[$0].item) == item }) else { return position(of: index) }
    let entry = items[found]
    return runs[Int(entry.first)..<Int(entry.first + entry.count)].place(of: offset)?.position(in: files[Int(entry.file)])
  }

  // MARK: Building

  mutating func open(at position: SourcePosition) {
    starts.append(Start(file: number(of: position.file), place: TextPlace(offset: 0, line: position.line, column: position.column)))
  }

  mutating func add(_ origin: TextOrigin, item: Int, of index: ProvisionIndex) {
    guard let start = origin.start else { return }
    let first = Int32(runs.count)
    runs.append(start)
    runs += origin.further
    items.append(
      Item(
        provision: Int32(index), item: Int32(item), file: number(of: origin.file), first: first, count: Int32(runs.count) - first))
  }

  /// Orders the items by their provisions, those of each in their order.
  ///
  /// - Complexity: O(*n*).
  mutating func finish() {
    var next = [Int32](repeating: 0, count: starts.count + 1)
    for item in items { next[Int(item.provision) + 1] += 1 }
    for index in starts.indices { next[index + 1] += next[index] }
    firstItems = next
    var ordered = items
    for item in items {
      ordered[Int(next[Int(item.provision)])] = item
      next[Int(item.provision)] += 1
    }
    items = ordered
  }

  private mutating func number(of file: String) -> Int32 {
    if files.last == file { return Int32(files.count - 1) }
    if let known = files.firstIndex(of: file) { return Int32(known) }
    files.append(file)
    return Int32(files.count - 1)
  }
}

/// An edition read from a file.
package struct ParsedEdition: Sendable {
  package var edition: Edition
  package var places: EditionPlaces

  package init(edition: Edition, places: EditionPlaces) {
    self.edition = edition
    self.places = places
  }
}
