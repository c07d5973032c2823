package import Diagnostics

/// Where the pieces of an edition were written, kept beside the edition so that places do not make law differ.
package struct EditionPlaces: Hashable, Sendable {
  /// For each provision the place of its designation or first word, in the order of `Edition.provisions`.
  package var provisions: [SourcePosition] = []
  /// For each provision and each of its content items, how offsets in a paragraph map to the source.
  package var content: [[TextOrigin]] = []

  package init() {}

  /// The place of a UTF-8 offset in a paragraph: content item `item` of provision `index`.
  package func position(of offset: Int, item: Int, in index: ProvisionIndex) -> SourcePosition? {
    guard content.indices.contains(index), content[index].indices.contains(item) else {
      return provisions.indices.contains(index) ? provisions[index] : nil
    }
    return content[index][item].position(of: offset)
  }
}

/// How a text put together from pieces of a source maps back to it.
package struct TextOrigin: Hashable, Sendable {
  /// A run of bytes that stand in the source as they do in the text.
  package struct Run: Hashable, Sendable {
    /// UTF-8 offset in the text at which the run starts.
    package var offset: Int
    package var position: SourcePosition

    package init(offset: Int, position: SourcePosition) {
      self.offset = offset
      self.position = position
    }
  }

  /// Ascending by offset, the first at 0; empty when the place is unknown.
  package var runs: [Run]

  package init(runs: [Run] = []) { self.runs = runs }

  /// Notes that bytes of the source were taken out at an offset: what follows stands at `position` there.
  mutating func shift(behind offset: Int, by count: Int, to position: SourcePosition) {
    for index in runs.indices where runs[index].offset > offset { runs[index].offset -= count }
    runs.insert(Run(offset: offset, position: position), at: runs.lastIndex { $0.offset <= offset }.map { $0 + 1 } ?? 0)
  }

  package func position(of offset: Int) -> SourcePosition? {
    guard let run = runs.last(where: { $0.offset <= offset }) ?? runs.first else { return nil }
    var position = run.position
    position.column += max(0, offset - run.offset)
    return position
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
