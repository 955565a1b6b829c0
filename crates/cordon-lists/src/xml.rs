//! XML in records: a pull parser below, one small tree a record above.
//!
//! A list is a long row of records, so only one record at a time becomes a tree; memory stays at
//! the size of the file's text. A tree knows which of its elements and attributes were asked for:
//! what nobody asked for is a new field of the source and is reported, so that no field is dropped
//! silently. Entities are never expanded and a document type that declares some is refused.
//! Namespaces prefixes are dropped: no list uses two vocabularies.

use std::cell::Cell;

use quick_xml::errors::{Error, IllFormedError};
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::error::ReadError;
use crate::problem::{Problem, ProblemKind};
use crate::text::line_at;

/// Deepest nesting that is read; official lists have at most 12.
const DEPTH_MAX: usize = 64;

/// Most attributes of an element; official lists have at most 19. Telling whether two of them are
/// the same takes the square of their number.
const ATTRIBUTES_MAX: usize = 256;

/// Most elements of a record: the largest official one has 655, OFAC's reference tables a few
/// thousand. Telling whether two values are the same takes the square of their number.
const ELEMENTS_MAX: usize = 1 << 15;

/// An element with its attributes, text and children, which remembers what was asked for.
#[derive(Debug, Default)]
pub(crate) struct Element {
    name: String,
    attributes: Vec<Attribute>,
    text: String,
    children: Vec<Element>,
    used: Cell<bool>,
    start: u64,
    end: u64,
}

#[derive(Debug)]
struct Attribute {
    name: String,
    value: String,
    used: Cell<bool>,
}

impl Element {
    /// Local name.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// Own text, trimmed, without that of children.
    pub(crate) fn text(&self) -> &str {
        self.used.set(true);
        self.text.trim()
    }

    /// Own text as it stands, white space at its ends too: for runs of one text.
    pub(crate) fn untrimmed_text(&self) -> &str {
        self.used.set(true);
        &self.text
    }

    /// Byte range of the element in the text of the file.
    pub(crate) fn span(&self) -> (u64, u64) {
        (self.start, self.end)
    }

    /// Value of an attribute, trimmed; `None` if it is absent or empty.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        let attribute = self.attributes.iter().find(|attribute| attribute.name == name)?;
        attribute.used.set(true);
        Some(attribute.value.trim()).filter(|value| !value.is_empty())
    }

    /// First child of that name.
    pub(crate) fn child(&self, name: &str) -> Option<&Element> {
        let child = self.children.iter().find(|child| child.name == name)?;
        child.used.set(true);
        Some(child)
    }

    /// Children of that name. Asking for them asks for their own text too; their attributes and
    /// children are still to be asked for.
    pub(crate) fn children(&self, name: &str) -> impl Iterator<Item = &Element> {
        self.children.iter().filter(move |child| child.name == name).inspect(|child| {
            child.used.set(true);
        })
    }

    /// All children, whatever their names; none counts as asked for.
    pub(crate) fn all_children(&self) -> &[Element] {
        &self.children
    }

    /// Text of the first child of that name; `None` if it is absent or empty.
    pub(crate) fn text_of(&self, name: &str) -> Option<&str> {
        self.child(name).map(Element::text).filter(|text| !text.is_empty())
    }

    /// Texts of all children of that name that have one.
    pub(crate) fn texts_of(&self, name: &str) -> impl Iterator<Item = &str> {
        self.children(name).map(Element::text).filter(|text| !text.is_empty())
    }

    /// Elements at a path of names below this one: `["akaList", "aka"]`.
    pub(crate) fn at(&self, path: &[&str]) -> Vec<&Element> {
        let mut found = vec![self];
        for name in path.iter().copied() {
            found = found.into_iter().flat_map(|element| element.children(name)).collect();
        }
        found
    }

    /// Says that an element or attribute, with all below it, is left to the verbatim record on
    /// purpose.
    pub(crate) fn leave(&self, names: &[&str]) {
        for child in &self.children {
            if names.contains(&child.name.as_str()) {
                child.leave_all();
            }
        }
        for attribute in &self.attributes {
            if names.contains(&attribute.name.as_str()) {
                attribute.used.set(true);
            }
        }
    }

    fn leave_all(&self) {
        self.used.set(true);
        self.attributes.iter().for_each(|attribute| attribute.used.set(true));
        self.children.iter().for_each(Element::leave_all);
    }

    /// Problems for every element and attribute with content that nobody asked for, by path.
    pub(crate) fn report_unused(&self, record: &str, problems: &mut Vec<Problem>) {
        self.unused("", &mut |field, raw| {
            problems.push(Problem::new(
                ProblemKind::UnknownField,
                record,
                field,
                raw,
                "a field that this reader does not know; see the verbatim record",
            ));
        });
    }

    fn unused(&self, parent: &str, report: &mut dyn FnMut(String, &str)) {
        let path =
            if parent.is_empty() { self.name.clone() } else { format!("{parent}/{}", self.name) };
        for attribute in &self.attributes {
            let declaration = attribute.name.starts_with("xmlns") || attribute.name == "nil";
            if !attribute.used.get() && !attribute.value.trim().is_empty() && !declaration {
                report(format!("{path}@{}", attribute.name), &attribute.value);
            }
        }
        for child in &self.children {
            if !child.used.get() && !child.text.trim().is_empty() {
                report(format!("{path}/{}", child.name), child.text.trim());
            }
            child.unused(&path, report);
        }
    }
}

