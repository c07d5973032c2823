/// Something to write into one record of a YAML file in place.
package struct RecordStamp: Hashable, Sendable {
  /// What a stamp writes: texts, lists on one line, and records below.
  package indirect enum Value: Hashable, Sendable {
    case text(String)
    case texts([String])
    case record([Entry])
  }

  package struct Entry: Hashable, Sendable {
    package var key: String
    package var value: Value

    package init(_ key: String, _ value: Value) {
      self.key = key
      self.value = value
    }
  }

  package enum Change: Hashable, Sendable {
    /// Gives these keys of the mapping under `RecordStamp.key` these values, adds those that are missing, and takes keys out.
    case set([Entry], removing: [String])
    /// Adds a record to the list under `RecordStamp.key`.
    case append([Entry])
  }

  /// The place of the record: `RecordValue.position`.
  package var record: SourcePosition
  /// The record's key below which the change is; it is added to the record where it is missing.
  package var key: String
  package var change: Change

  package init(record: SourcePosition, key: String, change: Change) {
    self.record = record
    self.key = key
    self.change = change
  }
}

extension RecordStamp.Value {
  /// No place of the file, so that no other stamp is for it.
  static let nowhere = SourcePosition(startOf: "")

  /// The value as it is read back.
  var read: RecordValue {
    switch self {
    case .text(let text): RecordValue(.scalar(text), at: Self.nowhere)
    case .texts(let texts): RecordValue(.list(texts.map { RecordValue(.scalar($0), at: Self.nowhere) }), at: Self.nowhere)
    case .record(let entries):
      RecordValue(.mapping(entries.map { RecordEntry(key: Located($0.key, at: Self.nowhere), value: $0.value.read) }), at: Self.nowhere)
    }
  }
}

extension RecordValue {
  /// The value with a stamp applied, as it is to be read back; places below the stamp mean nothing.
  func applying(_ stamp: RecordStamp) -> RecordValue {
    switch content {
    case .empty, .scalar: return self
    case .list(let values): return RecordValue(.list(values.map { $0.applying(stamp) }), at: position)
    case .mapping(let entries):
      var result = entries.map { RecordEntry(key: $0.key, value: $0.value.applying(stamp)) }
      guard position == stamp.record else { return RecordValue(.mapping(result), at: position) }
      let place = result.firstIndex { $0.key.value == stamp.key }
      let old = place.map { result[$0].value } ?? RecordValue(.empty, at: RecordStamp.Value.nowhere)
      let value = old.changing(stamp.change)
      if let place {
        result[place].value = value
      } else {
        result.append(RecordEntry(key: Located(stamp.key, at: position), value: value))
      }
      return RecordValue(.mapping(result), at: position)
    }
  }

  /// The value with other texts at some places.
  func correcting(_ texts: [SourcePosition: String]) -> RecordValue {
    guard !texts.isEmpty else { return self }
    switch content {
    case .empty: return self
    case .scalar: return texts[position].map { RecordValue(.scalar($0), at: position) } ?? self
    case .list(let values): return RecordValue(.list(values.map { $0.correcting(texts) }), at: position)
    case .mapping(let entries):
      return RecordValue(.mapping(entries.map { RecordEntry(key: $0.key, value: $0.value.correcting(texts)) }), at: position)
    }
  }

  private func changing(_ change: RecordStamp.Change) -> RecordValue {
    switch change {
    case .append(let entries): return RecordValue(.list(elements + [RecordStamp.Value.record(entries).read]), at: position)
    case .set(let new, let removed):
      var result = entries.filter { !removed.contains($0.key.value) }
      for entry in new {
        let value = entry.value.read
        if let place = result.firstIndex(where: { $0.key.value == entry.key }) {
          result[place].value = value
        } else {
          result.append(RecordEntry(key: Located(entry.key, at: position), value: value))
        }
      }
      return RecordValue(.mapping(result), at: position)
    }
  }

  /// Whether two values say the same, wherever they stand and in whatever order their keys are written.
  package func saysTheSame(as other: RecordValue) -> Bool {
    switch (content, other.content) {
    case (.empty, .empty): return true
    case (.scalar(let one), .scalar(let two)): return one == two
    case (.list(let one), .list(let two)): return one.count == two.count && zip(one, two).allSatisfy { $0.saysTheSame(as: $1) }
    case (.mapping(let one), .mapping(let two)):
      guard one.count == two.count else { return false }
      let values = Dictionary(two.map { ($0.key.value, $0.value) }) { first, _ in first }
      return one.allSatisfy { entry in values[entry.key.value].map { entry.value.saysTheSame(as: $0) } ?? false }
    default: return false
    }
  }
}
