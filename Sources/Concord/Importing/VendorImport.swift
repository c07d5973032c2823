package import Compliance
package import Diagnostics
internal import Foundation

/// The vendor files made from a register, not yet written.
package struct VendorImport: Sendable {
  package struct File: Sendable {
    /// Below the project folder.
    package var path: String
    package var text: String
  }

  package var files: [File]
  package var report: RegisterReport
  package var vendors: [Vendor]
  /// Pairs of vendors that may be the same one, in words.
  package var duplicates: [String]

  /// Reads a register and writes each vendor as a record.
  ///
  /// - Parameters:
  ///   - path: how messages name the register.
  ///   - content: the content folder, below the project's. Its vocabularies are used when it has any.
  package static func make(
    from bytes: [UInt8], path: String, configuration: RegisterConfiguration, vocabularies: Vocabularies, content: String
  ) -> Checked<VendorImport?> {
    var diagnostics: [Diagnostic] = []
    guard let source = SourceText.decoding(bytes, path: path).reporting(to: &diagnostics),
      let register = RegisterReader.read(source, configuration, vocabularies: vocabularies).reporting(to: &diagnostics)
    else { return Checked(nil, diagnostics) }
    let files = register.vendors.map { vendor in
      File(path: "\(content)/vendors/\(vendor.id.value).yaml", text: VendorWriter.write(vendor))
    }
    return Checked(
      VendorImport(
        files: files, report: register.report, vendors: register.vendors, duplicates: DuplicateVendor.words(register.vendors)),
      diagnostics)
  }

  /// The vocabularies of a content folder; empty ones where there are none, so that every word is kept as recorded.
  package static func vocabularies(in folder: ProjectFolder, content: String) -> Checked<Vocabularies> {
    var diagnostics: [Diagnostic] = []
    let path = content + "/vocabularies"
    let records = folder.files(below: path, endings: [".yaml", ".yml"]).compactMap { path -> RecordValue? in
      guard let text = folder.text(of: path).reporting(to: &diagnostics) else { return nil }
      return YAMLDocument.read(text.source).reporting(to: &diagnostics)
    }
    guard !records.isEmpty else {
      func empty(_ kind: VocabularyKind) -> Vocabulary { Vocabulary(kind: kind, terms: []) }
      return Checked(
        Vocabularies(roles: empty(.roles), purposes: empty(.purposes), dataCategories: empty(.dataCategories)), diagnostics)
    }
    return Checked(VocabularyReader.read(records, folder: path).reporting(to: &diagnostics), diagnostics)
  }
}

extension ProjectFolder {
  /// Whether there is a file or folder that a user names, wherever it is.
  package static func exists(named path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  /// The bytes of a file that a user names, wherever it is.
  package static func bytes(ofNamed path: String) -> Checked<[UInt8]?> {
    let position = SourcePosition(startOf: path)
    guard let handle = FileHandle(forReadingAtPath: path) else {
      return Checked(nil, [Diagnostic("cannot-read", .error, "File does not exist or cannot be read", at: position)])
    }
    defer { try? handle.close() }
    // One byte more than is allowed tells a file that is too large without reading it whole.
    guard let data = try? handle.read(upToCount: maximumFileSize + 1) else {
      let size = try? handle.seekToEnd()
      return size == 0 ? Checked([]) : Checked(nil, [Diagnostic("cannot-read", .error, "File does not exist or cannot be read", at: position)])
    }
    guard data.count <= maximumFileSize else {
      return Checked(nil, [Diagnostic("cannot-read", .error, "File has more than \(maximumFileSize) bytes; split it", at: position)])
    }
    return Checked(Array(data))
  }
}
