/// Finds the known name that an unknown one was probably meant to be.
package enum NearMiss {
  /// The candidate closest to `name`, when close enough to be a plausible slip: within a third of the longer length, at
  /// least one edit and at most three. Case counts as half an edit. Of equals the first in scalar order.
  ///
  /// - Complexity: O(*n* · *m*) per candidate in their lengths.
  package static func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
    var best: (distance: Int, name: String)?
    let source = Array(name.unicodeScalars)
    guard source.count <= 200 else { return nil }  // a slip of a name, not a paragraph
    for candidate in candidates where candidate != name {
      let target = Array(candidate.unicodeScalars)
      let limit = 2 * min(3, max(1, max(source.count, target.count) / 3))
      guard abs(source.count - target.count) * 2 <= limit else { continue }
      let distance = distance(source, target)
      guard distance <= limit else { continue }
      if let found = best, (found.distance, found.name) <= (distance, candidate) { continue }
      best = (distance, candidate)
    }
    return best?.name
  }

  /// "; did you mean 'x'?", or nothing when no candidate is near.
  package static func suggestion(for name: String, among candidates: some Sequence<String>) -> String {
    nearest(to: name, among: candidates).map { "; did you mean '\($0)'?" } ?? ""
  }

  /// Twice the edit distance with transpositions; a change of case costs one.
  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var beforePrevious: [Int] = []
    var previous = (0...right.count).map { $0 * 2 }
    for row in 0..<left.count {
      var current = [(row + 1) * 2]
      current.reserveCapacity(right.count + 1)
      for column in 0..<right.count {
        let substitution = cost(left[row], right[column])
        var value = min(previous[column + 1] + 2, current[column] + 2, previous[column] + substitution)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          value = min(value, beforePrevious[column - 1] + 2)
        }
        current.append(value)
      }
      beforePrevious = previous
      previous = current
    }
    return previous[right.count]
  }

  private static func cost(_ left: Unicode.Scalar, _ right: Unicode.Scalar) -> Int {
    if left == right { return 0 }
    return left.properties.lowercaseMapping == right.properties.lowercaseMapping ? 1 : 2
  }
}
