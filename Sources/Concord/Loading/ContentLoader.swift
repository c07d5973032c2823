package import Compliance
package import Diagnostics
package import LegalText
package import Publishing

/// Everything that a content folder says, parsed but not yet linked.
package struct Content: Sendable {
  package var information: HandbookInformation
  package var corpus: Corpus
  package var organization: Organization
  package var prose: [ProsePage]
  /// In the order of the files.
  package var releases: [Release]
  package var sources: [SourceDigest]

  /// The instrument that references without a name mean, when its text is loaded.
  package var defaultInstrument: InstrumentIdentifier? {
    information.defaultRegulation.map { InstrumentIdentifier($0.value) }.flatMap { corpus[$0]?.id }
  }
}

/// Loads and parses a content folder. Every problem of every file is reported in one run.
package struct ContentLoader {
  private let folder: ProjectFolder
  private let content: String
  private let asOf: CalendarDate
  private let width: Int
  private var diagnostics: [Diagnostic] = []
  private var sources: [SourceDigest] = []

  /// - Parameters:
  ///   - content: the content folder's path below the project folder: `content`.
  ///   - width: how many cores to use.
  package init(folder: ProjectFolder, content: String, asOf: CalendarDate, width: Int) {
    self.folder = folder
    self.content = content
    self.asOf = asOf
    self.width = width
  }

  /// `nil` when there is no content folder; otherwise what could be read, with the problems of the rest.
  package mutating func load() async -> Checked<Content?> {
    guard folder.isFolder(content) else {
      return Checked(
        nil,
        [
          Diagnostic(
            "missing-folder", .error, "Folder '\(content)' does not exist; name it with --content or run 'concord init'", at: nil)
        ])
    }
    var information = await loadInformation()
    information.publishing.redirects = await loadRedirects()
    let corpus = await loadCorpus()
    var organization = await loadOrganization()
    organization.disclosures = information.disclosures
    let prose = await load(folder.files(below: content + "/pages", endings: [".md"])).map { text in
      ProsePage(slug: Self.slug(text.source.path), source: text.source)
    }
    let releases = await loadReleases()
    if let name = information.defaultRegulation, corpus[InstrumentIdentifier(name.value)] == nil {
      diagnostics.append(
        Diagnostic(
          "unknown-regulation", .error,
          "Value '\(name.value)' is not a regulation of this project"
            + NearMiss.suggestion(for: name.value, among: corpus.instruments.map(\.id.rawValue)), at: name.position))
    }
    let known = Set(sources.map(\.path) + diagnostics.compactMap { $0.position?.file })
    diagnostics += UnreadFiles(folder: folder, content: content).diagnostics(known: known)
    let loaded = Content(
      information: information, corpus: corpus, organization: organization, prose: prose, releases: releases,
      sources: sources.sorted { $0.path < $1.path })
    return Checked(loaded, diagnostics)
  }

  /// Reads texts on all cores, in the order of the paths.
  private mutating func load(_ paths: [String]) async -> [LoadedText] {
    let folder = folder
    let results = await paths.concurrentMap(width: width) { folder.text(of: $0) }
    let texts = results.compactMap { $0.reporting(to: &diagnostics) }
    sources += texts.map(\.digest)
    return texts
  }

  /// Reads YAML files on all cores; empty files are reported.
  private mutating func loadRecords(_ paths: [String]) async -> [RecordValue] { await loadRecords(paths) { Checked($0) } }

  /// Reads YAML files on all cores and makes of each what is kept of it, so that no more than a few are in memory as records.
  private mutating func loadRecords<Value: Sendable>(
    _ paths: [String], _ read: @escaping @Sendable (RecordValue) -> Checked<Value>
  ) async -> [Value] {
    let folder = folder
    let results = await paths.concurrentMap(width: width) { path -> Checked<(digest: SourceDigest?, value: Value?)> in
      var diagnostics: [Diagnostic] = []
      guard let text = folder.text(of: path).reporting(to: &diagnostics) else { return Checked((nil, nil), diagnostics) }
      let record = YAMLDocument.read(text.source)
      if record.value == nil, record.diagnostics.isEmpty {
        diagnostics.append(Diagnostic("empty-file", .error, "File is empty; fill it or remove it", at: SourcePosition(startOf: path)))
      }
      let value = record.reporting(to: &diagnostics).map { read($0).reporting(to: &diagnostics) }
      return Checked((text.digest, value), diagnostics)
    }
    let read = results.map { $0.reporting(to: &diagnostics) }
    sources += read.compactMap(\.digest)
    return read.compactMap(\.value)
  }

  private mutating func loadInformation() async -> HandbookInformation {
    let path = content + "/handbook.yaml"
    guard folder.exists(path) else {
      diagnostics.append(
        Diagnostic("missing-file", .error, "File '\(path)' is missing; it gives the handbook its title", at: nil))
      return HandbookInformation(title: "", organization: "")
    }
    guard let record = await loadRecords([path]).first else { return HandbookInformation(title: "", organization: "") }
    var (information, logo) = HandbookReader.read(record).reporting(to: &diagnostics)
    if let logo { information.branding.logo = loadLogo(logo) }
    return information
  }

  private mutating func loadLogo(_ name: Located<String>) -> Logo? {
    let path = content + "/" + name.value
    guard !name.value.split(separator: "/").contains(".."), folder.exists(path), !folder.isFolder(path) else {
      diagnostics.append(
        Diagnostic("missing-file", .error, "Image '\(name.value)' does not exist below '\(content)'", at: name.position))
      return nil
    }
    guard let bytes = folder.bytes(of: path).reporting(to: &diagnostics) else { return nil }
    sources.append(SourceDigest(path: path, bytes: bytes))
    return Logo.check(bytes, path: path, namedAt: name.position).reporting(to: &diagnostics)
  }

  /// `redirects.yaml`; a project without one has none.
  private mutating func loadRedirects() async -> [Redirect] {
    let path = content + "/redirects.yaml"
    guard folder.exists(path), let record = await loadRecords([path]).first else { return [] }
    return PublishingReader.readRedirects(record).reporting(to: &diagnostics)
  }

  private mutating func loadCorpus() async -> Corpus {
    var instruments: [Instrument] = []
    let names = folder.folders(in: content + "/regulations")
    if names.isEmpty {
      diagnostics.append(
        Diagnostic(
          "no-regulations", .error, "Folder '\(content)/regulations' holds no regulation; add one folder for each", at: nil))
    }
    for name in names {
      if let instrument = await loadInstrument(name) { instruments.append(instrument) }
    }
    return Corpus(instruments: instruments)
  }

  private mutating func loadInstrument(_ name: String) async -> Instrument? {
    let path = "\(content)/regulations/\(name)"
    guard folder.exists(path + "/regulation.yaml") else {
      diagnostics.append(
        Diagnostic("missing-file", .error, "File '\(path)/regulation.yaml' is missing; it describes the regulation", at: nil))
      return nil
    }
    guard let record = await loadRecords([path + "/regulation.yaml"]).first,
      let regulation = RegulationReader.read(record, id: InstrumentIdentifier(name), folder: path).reporting(to: &diagnostics)
    else { return nil }
    let editions = loadEditions(regulation)
    guard !editions.isEmpty else { return nil }
    let mappings = await loadMappings(of: regulation.id, editions, in: path)
    return Instrument(regulation: regulation, editions: editions, mappings: mappings, asOf: asOf)
  }

  /// The only regulation of a name, without the rest of the content; `nil` when it cannot be read.
  package mutating func loadRegulation(_ id: InstrumentIdentifier) async -> Checked<Instrument?> {
    let names = folder.folders(in: content + "/regulations")
    guard names.contains(id.rawValue) else {
      let message = "Regulation '\(id)' has no folder in '\(content)/regulations'" + NearMiss.suggestion(for: id.rawValue, among: names)
      return Checked(nil, [Diagnostic("unknown-regulation", .error, message, at: nil)])
    }
    let instrument = await loadInstrument(id.rawValue)
    return Checked(instrument, diagnostics)
  }

  /// The mappings between editions: `mappings/OLD--NEW.yaml`.
  private mutating func loadMappings(
    of id: InstrumentIdentifier, _ editions: [LoadedEdition], in path: String
  ) async -> [ProvisionMapping] {
    var pairs: [String: (LoadedEdition, LoadedEdition)] = [:]
    for old in editions {
      for new in editions where new.information.id != old.information.id {
        pairs["\(path)/\(ProvisionMapping.path(from: old.information.id, to: new.information.id))"] = (old, new)
      }
    }
    var mappings: [ProvisionMapping] = []
    for file in folder.files(below: path + "/mappings", endings: Self.yaml) {
      guard let (old, new) = pairs[file] else {
        diagnostics.append(
          Diagnostic(
            "unknown-edition", .error,
            "File '\(file)' is not named after two editions of '\(id)', as in 'OLD--NEW.yaml'"
              + NearMiss.suggestion(for: file, among: pairs.keys.sorted()), at: SourcePosition(startOf: file)))
        continue
      }
      guard let record = await loadRecords([file]).first else { continue }
      let mapping = ProvisionMappingReader.read(
        record, instrument: id, from: old.information.id, old.edition, to: new.information.id, new.edition
      ).reporting(to: &diagnostics)
      if let mapping { mappings.append(mapping) }
    }
    return mappings
  }

  private mutating func loadEditions(_ regulation: Regulation) -> [LoadedEdition] {
    var editions: [LoadedEdition] = []
    for information in regulation.editions {
      guard folder.exists(information.file.value) else {
        diagnostics.append(
          Diagnostic(
            "missing-file", .error, "File '\(information.file.value)' of edition '\(information.id)' does not exist",
            at: information.file.position))
        continue
      }
      let path = information.file.value
      guard let bytes = folder.bytes(of: path).reporting(to: &diagnostics) else { continue }
      sources.append(SourceDigest(path: path, bytes: bytes))
      guard let source = EditionFile.decode(bytes, path: path).reporting(to: &diagnostics) else { continue }
      // A file that shows no format is read as what people write by hand, whose reader says what is missing.
      let reading = EditionFile.read(
        source, instrument: regulation.id, format: information.format, fallback: path.hasSuffix(".md") ? .outline : nil
      ).reporting(to: &diagnostics)
      let edition = KindRecognition.recognize(
        reading.parsed.edition, levelNames: regulation.levelNames, excluding: regulation.terms.exclude.map(\.value))
      for later in information.later where edition.index(of: later.provision) == nil {
        let known = edition.provisions.lazy.map { $0.address.components.joined(separator: "/") }
        let name = later.provision.components.joined(separator: "/")
        diagnostics.append(
          Diagnostic(
            "unknown-provision", .error,
            "Provision '\(name)' is not in edition '\(information.id)'" + NearMiss.suggestion(for: name, among: known), at: later.position))
      }
      editions.append(
        LoadedEdition(
          information: information, edition: edition, places: reading.parsed.places, markedTerms: reading.terms,
          references: reading.references, identifiers: reading.identifiers))
    }
    return editions
  }

  private mutating func loadOrganization() async -> Organization {
    let vocabularies = VocabularyReader.read(
      await loadRecords(folder.files(below: content + "/vocabularies", endings: Self.yaml)), folder: content + "/vocabularies"
    ).reporting(to: &diagnostics)
    let obligationFiles = await parse("obligations", ObligationReader.read)
    let vendors = await loadVendors(vocabularies)
    let assessments = await parse("assessments", AssessmentReader.read).flatMap { $0 }
    let waivers = await loadWaivers()
    return Organization(
      vocabularies: vocabularies, vendors: vendors, obligations: obligationFiles.flatMap(\.obligations),
      roleRules: obligationFiles.flatMap(\.roleRules), assessments: assessments, waivers: waivers)
  }

  /// `releases/*.yaml`, each named after its file.
  private mutating func loadReleases() async -> [Release] {
    var releases: [Release] = []
    for path in folder.files(below: content + "/releases", endings: Self.yaml) {
      guard let record = await loadRecords([path]).first else { continue }
      let release = ReleaseFile.read(record, name: Self.slug(path)).reporting(to: &diagnostics)
      if let release { releases.append(release) }
    }
    return releases
  }

  /// `waivers.yaml`; a project without one has no waivers.
  private mutating func loadWaivers() async -> [Waiver] {
    let path = content + "/waivers.yaml"
    guard folder.exists(path), let record = await loadRecords([path]).first else { return [] }
    return WaiverReader.read(record).reporting(to: &diagnostics)
  }

  /// Vendors from their own files, then from registers, files by path.
  private mutating func loadVendors(_ vocabularies: Vocabularies) async -> [Vendor] {
    let files = VendorFiles(folder.files(below: "\(content)/vendors", endings: Self.yaml + VendorFiles.registerEndings))
    diagnostics += files.diagnostics
    var vendors = await loadRecords(files.vendors, VendorReader.read).compactMap(\.self)
    for register in files.registers {
      var configuration = RegisterConfiguration()
      if let path = register.configuration, let record = await loadRecords([path]).first {
        configuration = RegisterConfigurationReader.read(record).reporting(to: &diagnostics)
      }
      guard let bytes = folder.bytes(of: register.path).reporting(to: &diagnostics) else { continue }
      sources.append(SourceDigest(path: register.path, bytes: bytes))
      let source = SourceText.decoding(bytes, path: register.path).reporting(to: &diagnostics)
      let read = source.flatMap {
        RegisterReader.read($0, configuration, vocabularies: vocabularies).reporting(to: &diagnostics)
      }
      vendors += read?.vendors ?? []
    }
    return vendors
  }

  /// Reads all YAML files below a folder of the content and turns each into a value, on all cores.
  private mutating func parse<Value: Sendable>(
    _ name: String, _ read: @escaping @Sendable (RecordValue) -> Checked<Value>
  ) async -> [Value] {
    await loadRecords(folder.files(below: "\(content)/\(name)", endings: Self.yaml), read)
  }

  private static let yaml = [".yaml", ".yml"]

  private static func slug(_ path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    return String(name.prefix { $0 != "." }).lowercased().replacing(" ", with: "-")
  }
}