/// A file's records, in order.
pub(crate) struct Records<'a> {
    file: &'a str,
    text: &'a str,
    reader: Reader<&'a [u8]>,
    paths: &'a [&'a str],
    open: Vec<String>,
    root: Element,
    ended: bool,
}

impl<'a> Records<'a> {
    /// Opens a document. `paths` are the elements that are records, by their path from the root
    /// ("sdnList/sdnEntry").
    ///
    /// # Errors
    /// If there is no root element, or entities are declared before it.
    pub(crate) fn open(
        file: &'a str,
        text: &'a str,
        paths: &'a [&'a str],
    ) -> Result<Records<'a>, ReadError> {
        let mut reader = Reader::from_str(text);
        reader.config_mut().check_end_names = true;
        let root = Element::default();
        let mut records =
            Records { file, text, reader, paths, open: Vec::new(), root, ended: false };
        while records.open.is_empty() {
            match records.event()? {
                Event::Start(start) => {
                    records.root = records.element(&start, 0)?;
                    records.open.push(records.root.name.clone());
                }
                Event::Empty(start) => {
                    records.root = records.element(&start, 0)?;
                    records.end()?;
                    return Ok(records);
                }
                Event::Eof => return Err(records.truncated()),
                _ => {}
            }
        }
        Ok(records)
    }

    /// The root element with its attributes, no children.
    pub(crate) fn root(&self) -> &Element {
        &self.root
    }

    /// The next record and the place of its path in `paths`; `None` at the end.
    ///
    /// # Errors
    /// If the document is broken, cut short, or nested too deep.
    pub(crate) fn next(&mut self) -> Result<Option<(usize, Element)>, ReadError> {
        if self.ended {
            return Ok(None);
        }
        loop {
            let before = self.reader.buffer_position();
            match self.event()? {
                Event::Start(start) => {
                    let element = self.element(&start, before)?;
                    self.open.push(element.name.clone());
                    self.check_depth()?;
                    let path = self.open.join("/");
                    if let Some(row) = self.paths.iter().position(|known| *known == path) {
                        let element = self.tree(element)?;
                        self.open.pop();
                        return Ok(Some((row, element)));
                    }
                }
                Event::Empty(start) => {
                    let mut element = self.element(&start, before)?;
                    element.end = self.reader.buffer_position();
                    let path = format!("{}/{}", self.open.join("/"), element.name);
                    if let Some(row) = self.paths.iter().position(|known| *known == path) {
                        return Ok(Some((row, element)));
                    }
                }
                Event::End(_) => {
                    self.open.pop();
                    if self.open.is_empty() {
                        self.end()?;
                        return Ok(None);
                    }
                }
                Event::Eof => return Err(self.truncated()),
                _ => {}
            }
        }
    }

    /// Reads what follows the root. A second document behind the first must not be overlooked.
    ///
    /// # Errors
    /// If it is more than white space, comments and instructions.
    fn end(&mut self) -> Result<(), ReadError> {
        self.ended = true;
        loop {
            match self.event()? {
                Event::Eof => return Ok(()),
                Event::Comment(_) | Event::PI(_) => {}
                Event::Text(text) if text.trim().is_empty() => {}
                _ => {
                    let root = &self.root.name;
                    return Err(self.malformed(&format!("there is more after the end of <{root}>")));
                }
            }
        }
    }

    /// Everything inside an element that was just opened.
    fn tree(&mut self, root: Element) -> Result<Element, ReadError> {
        let mut stack = vec![root];
        let mut elements = 1;
        loop {
            let before = self.reader.buffer_position();
            let event = self.event()?;
            elements += usize::from(matches!(event, Event::Start(_) | Event::Empty(_)));
            if elements > ELEMENTS_MAX {
                let what = format!("the number of elements of one <{}>", stack[0].name);
                return Err(self.too_large(&what, format!("{ELEMENTS_MAX} elements")));
            }
            match event {
                Event::Start(start) => {
                    stack.push(self.element(&start, before)?);
                    if self.open.len() + stack.len() > DEPTH_MAX {
                        return Err(self.too_deep());
                    }
                }
                Event::Empty(start) => {
                    let mut element = self.element(&start, before)?;
                    element.end = self.reader.buffer_position();
                    push_child(&mut stack, element);
                }
                Event::End(_) => {
                    let Some(mut element) = stack.pop() else { return Err(self.truncated()) };
                    element.end = self.reader.buffer_position();
                    if stack.is_empty() {
                        return Ok(element);
                    }
                    push_child(&mut stack, element);
                }
                Event::Text(text) => push_text(&mut stack, &text.xml10_content()),
                Event::CData(text) => push_text(&mut stack, &text.xml10_content()),
                Event::GeneralRef(reference) => {
                    let character = reference.resolve_char_ref().ok().flatten();
                    let name = reference.into_inner();
                    match (character, resolve_predefined_entity(&name)) {
                        (Some(character), _) => {
                            push_text(&mut stack, character.encode_utf8(&mut [0; 4]));
                        }
                        (None, Some(text)) => push_text(&mut stack, text),
                        (None, None) => {
                            return Err(self.malformed(&format!("unknown entity '&{name};'")));
                        }
                    }
                }
                Event::Eof => {
                    let names: Vec<&str> = stack.iter().map(|e| e.name.as_str()).collect();
                    self.open.extend(names.iter().skip(1).map(|name| (*name).to_owned()));
                    return Err(self.truncated());
                }
                _ => {}
            }
        }
    }

    fn event(&mut self) -> Result<Event<'a>, ReadError> {
        match self.reader.read_event() {
            Ok(Event::DocType(doctype)) if doctype.contains("<!ENTITY") => {
                Err(ReadError::EntityDeclaration {
                    file: self.file.to_owned(),
                    line: self.line(self.reader.buffer_position()),
                })
            }
            Ok(event) => Ok(event),
            Err(Error::Syntax(_) | Error::IllFormed(IllFormedError::MissingEndTag(_))) => {
                Err(self.truncated())
            }
            // A reference that the end of the file cuts, "&am", looks like one that is not closed.
            Err(Error::IllFormed(IllFormedError::UnclosedReference))
                if self.reader.buffer_position() >= self.text.len() as u64 =>
            {
                Err(self.truncated())
            }
            Err(error) => {
                let line = self.line(self.reader.error_position());
                let message = error.to_string();
                Err(ReadError::Malformed { file: self.file.to_owned(), line, message })
            }
        }
    }

    fn element(&self, start: &BytesStart<'_>, at: u64) -> Result<Element, ReadError> {
        let mut element = Element {
            name: start.local_name().as_ref().to_owned(),
            start: at,
            ..Element::default()
        };
        for attribute in start.attributes() {
            if element.attributes.len() == ATTRIBUTES_MAX {
                let what = format!("the number of attributes of <{}>", element.name);
                return Err(self.too_large(&what, format!("{ATTRIBUTES_MAX} attributes")));
            }
            let attribute = attribute.map_err(|error| self.malformed(&error.to_string()))?;
            let value = attribute
                .normalized_value(XmlVersion::Implicit1_0)
                .map_err(|error| self.malformed(&error.to_string()))?;
            // A namespace declaration keeps its prefix: the local name of `xmlns:xsi` is "xsi",
            // which would look like an attribute of the record.
            let key = attribute.key.as_ref();
            let name = if key.starts_with("xmlns") {
                key.to_owned()
            } else {
                attribute.key.local_name().as_ref().to_owned()
            };
            element.attributes.push(Attribute {
                name,
                value: value.into_owned(),
                used: Cell::new(false),
            });
        }
        Ok(element)
    }

    fn check_depth(&self) -> Result<(), ReadError> {
        if self.open.len() > DEPTH_MAX { Err(self.too_deep()) } else { Ok(()) }
    }

    fn line(&self, offset: u64) -> u64 {
        line_at(self.text, offset as usize)
    }

    fn malformed(&self, message: &str) -> ReadError {
        ReadError::Malformed {
            file: self.file.to_owned(),
            line: self.line(self.reader.buffer_position()),
            message: message.to_owned(),
        }
    }

    fn too_deep(&self) -> ReadError {
        self.too_large("the nesting of elements", format!("{DEPTH_MAX} levels"))
    }

    fn too_large(&self, what: &str, limit: String) -> ReadError {
        let line = self.line(self.reader.buffer_position());
        let what = format!("line {line}: {what}");
        ReadError::TooLarge { file: self.file.to_owned(), what, limit }
    }

    fn truncated(&self) -> ReadError {
        let inside = self
            .open
            .last()
            .map_or_else(|| "the document's head".to_owned(), |name| format!("<{name}>"));
        let offset = self.text.len() as u64;
        ReadError::Truncated { file: self.file.to_owned(), inside, offset }
    }
}

