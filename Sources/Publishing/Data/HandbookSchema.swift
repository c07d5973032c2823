/// The published form of `data/handbook.json`, as JSON Schema 2020-12.
enum HandbookSchema {
  static let file = OutputFile(path: "data/handbook.schema.json", text: text)

  private static let text = """
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "Handbook",
      "description": "What a handbook built by Concord says. A documentation aid, not legal advice.",
      "type": "object",
      "required": ["format", "title", "organization", "asOf", "contentVersion", "counts", "instruments", "obligations", "vendors", "determinations", "findings"],
      "additionalProperties": false,
      "properties": {
        "$schema": { "type": "string" },
        "format": { "const": 1 },
        "title": { "type": "string" },
        "organization": { "type": "string" },
        "asOf": { "$ref": "#/$defs/day" },
        "contentVersion": { "type": "string" },
        "audience": { "type": "string", "description": "Present when something is withheld" },
        "counts": { "$ref": "#/$defs/counts" },
        "instruments": { "type": "array", "items": { "$ref": "#/$defs/instrument" } },
        "obligations": { "type": "array", "items": { "$ref": "#/$defs/obligation" } },
        "vendors": { "type": "array", "items": { "$ref": "#/$defs/vendor" } },
        "determinations": { "type": "array", "items": { "$ref": "#/$defs/determination" }, "description": "Every obligation with every engagement in its scope; what does not apply is not listed" },
        "findings": { "type": "array", "items": { "$ref": "#/$defs/finding" } }
      },
      "$defs": {
        "day": { "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" },
        "texts": { "type": "array", "items": { "type": "string" } },
        "counts": {
          "type": "object", "required": ["inScope", "met", "partial", "notMet", "notAssessed"], "additionalProperties": false,
          "properties": { "inScope": { "type": "integer" }, "met": { "type": "integer" }, "partial": { "type": "integer" }, "notMet": { "type": "integer" }, "notAssessed": { "type": "integer", "description": "Unknown, and never a pass" } }
        },
        "instrument": {
          "type": "object", "required": ["id", "title", "page", "edition", "provisions"], "additionalProperties": false,
          "properties": {
            "id": { "type": "string" }, "title": { "type": "string" }, "page": { "type": "string" },
            "edition": {
              "type": "object", "required": ["id"], "additionalProperties": false,
              "properties": { "id": { "type": "string" }, "adopted": { "$ref": "#/$defs/day" }, "effective": { "$ref": "#/$defs/day", "description": "Absent when not known" }, "operative": { "$ref": "#/$defs/day" }, "source": { "type": "string" } }
            },
            "provisions": { "type": "array", "items": { "$ref": "#/$defs/provision" } }
          }
        },
        "provision": {
          "type": "object", "required": ["address", "citation", "kind"], "additionalProperties": false,
          "properties": { "address": { "type": "string" }, "citation": { "type": "string" }, "kind": { "type": "string" }, "heading": { "type": "string" }, "page": { "type": "string", "description": "Relative to the published folder" }, "isSummary": { "const": true, "description": "The official text is not reproduced" } }
        },
        "obligation": {
          "type": "object", "required": ["id", "title", "modality", "provision", "citation", "exceptions", "page", "counts"], "additionalProperties": false,
          "properties": { "id": { "type": "string" }, "title": { "type": "string" }, "modality": { "enum": ["obligation", "prohibition", "permission"] }, "provision": { "type": "string" }, "citation": { "type": "string" }, "quote": { "type": "string" }, "exceptions": { "$ref": "#/$defs/texts" }, "owner": { "type": "string" }, "page": { "type": "string" }, "counts": { "$ref": "#/$defs/counts" } }
        },
        "vendor": {
          "type": "object", "required": ["id", "name", "page", "isTerminated", "engagements"], "additionalProperties": false,
          "properties": { "id": { "type": "string" }, "name": { "type": "string" }, "owner": { "type": "string" }, "page": { "type": "string" }, "isTerminated": { "type": "boolean" }, "engagements": { "type": "array", "items": { "$ref": "#/$defs/engagement" } } }
        },
        "engagement": {
          "type": "object", "required": ["id", "service", "effectiveRole", "purposes", "data"], "additionalProperties": false,
          "properties": { "id": { "type": "string" }, "service": { "type": "string" }, "declaredRole": { "type": "string", "description": "Absent when not recorded" }, "effectiveRole": { "type": "string" }, "owner": { "type": "string" }, "purposes": { "$ref": "#/$defs/texts" }, "data": { "$ref": "#/$defs/texts" } }
        },
        "determination": {
          "type": "object", "required": ["vendor", "engagement", "obligation", "status", "reason"], "additionalProperties": false,
          "properties": { "vendor": { "type": "string" }, "engagement": { "type": "string" }, "obligation": { "type": "string" }, "status": { "enum": ["met", "partial", "notMet", "notApplicable", "notAssessed"] }, "reason": { "type": "string" }, "waivedUntil": { "$ref": "#/$defs/day" } }
        },
        "finding": {
          "type": "object", "required": ["rule", "severity", "message", "action", "subject", "fingerprint"], "additionalProperties": false,
          "properties": { "rule": { "type": "string" }, "severity": { "enum": ["error", "warning", "note"] }, "message": { "type": "string" }, "action": { "type": "string" }, "subject": { "type": "string" }, "provision": { "type": "string" }, "owner": { "type": "string" }, "place": { "type": "string" }, "fingerprint": { "type": "string" }, "waivedUntil": { "$ref": "#/$defs/day" } }
        }
      }
    }

    """
}
