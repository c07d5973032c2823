extension Collection where Self: Sendable, Element: Sendable, Index: Sendable {
  /// Transforms the elements concurrently, at most `width` at once, and returns the results in element order.
  ///
  /// Report problems of the input as results: whichever finishes first, the order here does not change.
  package func concurrentMap<Result: Sendable>(
    width: Int, _ transform: @escaping @Sendable (Element) -> Result
  ) async -> [Result] {
    let elements = Array(self)
    let width = Swift.max(1, Swift.min(width, elements.count))
    guard width > 1 else { return elements.map(transform) }
    // A few chunks per core: small enough to balance, large enough that a task costs nothing beside its work.
    let chunkSize = Swift.max(1, elements.count / (width * 8))
    let starts = Array(stride(from: 0, to: elements.count, by: chunkSize))
    return await withTaskGroup(of: (Int, [Result]).self) { group in
      var chunks = [[Result]](repeating: [], count: starts.count)
      var next = 0
      func startNext() {
        guard next < starts.count else { return }
        let number = next
        next += 1
        let range = starts[number]..<Swift.min(starts[number] + chunkSize, elements.count)
        group.addTask { (number, elements[range].map(transform)) }
      }
      for _ in 0..<width { startNext() }
      while let (number, results) = await group.next() {
        chunks[number] = results
        startNext()
      }
      return chunks.flatMap { $0 }
    }
  }
}
