//! Bytes to text: the character set is detected, checked, and never guessed around.
//!
//! A UN file of 2025 declares UTF-8 and holds windows-1252: read leniently it silently ruins
//! names, so a file that lies about its encoding is refused with the place.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::error::ReadError;
use crate::reading::SourceFile;

/// Bytes at the head of a file in which an XML declaration is looked for.
const DECLARATION_BYTES_MAX: usize = 256;

/// Text of a file: by its byte order mark, else by its XML declaration, else in `fallback`.
/// A byte order mark is not part of the text.
///
/// # Errors
/// If the file is empty, or its bytes are not text in that character set.
pub(crate) fn decode<'a>(
    file: &'a SourceFile,
    fallback: &'static Encoding,
) -> Result<Cow<'a, str>, ReadError> {
    if file.bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ReadError::Empty { file: file.name.clone() });
    }
    let (encoding, mark_len) = Encoding::for_bom(&file.bytes)
        .unwrap_or_else(|| (declared_encoding(&file.bytes).unwrap_or(fallback), 0));
    let body = &file.bytes[mark_len..];
    if encoding == UTF_8 {
        return match std::str::from_utf8(body) {
            Ok(text) => Ok(Cow::Borrowed(text)),
            Err(error) => Err(encoding_error(file, mark_len + error.valid_up_to(), encoding)),
        };
    }
    let text = encoding.decode_without_bom_handling_and_without_replacement(body);
    text.ok_or_else(|| {
        let (_, _, valid) = longest_valid(encoding, body);
        encoding_error(file, mark_len + valid, encoding)
    })
}

/// Decodes until the first error; the third value is how many bytes were good.
fn longest_valid(encoding: &'static Encoding, body: &[u8]) -> (String, bool, usize) {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let capacity = decoder.max_utf8_buffer_length_without_replacement(body.len());
    let mut text = String::with_capacity(capacity.unwrap_or(body.len()));
    let (result, read) = decoder.decode_to_string_without_replacement(body, &mut text, true);
    let bad = match result {
        encoding_rs::DecoderResult::Malformed(length, after) => usize::from(length + after),
        _ => 0,
    };
    (text, bad > 0, read.saturating_sub(bad))
}

fn encoding_error(file: &SourceFile, offset: usize, encoding: &'static Encoding) -> ReadError {
    let before = &file.bytes[..offset.min(file.bytes.len())];
    let line = 1 + before.iter().filter(|byte| **byte == b'\n').count() as u64;
    let hint = if encoding == UTF_8 {
        "it looks like windows-1252: fetch it again or report it to the publisher"
    } else {
        "fetch it again or report it to the publisher"
    };
    ReadError::Encoding {
        file: file.name.clone(),
        declared: encoding.name().to_owned(),
        byte: file.bytes.get(offset).copied().unwrap_or(0),
        offset: offset as u64,
        line,
        hint: hint.to_owned(),
    }
}

/// Encoding that an XML declaration at the head names, if there is one and it is known.
fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(DECLARATION_BYTES_MAX)];
    if head.starts_with(&[0, b'<']) {
        return Some(UTF_16BE);
    }
    if head.starts_with(&[b'<', 0]) {
        return Some(UTF_16LE);
    }
    let head = String::from_utf8_lossy(head);
    let declaration = head.trim_start().strip_prefix("<?xml")?.split("?>").next()?;
    let (_, rest) = declaration.split_once("encoding")?;
    let quoted = rest.trim_start().strip_prefix('=')?.trim_start();
    let quote = quoted.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    let label = quoted[1..].split(quote).next()?;
    Encoding::for_label(label.as_bytes())
}

/// Line of a byte offset, the first being 1.
pub(crate) fn line_at(text: &str, offset: usize) -> u64 {
    let before = &text.as_bytes()[..offset.min(text.len())];
    1 + before.iter().filter(|byte| **byte == b'\n').count() as u64
}
