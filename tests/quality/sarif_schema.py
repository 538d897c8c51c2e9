"""The part of SARIF 2.1.0 that Grove's reports use, as a JSON schema.

No pinned package carries the official schema, so this one is written from the specification (OASIS,
sections 3.13 to 3.57): the same names, required properties, enumerations and bounds, and as there
no object may have a property that the specification does not give it.
"""

from typing import Any

TEXT = {"type": "string"}
COUNT = {"type": "integer", "minimum": 1}
LEVEL = {"enum": ["none", "note", "warning", "error"]}


def thing(required: list[str], **properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": required,
        "properties": {**properties, "properties": {"$ref": "#/$defs/bag"}},
    }


def many(of: Any, least: int = 0) -> dict[str, Any]:
    return {"type": "array", "minItems": least, "items": of}


REGION = thing(
    [], startLine=COUNT, startColumn=COUNT, endLine=COUNT, endColumn=COUNT, message=TEXT
)  # 3.30
ARTIFACT = thing([], uri={"type": "string", "format": "uri-reference"}, uriBaseId=TEXT)  # 3.4
PHYSICAL = thing([], artifactLocation=ARTIFACT, region=REGION)  # 3.29
LOCATION = thing([], physicalLocation=PHYSICAL)  # 3.28
MESSAGE = thing([], text=TEXT, markdown=TEXT, id=TEXT)  # 3.11: text or id
MESSAGE["anyOf"] = [{"required": ["text"]}, {"required": ["id"]}]
SAID = thing(["text"], text=TEXT, markdown=TEXT)  # 3.12 multiformatMessageString
DESCRIPTOR = thing(  # 3.49
    ["id"],
    id=TEXT,
    name=TEXT,
    shortDescription=SAID,
    fullDescription=SAID,
    help=SAID,
    helpUri={"type": "string", "format": "uri"},
    defaultConfiguration=thing([], enabled={"type": "boolean"}, level=LEVEL),
)
DRIVER = thing(  # 3.19
    ["name"], name=TEXT, version=TEXT, semanticVersion=TEXT, rules=many(DESCRIPTOR)
)
CONTENT = thing([], text=TEXT, binary=TEXT)  # 3.3
REPLACEMENT = thing(["deletedRegion"], deletedRegion=REGION, insertedContent=CONTENT)  # 3.57
CHANGE = thing(  # 3.56
    ["artifactLocation", "replacements"],
    artifactLocation=ARTIFACT,
    replacements=many(REPLACEMENT, 1),
)
FIX = thing(["artifactChanges"], description=MESSAGE, artifactChanges=many(CHANGE, 1))  # 3.55
SUPPRESSION = thing(  # 3.35
    ["kind"], kind={"enum": ["inSource", "external"]}, justification=TEXT, status=TEXT
)
RESULT = thing(  # 3.27
    ["message"],
    ruleId=TEXT,
    ruleIndex={"type": "integer", "minimum": -1},
    level=LEVEL,
    message=MESSAGE,
    locations=many(LOCATION),
    partialFingerprints={"type": "object", "additionalProperties": TEXT},
    suppressions=many(SUPPRESSION),
    fixes=many(FIX),
)
NOTIFICATION = thing(["message"], message=MESSAGE, level=LEVEL, locations=many(LOCATION))  # 3.58
INVOCATION = thing(  # 3.20
    ["executionSuccessful"],
    executionSuccessful={"type": "boolean"},
    toolExecutionNotifications=many(NOTIFICATION),
)
RUN = thing(  # 3.14
    ["tool"],
    tool=thing(["driver"], driver=DRIVER),
    language={"type": "string", "pattern": "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$"},
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    results=many(RESULT),
    invocations=many(INVOCATION),
)
LOG = thing(["version", "runs"], version={"const": "2.1.0"}, runs=many(RUN))  # 3.13
LOG["properties"]["$schema"] = {"type": "string", "format": "uri"}
LOG["$defs"] = {
    "bag": {"type": "object", "properties": {"tags": many(TEXT)}}  # 3.8
}
