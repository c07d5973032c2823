extension Int {
  /// "1 obligation", "2 obligations"; without `plural`, the noun with an "s".
  package func counted(_ noun: String, plural: String? = nil) -> String {
    self == 1 ? "1 \(noun)" : "\(self) \(plural ?? noun + "s")"
  }
}
