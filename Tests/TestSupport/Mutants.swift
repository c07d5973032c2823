import Foundation

/// How many mutants a mutation test reads: 19,000 over all readers in an ordinary run, `CONCORD_MUTANTS` times as many where that is
/// set. The first are the same however many there are.
///
///     CONCORD_MUTANTS=10 swift test --filter Mutation
package enum Mutants {
  package static let factor = max(1, ProcessInfo.processInfo.environment["CONCORD_MUTANTS"].flatMap { Int($0) } ?? 1)
}
