//! One line of an FtM file: an entity, an entity with others nested in it, or a step of a delta.
//!
//! FtM prints every property as a list of strings. Files of users also hold a bare string, a
//! number or a truth value where the list should be; those mean what they seem to and are taken.
//! In the nested form an object stands where the id of another entity would: every such object is
//! an entity of its own, and the outer one refers to it. Depth is bounded by `serde_json`'s own
//! limit of 128 levels.

use serde_json::{Map, Value};

use super::{Doubt, DoubtKind, FtmEntity};
use crate::schema::{PropertyType, Schema};

/// What a line of a delta does to the entity it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operation {
    /// The entity is new, or takes the place of the one of its id.
    Put,
    /// The entity is gone; only its id is told.
    Delete,
}

/// A line, parsed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Parsed {
    /// What a delta does with it; `None` in a plain file.
    pub operation: Option<Operation>,
    /// The entity of the line, then those nested in it.
    pub entities: Vec<FtmEntity>,
    /// What was odd.
    pub doubts: Vec<Doubt>,
}

/// Why a line is no FtM entity.
#[derive(Debug, thiserror::Error)]
pub enum BadLine {
    /// It is not JSON.
    #[error("not JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// It is JSON, but no object.
    #[error("not a JSON object")]
    NoObject,
    /// It names no id.
    #[error("no 'id'")]
    NoId,
    /// A step of a delta that is none of ADD, MOD, DEL.
    #[error("'op' is none of ADD, MOD, DEL")]
    BadOperation,
}

impl BadLine {
    /// Whether the text ended before the JSON did.
    pub fn is_cut(&self) -> bool {
        matches!(self, BadLine::Json(error) if error.is_eof())
    }
}

/// Parses a line. `fallback` is the schema of entities that name none, or one that FtM lacks.
///
/// # Errors
/// If it is not JSON, not an object, or has no id.
pub fn parse(text: &str, fallback: Schema) -> Result<Parsed, BadLine> {
    let Value::Object(mut object) = serde_json::from_str(text)? else {
        return Err(BadLine::NoObject);
    };
    let mut parsed = Parsed::default();
    if let (Some(Value::String(operation)), true) =
        (object.get("op"), object.contains_key("entity"))
    {
        parsed.operation = match operation.as_str() {
            "ADD" | "MOD" => Some(Operation::Put),
            "DEL" => Some(Operation::Delete),
            _ => return Err(BadLine::BadOperation),
        };
        match object.remove("entity") {
            Some(Value::Object(entity)) => object = entity,
            _ => return Err(BadLine::NoObject),
        }
    }
    let mut reader = Reader { fallback, parsed };
    reader.entity(object, None).ok_or(BadLine::NoId)?;
    Ok(reader.parsed)
}

struct Reader {
    fallback: Schema,
    parsed: Parsed,
}

/// The entity that an object is nested in.
#[derive(Clone, Copy)]
struct Outer<'a> {
    id: &'a str,
    schema: Schema,
}

impl Reader {
    /// Reads an entity and all nested in it, the outer one first; its id, if it has one.
    fn entity(
        &mut self,
        mut object: Map<String, Value>,
        outer: Option<Outer<'_>>,
    ) -> Option<String> {
        let id = id_of(&object);
        object.remove("id");
        if id.is_empty() {
            return None;
        }
        let mut entity = FtmEntity::new(&id, self.fallback);
        self.schema(&mut entity, object.remove("schema"));
        entity.caption = text(object.remove("caption")).unwrap_or_default();
        entity.referents = texts(object.remove("referents"));
        entity.datasets = texts(object.remove("datasets"));
        entity.first_seen = text(object.remove("first_seen"));
        entity.last_seen = text(object.remove("last_seen"));
        entity.last_change = text(object.remove("last_change"));
        entity.target = object.remove("target") == Some(Value::Bool(true));
        entity.cordon = object.remove("cordon").filter(Value::is_object);
        let properties = object.remove("properties");
        let place = self.parsed.entities.len();
        self.parsed.entities.push(entity);
        self.properties(place, properties);
        if let Some(outer) = outer {
            point_back(&mut self.parsed.entities[place], outer);
        }
        // Keys of a tool's own: an index score, type groups.
        for (key, value) in object {
            if !value.is_null() {
                self.doubt(DoubtKind::UnknownProperty, &id, &key, &value.to_string(), UNKNOWN_KEY);
            }
        }
        Some(id)
    }

    fn schema(&mut self, entity: &mut FtmEntity, name: Option<Value>) {
        let Some(name) = text(name) else { return };
        match Schema::get(&name) {
            Some(schema) => entity.schema = schema,
            None => {
                let message = format!("not a schema of FtM; read as {}", self.fallback);
                entity.properties.insert("schema".to_owned(), vec![name.clone()]);
                self.doubt(DoubtKind::UnknownSchema, &entity.id, "schema", &name, &message);
            }
        }
    }

