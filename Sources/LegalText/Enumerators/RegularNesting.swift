/// The levels of a numbering in which each number has one regular place: it follows one open level or begins a new one.
///
/// Most sections are so, and need no search. Wherever the search could find another reading about as good, there is no answer
/// here: the margins are those of `NestingCosts`.
enum RegularNesting {
  private struct Open {
    var reading: EnumeratorReading
    var delimiter: Enumerator.Delimiter
  }

  /// `nil` for a list that needs the search.
  static func levels(of items: [NestingItem]) -> [Int]? {
    var open: [Open] = []
    /// The style last used at each depth.
    var styles: [EnumeratorStyle] = []
    var result: [Int] = []
    result.reserveCapacity(items.count)
    for item in items {
      guard let enumerator = item.enumerator, item.level == nil, item.depth == nil, item.maximumDepth == nil else { return nil }
      let readings = EnumeratorReading.readings(of: enumerator.label)
      let delimiter = enumerator.delimiter
      guard let place = place(readings, delimiter, in: open, followsParent: item.followsParent) else { return nil }
      open.removeLast(open.count - place.depth)
      open.append(Open(reading: place.reading, delimiter: delimiter))
      if styles.count < open.count {
        styles.append(place.reading.style)
      } else if styles[open.count - 1] != place.reading.style {
        return nil
      }
      // Past this depth the search climbs no further and forgets styles.
      guard open.count <= 8 else { return nil }
      result.append(open.count)
    }
    return result
  }

  /// How many levels stay open around an item, and how its number is read.
  private static func place(
    _ readings: [EnumeratorReading], _ delimiter: Enumerator.Delimiter, in open: [Open], followsParent: Bool
  ) -> (depth: Int, reading: EnumeratorReading)? {
    var following: (depth: Int, reading: EnumeratorReading)?
    var beginning: EnumeratorReading?
    var isFirst = false
    for reading in readings {
      for (depth, level) in open.enumerated() where level.reading.style == reading.style {
        guard level.delimiter == delimiter else { return nil }
        let gap = reading.base - level.reading.base
        // A number that comes again or is inserted is for the search to weigh.
        if gap == 0, reading.insertion >= level.reading.insertion { return nil }
        guard gap == 1 else { continue }
        guard following == nil, reading.insertion == 0, !followsParent else { return nil }
        following = (depth, reading)
      }
      guard reading.base == 1, reading.insertion == 0, !open.contains(where: { $0.reading.style == reading.style }) else { continue }
      isFirst = true
      guard NestingCosts.isUsual(reading.style, below: open.last?.reading.style) else { continue }
      guard beginning == nil else { return nil }
      beginning = reading
    }
    if let following {
      // "(i)" behind "(h)" follows; behind "(h)(1)" it may begin.
      let climbs = following.depth < open.count - 1
      return beginning == nil && !(isFirst && climbs) ? following : nil
    }
    return beginning.map { (open.count, $0) }
  }
}
