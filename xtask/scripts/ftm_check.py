"""Checks an FtM export with the `followthemoney` package (MIT): no value may be invalid.

    python3 xtask/scripts/ftm_check.py FILE [FILE …]

Loads every line as FtM's own tools do, with their cleaning, which must change nothing; validates
it by its schema; looks whether required properties are there and whether references resolve within
the files. Prints counts per schema, then every finding. Exit code 1 if a value or line is invalid;
missing names and references to entities elsewhere are reported only, since lists print such.
"""
import json
import sys
from collections import Counter

from followthemoney import model
from followthemoney.exc import InvalidData
from followthemoney.proxy import EntityProxy

SHOWN = 50


class Findings:
    def __init__(self, title):
        self.title, self.count, self.shown = title, 0, []

    def add(self, text):
        self.count += 1
        if len(self.shown) < SHOWN:
            self.shown.append(text)

    def show(self):
        if self.count:
            print(f"{self.title}: {self.count}")
            for text in self.shown:
                print(f"  {text}")


schemata, topics = Counter(), Counter()
invalid = Findings("INVALID")
required = Findings("required properties that are not there")
dangling = Findings("references to entities that are not in the files")
ids, references = set(), []


def check(place, data):
    schema = model.get(data.get("schema", ""))
    if schema is None:
        invalid.add(f"{place}: no schema {data.get('schema')!r}")
        return
    identifier = data.get("id")
    schemata[schema.name] += 1
    if identifier in ids:
        invalid.add(f"{place}: id {identifier!r} twice")
    ids.add(identifier)
    properties = data.get("properties", {})
    for name, values in properties.items():
        property_ = schema.properties.get(name)
        if property_ is None or property_.stub:
            invalid.add(f"{place}: {identifier}: no property {schema.name}:{name}")
            continue
        for value in values:
            if len(value) > property_.type.max_length:
                invalid.add(f"{place}: {identifier}: {name} too long: {value[:80]!r}…")
            if property_.type.name == "entity":
                references.append((place, identifier, name, value))
    try:
        schema.validate(data)
    except InvalidData as error:
        invalid.add(f"{place}: {identifier}: {error.errors}")
    try:
        proxy = EntityProxy.from_dict(json.loads(json.dumps(data)), cleaned=False)
    except InvalidData as error:
        invalid.add(f"{place}: {identifier}: {error}")
        return
    cleaned = proxy.to_dict()["properties"]
    for name, values in properties.items():
        if cleaned.get(name, []) != values:
            told = f"{values} -> {cleaned.get(name)}"
            invalid.add(f"{place}: {identifier}: {name} is cleaned: {told}")
    for name in schema.required:
        if not properties.get(name):
            required.add(f"{place}: {identifier}: {schema.name}:{name}")
    topics.update(properties.get("topics", []))


def main(paths):
    for path in paths:
        with open(path, encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                try:
                    data = json.loads(line)
                    check(f"{path}:{number}", data.get("entity", data))
                except ValueError as error:
                    invalid.add(f"{path}:{number}: {error}")
    for place, identifier, name, value in references:
        if value not in ids:
            dangling.add(f"{place}: {identifier}: {name} -> {value}")
    print(f"{sum(schemata.values())} entities")
    for name, count in sorted(schemata.items()):
        print(f"  {name}: {count}")
    for name, count in sorted(topics.items()):
        print(f"  topic {name}: {count}")
    for findings in (required, dangling, invalid):
        findings.show()
    return 1 if invalid.count or not schemata else 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
