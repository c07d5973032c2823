/// What a duty, or the words of a provision, do to whom they bind.
package enum Modality: String, Hashable, Sendable, CaseIterable {
  case obligation, prohibition, permission
}
