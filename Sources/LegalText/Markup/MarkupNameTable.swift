/// Numbers the names of a file, and knows for which namespaces their prefixes stand.
struct MarkupNameTable {
  /// The names of elements in the order of first use.
  private(set) var elements: [MarkupName] = []
  /// All names as they are written, elements and attributes, with their numbers.
  private(set) var numbers: [String: Int32] = [:]

  private struct WrittenName {
    var range: Range<Int>
    /// `nil` without a colon.
    var prefix: Int32?
    /// The number of the part behind the colon; its own without one.
    var local: Int32
    /// The element's number under the declarations of `scope`.
    var element: Int32 = -1
    var isDeclared = true
    var scope = -1
  }

  private struct Declaration {
    /// `nil` for names without a prefix.
    var prefix: Int32?
    var namespace: Int
  }

  private struct Element: Hashable {
    var local: Int32
    var namespace: Int
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var written: [WrittenName] = []
  /// The names met last, so that few need the dictionary: 256 places, by a few of their bytes.
  private var recent = [Int32](repeating: -1, count: 256)
  private var declarations: [Declaration] = []
  /// A new number whenever other declarations are in scope.
  private var scope = 0
  private var scopes = 0
  /// Namespaces by their addresses; 0 is none.
  private var namespaces: [String: Int] = ["": 0]
  private var addresses = [""]
  private var known: [Element: Int32] = [:]

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  func areEqual(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
    guard one.count == other.count else { return false }
    for offset in 0..<one.count where bytes[one.lowerBound + offset] != bytes[other.lowerBound + offset] { return false }
    return true
  }

  /// The number of a name as it is written: equal names have equal numbers.
  mutating func number(of name: Range<Int>) -> Int32 {
    guard let first = name.first, let last = name.last else { return number(new: name) }
    let middle = bytes[first + name.count / 2]
    let place = Int((bytes[first] &* 31) ^ (bytes[last] &* 17) ^ (middle &* 7) ^ UInt8(truncatingIfNeeded: name.count))
    let candidate = recent[place]
    if candidate >= 0, areEqual(written[Int(candidate)].range, name) { return candidate }
    let number = number(new: name)
    recent[place] = number
    return number
  }

  private mutating func number(new name: Range<Int>) -> Int32 {
    let text = String(decoding: bytes[name], as: UTF8.self)
    if let known = numbers[text] { return known }
    let number = Int32(truncatingIfNeeded: written.count)
    numbers[text] = number
    written.append(WrittenName(range: name, local: number))
    if let colon = bytes[name].firstIndex(of: UInt8(ascii: ":")), colon > name.lowerBound, colon + 1 < name.upperBound {
      written[Int(number)].prefix = self.number(of: name.lowerBound..<colon)
      written[Int(number)].local = self.number(of: colon + 1..<name.upperBound)
    }
    return number
  }

  // MARK: Namespaces

  var namespacesInScope: Int { declarations.count }

  /// Closes the scope of all declarations but the first `count`.
  mutating func leaveScope(to count: Int) {
    guard declarations.count > count else { return }
    declarations.removeLast(declarations.count - count)
    openScope()
  }

  private mutating func openScope() {
    scopes += 1
    scope = scopes
  }

  /// The prefix that an attribute declares, `nil` within it for `xmlns` itself; `nil` for other attributes.
  mutating func declaredPrefix(_ name: Range<Int>) -> Range<Int>?? {
    guard name.count >= 5, bytes[name.lowerBound..<name.lowerBound + 5].elementsEqual("xmlns".utf8) else { return nil }
    if name.count == 5 { return .some(nil) }
    return name.count > 6 && bytes[name.lowerBound + 5] == UInt8(ascii: ":") ? name.lowerBound + 6..<name.upperBound : nil
  }

  mutating func declare(_ prefix: Range<Int>?, _ address: String) {
    var namespace = namespaces[address]
    if namespace == nil {
      namespace = addresses.count
      namespaces[address] = addresses.count
      addresses.append(address)
    }
    declarations.append(Declaration(prefix: prefix.map { number(of: $0) }, namespace: namespace ?? 0))
    openScope()
  }

  func hasPrefix(_ name: Int32) -> Bool { written[Int(name)].prefix != nil }

  /// Whether a name has no prefix, or one that is declared; `xml` is everywhere.
  func isDeclared(prefixOf name: Int32) -> Bool {
    guard let prefix = written[Int(name)].prefix else { return true }
    return declarations.contains { $0.prefix == prefix } || bytes[written[Int(prefix)].range].elementsEqual("xml".utf8)
  }

  /// The number of an element in `elements`, and whether its prefix is declared.
  mutating func element(_ name: Range<Int>) -> (number: Int32, isDeclared: Bool) {
    let number = Int(number(of: name))
    if written[number].scope != scope { resolve(number) }
    return (written[number].element, written[number].isDeclared)
  }

  private mutating func resolve(_ number: Int) {
    let (prefix, local) = (written[number].prefix, written[number].local)
    let namespace = declarations.last { $0.prefix == prefix }?.namespace ?? 0
    let element = Element(local: local, namespace: namespace)
    if known[element] == nil {
      known[element] = Int32(truncatingIfNeeded: elements.count)
      elements.append(
        MarkupName(String(decoding: bytes[written[Int(local)].range], as: UTF8.self), namespace: addresses[namespace]))
    }
    written[number].element = known[element] ?? 0
    written[number].isDeclared = isDeclared(prefixOf: Int32(truncatingIfNeeded: number))
    written[number].scope = scope
  }
}