impl std::fmt::Debug for Records<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Records").field("file", &self.file).finish_non_exhaustive()
    }
}

fn push_child(stack: &mut [Element], child: Element) {
    if let Some(parent) = stack.last_mut() {
        parent.children.push(child);
    }
}

fn push_text(stack: &mut [Element], text: &str) {
    if let Some(element) = stack.last_mut() {
        element.text.push_str(text);
    }
}

/// Local name and default namespace of the root element of a document, without reading further;
/// `None` if the bytes do not begin like XML.
pub(crate) fn root_of(bytes: &[u8]) -> Option<(String, String)> {
    const HEAD_BYTES_MAX: usize = 4096;
    let head = &bytes[..bytes.len().min(HEAD_BYTES_MAX)];
    let head = String::from_utf8_lossy(head);
    let mut reader = Reader::from_str(head.trim_start_matches('\u{feff}').trim_start());
    loop {
        match reader.read_event().ok()? {
            Event::Start(start) | Event::Empty(start) => {
                let name = start.local_name().as_ref().to_owned();
                let namespace = start
                    .attributes()
                    .flatten()
                    .find(|attribute| attribute.key.as_ref() == "xmlns")
                    .map_or_else(String::new, |attribute| attribute.value.as_ref().to_owned());
                return Some((name, namespace));
            }
            Event::Text(text) if !text.trim().is_empty() => return None,
            Event::Eof => return None,
            _ => {}
        }
    }
}
