/// What a column of a register can hold, by the name that `columns:` uses for it.
package enum RegisterField: String, Sendable, CaseIterable {
  case id, name
  case legalName = "legal-name"
  case parent
  case identifier
  case lei, euid, vat, duns
  case engagement, service, category
  case serviceType = "service-type"
  case role, recipient, status
  case terminated
  case criticality, risk
  case inherentRisk = "inherent-risk"
  case residualRisk = "residual-risk"
  case owner
  case ownerEmail = "owner-email"
  case businessFunction = "business-function"
  case data
  case specialCategories = "special-categories"
  case dataSubjects = "data-subjects"
  case purposes
  case lawfulBasis = "lawful-basis"
  case locations
  case processingLocation = "processing-location"
  case country
  case transfers, safeguards
  case contract
  case contractURL = "contract-url"
  case contractStart = "contract-start"
  case contractEnd = "contract-end"
  case notice
  case governingLaw = "governing-law"
  case dpaSigned = "dpa-signed"
  case dpaDate = "dpa-date"
  case dpaURL = "dpa-url"
  case certifications, subcontractors, retention
  case securityMeasures = "security-measures"
  case lastReview = "last-review"
  case nextReview = "next-review"
  case obligations, notes, url

  /// Whether the field becomes part of a vendor, an engagement or a contract. Every other is kept under `extra`.
  var isOfRecord: Bool {
    switch self {
    case .id, .name, .legalName, .engagement, .service, .role, .recipient, .status, .terminated, .risk, .owner, .data, .purposes, .locations,
      .contract, .contractStart, .contractEnd, .dpaDate, .subcontractors, .notes, .url:
      true
    default: false
    }
  }
}
