internal import Diagnostics

/// What one row of a register says.
struct RegisterEntry {
  /// As written in the register's column; `nil` when there is none.
  var id: Located<String>?
  /// Empty when the cell is: the row then goes on with the vendor above.
  var name: Located<String>
  var legalName: Located<String>?
  var url: Located<String>?
  var status: Located<String>?
  var risk: Located<String>?
  var owner: Located<String>?
  var notes: Located<String>?
  var terminated: Located<Termination>?
  /// Its identifier may be empty.
  var engagement: Engagement
  var contract: Contract?
}
