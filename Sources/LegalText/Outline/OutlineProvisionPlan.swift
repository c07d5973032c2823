internal import Diagnostics

/// How each provision of an edition is written: its line and the attributes that say what the line does not, levels aside.
struct OutlineProvisionPlan {
  enum Form: Equatable {
    /// The text behind `#`.
    case heading(String)
    case enumerator(Enumerator)
    /// "Note:"
    case note(String)
    /// A paragraph that only its attributes make a provision.
    case unnumbered
  }

  var form: Form
  /// Kind, id, designation and heading.
  var number = OutlineAttributeWriter()
  /// State, summary, incomplete, empty.
  var marks = OutlineAttributeWriter()

  /// Plans all provisions, in document order.
  ///
  /// A second builder opens what the reader will open, so that numbers that repeat get the same suffixes.
  static func plans(for edition: Edition, events: OutlineEvents) -> [OutlineProvisionPlan] {
    var plans: [OutlineProvisionPlan] = []
    var builder = EditionBuilder(instrument: edition.instrument)
    var depths: [Int] = []
    var announced = [ProvisionKind?](repeating: nil, count: edition.provisions.count)
    let nowhere = SourcePosition(startOf: "")
    for event in events.events {
      guard case .open(let index) = event else {
        if case .content(let owner, let item) = event, let text = edition.provisions[owner].content[item].paragraph?.text {
          announced[owner] = OutlineInference.kindAnnounced(by: text)
        }
        continue
      }
      let provision = edition.provisions[index]
      let depth = provision.parent.map { depths[$0] + 1 } ?? 0
      depths.append(depth)
      builder.close(to: depth)
      let kindAnnounced = provision.parent.flatMap { announced[$0] }
      if let parent = provision.parent, events.headingDepth[index] > 0 { announced[parent] = nil }
      let parentKind = provision.parent.map { edition.provisions[$0].kind }
      let isSummaryInherited = provision.parent.map { edition.provisions[$0].isSummary } ?? false
      var (plan, label) =
        events.headingDepth[index] > 0
        ? heading(provision) : paragraph(provision, below: parentKind, announced: kindAnnounced)
      if builder.nextAddress(of: provision.kind, label: label) != provision.address {
        plan.id = provision.address.components.last
      }
      builder.open(provision.kind, label: plan.id ?? label, designation: "", at: nowhere)
      plan.marks.addMarks(of: provision, isSummaryInherited: isSummaryInherited)
      if plan.form == .unnumbered, provision.content.first?.paragraph == nil { plan.marks.add(flag: "empty") }
      plan.finish(provision)
      plans.append(plan)
    }
    return plans
  }

  private var kind: ProvisionKind?
  private var id: String?
  private var designation: String?
  private var heading: String?

  private init(_ form: Form) { self.form = form }

  private mutating func finish(_ provision: Provision) {
    if let kind { number.add("kind", kind.rawValue) }
    if let id { number.add("id", id) }
    if let designation { number.add("designation", designation) }
    if let heading { number.add("heading", heading) }
    if case .heading = form, provision.level != 0 { number.add("level", String(provision.level)) }
  }

  private static func heading(_ provision: Provision) -> (OutlineProvisionPlan, label: String) {
    let words = provision.designation.isEmpty ? provision.heading ?? "" : joined(provision.designation, provision.heading)
    for kind in [nil, provision.kind] {
      let read = OutlineHeading(words, kind: kind)
      if read.kind == provision.kind, read.designation == provision.designation, read.heading == provision.heading {
        let written = OutlineEscape.write(words, start: .other)
        // A backslash at the start makes the reader take the words for a heading without a number.
        if written.hasPrefix("\\") { continue }
        var plan = OutlineProvisionPlan(.heading(written))
        plan.kind = kind
        return (plan, label(read, provision))
      }
    }
    let text = provision.heading ?? ""
    var plan = OutlineProvisionPlan(.heading(provision.designation.isEmpty ? plainly(text) : OutlineEscape.write(text, start: .other)))
    if provision.kind != .division { plan.kind = provision.kind }
    if !provision.designation.isEmpty { plan.designation = provision.designation }
    if provision.heading == "" { plan.heading = "" }
    let read = OutlineHeading(
      designation: provision.designation, heading: text.isEmpty ? nil : text, kind: provision.kind)
    return (plan, label(read, provision))
  }

  private static func label(_ heading: OutlineHeading, _ provision: Provision) -> String {
    provision.kind == .note ? OutlineInference.label(kind: .note, designation: "") : heading.label
  }

  private static func joined(_ designation: String, _ heading: String?) -> String {
    heading.map { "\(designation) \($0)" } ?? designation
  }

  /// A heading's text that begins with a backslash, and so holds no number.
  private static func plainly(_ text: String) -> String {
    let written = OutlineEscape.write(text, start: .other)
    return written.hasPrefix("\\") || text.isEmpty ? written : "\\" + written
  }

  private static func paragraph(
    _ provision: Provision, below parent: ProvisionKind?, announced: ProvisionKind?
  ) -> (OutlineProvisionPlan, label: String) {
    let enumeratedKind = OutlineInference.kind(below: parent, announced: announced)
    var plan: OutlineProvisionPlan
    let label: String
    if let enumerator = Enumerator(provision.designation) {
      plan = OutlineProvisionPlan(.enumerator(enumerator))
      label = enumerator.label
      if provision.kind != enumeratedKind { plan.kind = provision.kind }
    } else if provision.designation == "Note:" || provision.designation == "NOTE:" {
      plan = OutlineProvisionPlan(.note(provision.designation))
      label = OutlineInference.label(kind: provision.kind, designation: provision.designation)
      if provision.kind != .note { plan.kind = provision.kind }
    } else {
      plan = OutlineProvisionPlan(.unnumbered)
      label = OutlineInference.label(kind: provision.kind, designation: provision.designation)
      plan.kind = provision.kind
      if !provision.designation.isEmpty { plan.designation = provision.designation }
    }
    plan.heading = provision.heading
    return (plan, label)
  }
}
