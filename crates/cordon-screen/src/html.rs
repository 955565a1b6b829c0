//! The text of an HTML document, with the way back to places in the document.
//!
//! Tokenised as the WHATWG standard says (<https://html.spec.whatwg.org/#tokenization>), so that
//! what a browser shows is what is read: character references are decoded, scripts, styles and
//! markup are left out. Elements that begin a new block separate words and end names; others
//! ("W<b>ang</b>") do not.

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

/// A text taken out of an HTML document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HtmlText {
    /// The text.
    pub text: String,
    pieces: Vec<Piece>,
}

/// A run of the text and the run of the document that it came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Piece {
    text: usize,
    source: usize,
    source_end: usize,
    /// The same bytes; else one character reference or the like.
    verbatim: bool,
}

impl HtmlText {
    /// The bytes of the document that a run of the text came from.
    pub fn source(&self, start: usize, end: usize) -> (usize, usize) {
        let from = self.piece(start).map_or(0, |piece| {
            if piece.verbatim { piece.source + (start - piece.text) } else { piece.source }
        });
        let to = self.piece(end.saturating_sub(1)).map_or(from, |piece| {
            if piece.verbatim { piece.source + (end - piece.text) } else { piece.source_end }
        });
        (from, to.max(from))
    }

    /// The piece that a byte of the text stands in.
    fn piece(&self, at: usize) -> Option<&Piece> {
        let after = self.pieces.partition_point(|piece| piece.text <= at);
        after.checked_sub(1).and_then(|row| self.pieces.get(row))
    }

    fn push(&mut self, text: &str, source: usize, source_end: usize, verbatim: bool) {
        let follows = self
            .pieces
            .last()
            .is_some_and(|last| verbatim && last.verbatim && last.source_end == source);
        match self.pieces.last_mut() {
            Some(last) if follows => last.source_end = source_end,
            _ => self.pieces.push(Piece { text: self.text.len(), source, source_end, verbatim }),
        }
        self.text.push_str(text);
    }

    /// Adds a text node: its decoded value beside its bytes in the document.
    fn push_node(&mut self, raw: &str, value: &str, offset: usize) {
        let (mut at, mut rest) = (0, value);
        while let Some(next) = rest.chars().next() {
            let here = raw.get(at..).unwrap_or("");
            let Some(own) = here.chars().next() else { break };
            let reference = (own == '&').then(|| reference(here, rest)).flatten();
            let (taken, given) = match reference {
                Some(lengths) => lengths,
                None if own == '\r' && next == '\n' => {
                    (if here.starts_with("\r\n") { 2 } else { 1 }, 1)
                }
                None => (own.len_utf8(), next.len_utf8()),
            };
            let verbatim = reference.is_none() && own == next;
            self.push(&rest[..given], offset + at, offset + at + taken, verbatim);
            at += taken;
            rest = &rest[given..];
        }
        // What could not be laid beside the document stands at its end.
        if !rest.is_empty() {
            self.push(rest, offset + raw.len(), offset + raw.len(), false);
        }
    }
}

/// Longest character reference in HTML, and then some.
const REFERENCE_BYTES_MAX: usize = 40;

/// How many bytes the character reference that `raw` begins with takes there, and how many its
/// text takes in `value`.
fn reference(raw: &str, value: &str) -> Option<(usize, usize)> {
    let body = raw.as_bytes().iter().skip(1).take(REFERENCE_BYTES_MAX);
    let word = 1 + body.take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'#').count();
    let closed = raw.as_bytes().get(word) == Some(&b';');
    let whole = word + usize::from(closed);
    // A name without its semicolon ends where it is a name; a number takes all its digits.
    let from = if closed || raw.starts_with("&#") { whole } else { SHORTEST_NAME };
    (from..=whole).find_map(|length| {
        let own = raw.get(..length)?;
        let decoded = decode(own);
        (decoded != own && value.starts_with(&decoded)).then_some((length, decoded.len()))
    })
}

/// "&lt".
const SHORTEST_NAME: usize = 3;

