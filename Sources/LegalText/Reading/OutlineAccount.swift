internal import Diagnostics

/// What becomes of the characters of a file that is in outline form already: the words are kept, attributes and marks of
/// headings are markup.
enum OutlineAccount {
  static func runs(of source: SourceText) -> [ImportedRun] {
    var map = DispositionMap(source)
    for line in source.lines {
      let start = source.offset(ofLine: line.number)
      let bytes = line.text.utf8
      if bytes.first == UInt8(ascii: "{"), bytes.last == UInt8(ascii: "}") {
        map.mark(start..<start + bytes.count, as: .removed(.markup))
      } else {
        let marks = bytes.prefix { $0 == UInt8(ascii: "#") }
        if !marks.isEmpty { map.mark(start..<start + marks.count, as: .removed(.markup)) }
      }
    }
    return map.runs()
  }
}
