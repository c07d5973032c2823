/// The names that columns have in the registers of organizations, after `HeaderName.normalized`.
enum ColumnAliases {
  struct Entry {
    var field: RegisterField
    /// A name that ends with "…" stands for every header that begins with it.
    var names: [String]
  }

  /// Names that mean one thing wherever they stand.
  static let certain: [Entry] = [
    Entry(field: .id, names: [
      "id", "ref", "ref id", "vendor id", "third party id", "supplier number", "supplier id", "reference", "internal id", "n ref",
    ]),
    Entry(field: .name, names: [
      "name", "vendor", "vendor name", "supplier", "supplier name", "company name", "third party name", "provider", "service provider",
      "processor", "sub processor", "subprocessor", "entity name", "data broker name", "sous traitant", "prestataire", "fournisseur",
      "auftragsverarbeiter", "lieferant",
    ]),
    Entry(field: .legalName, names: ["legal entity", "legal name"]),
    Entry(field: .parent, names: ["parent entity", "parent entity id", "ultimate parent"]),
    Entry(field: .lei, names: ["lei"]),
    Entry(field: .euid, names: ["euid"]),
    Entry(field: .vat, names: ["vat", "vat number"]),
    Entry(field: .duns, names: ["duns"]),
    Entry(field: .engagement, names: ["engagement", "engagement id"]),
    Entry(field: .service, names: [
      "service", "services", "service provided", "services provided", "vendor provides", "product", "solution", "description of service",
      "service description", "what they do", "nom du logiciel",
    ]),
    Entry(field: .category, names: ["category", "vendor category", "vendor type", "categorie"]),
    Entry(field: .serviceType, names: ["service type", "ict service type"]),
    Entry(field: .role, names: [
      "role", "declared role", "data controller data processor", "gdpr role", "processor type",
    ]),
    Entry(field: .recipient, names: [
      "recipient", "recipient category", "category of recipient", "category of recipients", "categories of recipients", "destinataires",
      "categories de destinataires", "kategorien von empfangern",
    ]),
    Entry(field: .status, names: ["status", "vendor status", "lifecycle"]),
    Entry(field: .terminated, names: [
      "terminated", "termination date", "terminated on", "contract termination date", "deleted", "deleted date", "offboarded",
      "offboarding date",
    ]),
    Entry(field: .criticality, names: ["criticality", "service criticality", "business criticality", "tier", "impact level"]),
    Entry(field: .risk, names: ["risk", "risk level", "risk rating", "tolerance"]),
    Entry(field: .inherentRisk, names: ["inherent risk", "inherent risk level"]),
    Entry(field: .residualRisk, names: ["residual risk", "residual risk level"]),
    Entry(field: .owner, names: [
      "owner", "business owner", "vendor owner", "relationship owner", "account manager", "security owner", "responsible",
      "responsible person",
    ]),
    Entry(field: .ownerEmail, names: ["contact email", "owner email"]),
    Entry(field: .businessFunction, names: ["business function", "department", "business unit", "function identifier"]),
    Entry(field: .data, names: [
      "categories of personal data", "data categories", "data types", "data types processed", "stored data type", "data elements",
      "data stored", "categories de donnees", "categories de donnees traitees", "datenkategorien",
    ]),
    Entry(field: .specialCategories, names: ["special categories", "donnees sensibles"]),
    Entry(field: .dataSubjects, names: [
      "categories of individuals", "data subjects", "categories de personnes", "categories de personnes concernees",
      "betroffene personen",
    ]),
    Entry(field: .purposes, names: [
      "purpose of processing", "purposes", "finalite", "finalites", "objectifs", "objectifs finalites", "zweck der verarbeitung",
    ]),
    Entry(field: .lawfulBasis, names: ["article 6 lawful basis…", "lawful basis", "legal basis"]),
    Entry(field: .locations, names: [
      "location of personal data", "data location", "hosting location", "location", "locations", "region", "location of data at rest",
      "speicherort",
    ]),
    Entry(field: .processingLocation, names: ["processing location", "location of data processing"]),
    Entry(field: .country, names: ["country", "hq country", "headquarters", "vendor headquarters", "pays", "land"]),
    Entry(field: .transfers, names: [
      "names of third countries…", "third country transfers", "transferts hors ue", "transferts vers des pays tiers",
    ]),
    Entry(field: .safeguards, names: ["safeguards…", "transfer mechanism", "garanties", "scc"]),
    Entry(field: .contract, names: [
      "contract", "contract reference", "contractual arrangement reference number", "contract ref",
    ]),
    Entry(field: .contractURL, names: ["link to contract with processor", "contract url"]),
    Entry(field: .contractStart, names: ["start date", "contract start", "contract start date"]),
    Entry(field: .contractEnd, names: ["end date", "contract end", "contract ends", "contract end date", "expiry", "expiry date"]),
    Entry(field: .notice, names: ["notice period"]),
    Entry(field: .governingLaw, names: ["governing law"]),
    Entry(field: .dpaSigned, names: ["dpa", "dpa signed", "dpa reviewed", "av vertrag", "accord de sous traitance"]),
    Entry(field: .dpaDate, names: ["dpa date", "contract signed"]),
    Entry(field: .dpaURL, names: ["dpa url", "data processing agreement url"]),
    Entry(field: .certifications, names: [
      "soc 2", "iso 27001", "certifications", "security certifications", "compliance certifications",
    ]),
    Entry(field: .subcontractors, names: [
      "subcontractors", "subprocessors", "sub processors", "sub processor list", "subprocessors list",
    ]),
    Entry(field: .retention, names: [
      "retention schedule", "retention", "duree de conservation", "durees de conservation", "delais prevus pour l'effacement",
    ]),
    Entry(field: .securityMeasures, names: [
      "security measures…", "general description of technical and organisational security measures", "mesures de securite…",
    ]),
    Entry(field: .lastReview, names: [
      "last reviewed", "last review", "last review date", "last assessment", "last assessment date", "review date",
    ]),
    Entry(field: .nextReview, names: [
      "next review", "next review deadline", "next review date", "next assessment due", "reassessment date",
    ]),
    Entry(field: .obligations, names: ["obligations", "controls", "requirements", "articles", "mapped to"]),
    Entry(field: .notes, names: ["notes", "comments", "additional notes"]),
    Entry(field: .url, names: ["website", "website url", "url", "domain name"]),
  ]