    fn properties(&mut self, place: usize, properties: Option<Value>) {
        let (id, schema) = {
            let entity = &self.parsed.entities[place];
            (entity.id.clone(), entity.schema)
        };
        let properties = match properties {
            Some(Value::Object(properties)) => properties,
            None | Some(Value::Null) => return,
            Some(other) => {
                let message = "not an object of properties";
                self.doubt(DoubtKind::BadValue, &id, "properties", &other.to_string(), message);
                return;
            }
        };
        for (property, values) in properties {
            let values = match values {
                Value::Array(values) => values,
                Value::Null => continue,
                value => vec![value],
            };
            let mut read = Vec::with_capacity(values.len());
            for value in values {
                read.extend(self.value(&id, schema, &property, value));
            }
            if read.is_empty() {
                continue;
            }
            self.parsed.entities[place].properties.entry(property).or_default().extend(read);
        }
    }

    /// The text of a value; a nested entity gives its id where the property can hold one.
    fn value(&mut self, id: &str, schema: Schema, property: &str, value: Value) -> Option<String> {
        let object = match value {
            Value::Null => return None,
            Value::String(text) => return Some(text),
            Value::Number(number) => return Some(number.to_string()),
            Value::Bool(truth) => return Some(truth.to_string()),
            Value::Array(_) => {
                let raw = value.to_string();
                self.doubt(DoubtKind::BadValue, id, property, &raw, "a list within a list");
                return Some(raw);
            }
            Value::Object(object) => object,
        };
        if id_of(&object).is_empty() {
            let raw = Value::Object(object).to_string();
            self.doubt(DoubtKind::BadNesting, id, property, &raw, "a nested object without an id");
            return Some(raw);
        }
        let nested = self.entity(object, Some(Outer { id, schema }))?;
        // Where it is the other way round ("sanctions"), the nested entity points back.
        schema.property(property).is_some().then_some(nested)
    }

    fn doubt(&mut self, kind: DoubtKind, id: &str, property: &str, value: &str, message: &str) {
        self.parsed.doubts.push(Doubt::new(kind, id, property, value, message));
    }
}

const UNKNOWN_KEY: &str = "a key that FtM entities do not have; see the verbatim record";

/// Makes a nested entity refer to the one around it, unless it does, or the outer one refers to
/// it: a sanction by `entity`, a document by `holder`, an edge by its end that is still empty.
fn point_back(entity: &mut FtmEntity, outer: Outer<'_>) {
    let refers = |property: &str| entity.values(property).iter().any(|id| id == outer.id);
    let mut open: Vec<&'static str> = Vec::new();
    for property in entity.schema.properties() {
        if property.kind != PropertyType::Entity {
            continue;
        }
        if refers(property.name) {
            return;
        }
        let key = entity.schema.required().contains(&property.name)
            || matches!(property.name, "entity" | "holder");
        let range = property.range.and_then(Schema::get);
        let fits = range.is_none_or(|range| outer.schema.is_a(range));
        if key && fits && entity.values(property.name).is_empty() {
            open.push(property.name);
        }
    }
    if let [property] = open[..] {
        entity.properties.insert(property.to_owned(), vec![outer.id.to_owned()]);
    }
}

/// The id of an object, empty if it has none.
fn id_of(object: &Map<String, Value>) -> String {
    match object.get("id") {
        Some(Value::String(id)) => id.trim().to_owned(),
        Some(Value::Number(id)) => id.to_string(),
        _ => String::new(),
    }
}

fn text(value: Option<Value>) -> Option<String> {
    match value? {
        Value::String(text) => Some(text).filter(|text| !text.trim().is_empty()),
        _ => None,
    }
}

fn texts(value: Option<Value>) -> Vec<String> {
    match value {
        Some(Value::Array(values)) => {
            values.into_iter().filter_map(|value| text(Some(value))).collect()
        }
        value => text(value).into_iter().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nested_entities_come_apart_and_point_back() {
        let line = r#"{"id":"a","schema":"Person","properties":{"name":"A","addressEntity":[
            {"id":"h","schema":"Address","properties":{"full":["1 Road"]}}],"sanctions":[
            {"id":"s","schema":"Sanction","properties":{"program":["P"]}}],"ownershipOwner":[
            {"id":"o","schema":"Ownership","properties":{"asset":[{"id":"c","schema":"Company",
            "properties":{"name":["C"]}}]}}]}}"#;
        let parsed = parse(line, Schema::LEGAL_ENTITY).unwrap();
        let ids: Vec<&str> = parsed.entities.iter().map(|entity| entity.id.as_str()).collect();
        assert_eq!(ids, ["a", "h", "s", "o", "c"]);
        assert_eq!(parsed.entities[0].values("addressEntity"), ["h"]);
        assert_eq!(parsed.entities[2].values("entity"), ["a"]);
        assert_eq!(parsed.entities[3].values("owner"), ["a"]);
        assert_eq!(parsed.entities[3].values("asset"), ["c"]);
        assert_eq!(parsed.doubts, []);
    }

    #[test]
    fn depth_is_bounded() {
        let deep = format!("{}{}", r#"{"id":"a","properties":{"x":["#.repeat(99), "]}}".repeat(99));
        assert!(matches!(parse(&deep, Schema::PERSON), Err(BadLine::Json(_))));
        assert!(parse(r#"{"id":"a","prop"#, Schema::PERSON).unwrap_err().is_cut());
        assert!(!parse(r#"{"id":"a",}"#, Schema::PERSON).unwrap_err().is_cut());
    }
}
