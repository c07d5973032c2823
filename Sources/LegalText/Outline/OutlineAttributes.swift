internal import Diagnostics

/// What is written in braces before a paragraph or heading: what the text alone does not tell.
struct OutlineAttributes {
  var kind: Located<ProvisionKind>?
  /// The last component of the address.
  var id: Located<String>?
  var designation: Located<String>?
  var heading: Located<String>?
  var level: Located<Int>?
  var depth: Located<Int>?
  var continues: Located<String>?
  var state: Located<ProvisionState>?
  var isSummary: Located<Bool>?
  var isIncomplete: Located<Bool>?
  var isEmpty: Located<Bool>?
  /// Where the first brace stands; `nil` when nothing is written.
  var position: SourcePosition?

  var isAbsent: Bool { position == nil }
  /// Whether a paragraph without an enumerator opens a provision.
  var opensProvision: Bool { kind != nil || designation != nil || heading != nil || isEmpty?.value == true }

  /// The names of the attributes that are written, with their places, in a fixed order.
  var written: [(name: String, position: SourcePosition)] {
    let all: [(String, SourcePosition?)] = [
      ("kind", kind?.position), ("id", id?.position), ("designation", designation?.position), ("heading", heading?.position),
      ("level", level?.position), ("depth", depth?.position), ("continues", continues?.position),
      (state.map(\.value.attributeName) ?? "state", state?.position), ("summary", isSummary?.position),
      ("incomplete", isIncomplete?.position), ("empty", isEmpty?.position),
    ]
    return all.compactMap { name, position in position.map { (name, $0) } }
  }
}

extension ProvisionState {
  /// The flag that says so in braces.
  var attributeName: String {
    switch self {
    case .inForce: "in-force"
    case .reserved: "reserved"
    case .repealed: "repealed"
    case .transferred: "transferred"
    case .omitted: "omitted"
    }
  }
}