  /// Names that mean several things. A column takes the first of its fields that no other column has, from left to right;
  /// when all are taken, it is kept under `extra`.
  static let loose: [String: [RegisterField]] = [
    "purpose": [.service, .purposes],
    "description": [.notes],
    "type": [.category],
    "domain": [.businessFunction],
    "renewal date": [.contractEnd],
    // Beside a city, a state is a part of an address: see ColumnMapping.
    "state": [.status],
  ]

  /// Columns of DORA's register of information, which mean different things in each template.
  static let templates: [String: [String: RegisterField]] = [
    "b_05.01": [
      "c0010": .identifier, "c0030": .name, "c0050": .country, "c0080": .parent,
    ],
    // This template names providers by their code alone; their names are in b_05.01.
    "b_02.02": [
      "c0010": .contract, "c0030": .name, "c0050": .businessFunction, "c0060": .serviceType, "c0070": .contractStart,
      "c0080": .contractEnd, "c0100": .notice, "c0120": .governingLaw, "c0150": .locations, "c0160": .processingLocation,
      "c0180": .criticality,
    ],
  ]

  private static let exact: [String: RegisterField] = {
    // A field's own name always means the field.
    var fields = Dictionary(uniqueKeysWithValues: RegisterField.allCases.map { (HeaderName.normalized($0.rawValue), $0) })
    for entry in certain {
      for name in entry.names where !name.hasSuffix("…") { fields[name] = entry.field }
    }
    return fields
  }()

  private static let prefixes: [(name: String, field: RegisterField)] = certain.flatMap { entry in
    entry.names.filter { $0.hasSuffix("…") }.map { (String($0.dropLast()), entry.field) }
  }

  /// The field that a normalized header certainly means.
  static func field(of name: String) -> RegisterField? {
    exact[name] ?? prefixes.first { name.hasPrefix($0.name) }?.field
  }

  /// Whether a header has a meaning of its own, so that data under it would be read as such.
  static func isKnown(_ header: String) -> Bool {
    HeaderName.readings(of: header).contains { field(of: $0) != nil || loose[$0] != nil }
  }
}

/// Headers for those who write registers.
package enum RegisterColumns {
  /// A header under which a further value is read back as such.
  package static func header(forExtra name: String) -> String {
    ColumnAliases.isKnown(name) || name.hasPrefix(ColumnMapping.extraPrefix) ? ColumnMapping.extraPrefix + name : name
  }
}
