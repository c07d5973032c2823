internal import Diagnostics

/// Writes vendors as `VendorReader` reads them.
package enum VendorWriter {
  /// The YAML record of one vendor.
  package static func write(_ vendor: Vendor) -> String {
    var writer = RecordWriter()
    writer.text("id", vendor.id.value)
    writer.text("name", vendor.name)
    writer.text("legal-name", vendor.legalName)
    writer.text("url", vendor.url)
    writer.text("summary", vendor.summary)
    writer.text("owner", vendor.owner)
    writer.text("status", vendor.status)
    writer.text("risk", vendor.risk)
    writer.text("terminated", vendor.terminated.map { $0.date?.description ?? Termination.unknownWord })
    writer.list("engagements", vendor.engagements) { writer, engagement in
      writer.text("id", engagement.id.value)
      writer.text("service", engagement.recordedService ?? Engagement.unknownService)
      writer.text("role", engagement.role?.value)
      writer.texts("purposes", engagement.purposes.map(\.value))
      writer.texts("data", engagement.data.map(\.value))
      writer.texts("locations", engagement.locations)
      writer.text("recipient", engagement.recipient?.value)
      writer.text("disclosure", engagement.disclosure?.rawValue)
      writer.text("starts", engagement.starts?.description)
      writer.text("ends", engagement.ends?.description)
      switch engagement.contract {
      case .notRecorded: break
      case .noContract: writer.text("contract", "none")
      case .contracts(let ids):
        if ids.count == 1 { writer.text("contract", ids[0].value) } else { writer.texts("contract", ids.map(\.value)) }
      }
      switch engagement.subcontractors {
      case .notRecorded: break
      case .none: writer.text("subcontractors", "none")
      // Those of a register have names alone.
      case .listed(let list): writer.list("subcontractors", list) { $0.text("name", $1.name.value) }
      }
      writer.text("owner", engagement.owner)
      writer.text("note", engagement.note)
      writer.mapping("recorded", engagement.recorded.map { ($0.name, $0.values) })
      writer.mapping("extra", engagement.extra.map { ($0.name, $0.values) })
    }
    // Contracts of a register have neither clauses nor reviews.
    writer.list("contracts", vendor.contracts) { writer, contract in
      writer.text("id", contract.id.value)
      writer.text("title", contract.title)
      writer.text("signed", contract.signed?.description)
      writer.text("starts", contract.starts?.description)
      writer.text("ends", contract.ends?.description)
    }
    return writer.yaml
  }
}
