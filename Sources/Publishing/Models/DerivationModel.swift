internal import Compliance
internal import Diagnostics
internal import LegalText

/// How a status or a role came out as it did.
struct DerivationModel: TemplateModel {
  var anchor: String
  var title: String
  /// The obligation's page; `nil` for a role.
  var href: String?
  var conclusion: String
  var steps: [DerivationStepModel]

  static let fields: [TemplateField<DerivationModel>] = [
    .text("anchor") { $0.anchor }, .text("title") { $0.title }, .optionalLink("href") { $0.href },
    .text("conclusion") { $0.conclusion }, .list("steps") { $0.steps },
  ]

  /// How many derivations an engagement has: that of what all obligations share, and one for each that binds or may bind.
  static func count(_ context: PageContext, _ engagement: EngagementIndex) -> Int { 1 + context.index.determinations[engagement].count }

  /// - Parameter offset: 0 for what all obligations share, then the obligations in the order of their provisions.
  init(_ context: PageContext, _ engagement: EngagementIndex, at offset: Int) {
    let organization = context.organization
    guard offset > 0 else {
      let shared = organization.roleDerivation(of: engagement) + organization.contractSteps(of: engagement)
      anchor = Self.roleAnchor(context.linked, engagement)
      title = "Role and contracts"
      conclusion = organization.roleWords(of: engagement).capitalizedFirst
      steps = shared.map { DerivationStepModel(context, $0) }
      return
    }
    let obligation = context.index.determinations[engagement][offset - 1].obligation
    let derivation = organization.derivation(of: obligation, engagement, isWhole: false)
    anchor = Self.anchor(context.linked, obligation, engagement)
    title = context.linked.obligations[obligation].record.title
    href = context.links.href(.obligation(obligation))
    conclusion = derivation.conclusion.label
    steps = derivation.steps.map { DerivationStepModel(context, $0) }
  }

  /// Where the derivation of a pair stands: on the vendor's page.
  static func href(_ context: PageContext, _ obligation: ObligationIndex, _ engagement: EngagementIndex) -> String {
    context.links.href(
      .vendor(context.linked.engagements[engagement].vendor), anchor: anchor(context.linked, obligation, engagement))
  }

  static func anchor(_ linked: LinkedOrganization, _ obligation: ObligationIndex, _ engagement: EngagementIndex) -> String {
    // Identifiers hold single hyphens only inside, so two of them keep the parts apart.
    "\(linked.engagements[engagement].record.id.value)--\(linked.obligations[obligation].record.id.value)"
  }

  static func roleAnchor(_ linked: LinkedOrganization, _ engagement: EngagementIndex) -> String {
    "\(linked.engagements[engagement].record.id.value)--role"
  }
}

/// A step with its provision and its line.
struct DerivationStepModel: TemplateModel {
  var kind: String
  var text: String
  var citation: String?
  var href: String?
  /// `content/vendors/pinwheel.yaml:14:5`
  var place: String?

  static let fields: [TemplateField<DerivationStepModel>] = [
    .text("kind") { $0.kind }, .text("text") { $0.text }, .optionalText("citation") { $0.citation },
    .optionalLink("href") { $0.href }, .optionalText("place") { $0.place },
  ]

  init(_ context: PageContext, _ step: DerivationStep) {
    kind = step.kind.rawValue
    text = step.text.withNoBreakSections
    citation = step.provision.map(context.shortCitation)
    href = step.provision.flatMap { context.links.href(to: $0) }
    place = step.position?.description
  }
}

/// What stands beside a status.
struct FlagModel: TemplateModel {
  /// The class: `suspect`, `waived`, `pending`.
  var name: String
  var label: String
  /// Why, in words.
  var title: String

  static let fields: [TemplateField<FlagModel>] = [
    .text("name") { $0.name }, .text("label") { $0.label }, .text("title") { $0.title },
  ]

  /// Characters of a title.
  private static let mostWords = 280

  static func flags(_ flags: DeterminationFlags) -> [FlagModel] {
    var result: [FlagModel] = []
    if !flags.suspect.isEmpty {
      let words = flags.suspect.map(\.inWords).joined(separator: "; ").capitalizedFirst
      // A change of many words is told in the derivation; nobody reads it in a label.
      result.append(FlagModel(name: "suspect", label: "Suspect", title: words.count > mostWords ? words.prefix(mostWords) + " …" : words))
    }
    if let day = flags.waivedUntil {
      result.append(FlagModel(name: "waived", label: "Waived until \(day.inWords)", title: "Accepted until \(day.inWords)"))
    }
    if let day = flags.pendingFrom {
      result.append(FlagModel(name: "pending", label: "Pending from \(day.inWords)", title: "It binds from \(day.inWords)"))
    }
    return result
  }
}