fn decode(text: &str) -> String {
    let mut decoded = String::new();
    collect(text, |event, _| {
        if let Event::Text(value) = event {
            decoded.push_str(value);
        }
    });
    decoded
}

enum Event<'text> {
    Text(&'text str),
    Open(&'text [u8]),
    Close(&'text [u8]),
}

/// Tokenises a document and shows each event with its place.
fn collect(html: &str, mut see: impl FnMut(Event<'_>, Span)) {
    let callback = |event: CallbackEvent<'_>, span: Span| -> Option<()> {
        match event {
            CallbackEvent::String { value } => {
                see(Event::Text(&String::from_utf8_lossy(value)), span);
            }
            CallbackEvent::OpenStartTag { name } => see(Event::Open(name), span),
            CallbackEvent::EndTag { name } => see(Event::Close(name), span),
            _ => {}
        }
        None
    };
    let mut emitter = CallbackEmitter::new(callback);
    emitter.naively_switch_states(true);
    for result in Tokenizer::new_with_emitter(html, emitter) {
        let Ok(()) = result;
    }
}

/// Elements whose text nobody reads.
const HIDDEN: [&[u8]; 6] = [b"script", b"style", b"template", b"noscript", b"iframe", b"svg"];

/// Elements that do not break words.
const INLINE: [&[u8]; 24] = [
    b"a", b"abbr", b"acronym", b"b", b"bdi", b"bdo", b"big", b"cite", b"code", b"del", b"dfn",
    b"em", b"font", b"i", b"ins", b"mark", b"q", b"s", b"small", b"span", b"strong", b"sub",
    b"sup", b"u",
];

/// The text of an HTML document.
pub fn html_text(html: &str) -> HtmlText {
    let mut plain = HtmlText::default();
    let mut hidden: Option<Vec<u8>> = None;
    collect(html, |event, span| match event {
        Event::Open(name) => {
            if hidden.is_none() && HIDDEN.contains(&name) {
                hidden = Some(name.to_vec());
            }
            plain.push_break(name, span.start);
        }
        Event::Close(name) => {
            if hidden.as_deref() == Some(name) {
                hidden = None;
            }
            plain.push_break(name, span.start);
        }
        Event::Text(value) if hidden.is_none() => {
            let raw = html.get(span.start..span.end).unwrap_or("");
            plain.push_node(raw, value, span.start);
        }
        Event::Text(_) => {}
    });
    plain
}

impl HtmlText {
    fn push_break(&mut self, element: &[u8], source: usize) {
        if INLINE.contains(&element) || self.text.is_empty() {
            return;
        }
        let text = if element == b"br" || element == b"wbr" { "\n" } else { "\n\n" };
        self.push(text, source, source, false);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The places in the document of every word of its text.
    fn check(html: &str, expected: &[(&str, &str)]) {
        let plain = html_text(html);
        let found: Vec<(&str, &str)> = cordon_names::words(&plain.text)
            .iter()
            .map(|word| {
                let (start, end) = plain.source(word.start, word.end);
                (&plain.text[word.start..word.end], &html[start..end])
            })
            .collect();
        assert_eq!(found, expected, "{html}");
    }

    #[test]
    fn words_lead_back_to_the_document() {
        check("<p>Wang <b>Jun</b>zheng</p>", &[("Wang", "Wang"), ("Junzheng", "Jun</b>zheng")]);
        check("M&uuml;ller &amp; Co", &[("Müller", "M&uuml;ller"), ("Co", "Co")]);
        check("&#29579;x &ampy", &[("王", "&#29579;"), ("x", "x"), ("y", "y")]);
        check("<script>var Wang = 1;</script>Chen<style>p{}</style>", &[("Chen", "Chen")]);
        check("<td>Wang</td><td>Li</td>", &[("Wang", "Wang"), ("Li", "Li")]);
        check("a\r\nb<!-- c --> d", &[("a", "a"), ("b", "b"), ("d", "d")]);
        check("<p title='Wang'>1 < 2 & 3", &[("1", "1"), ("2", "2"), ("3", "3")]);
        check("", &[]);
    }
}
