//! Bytes to text: the character set is detected, checked, and never guessed around.
//!
//! A UN file of 2025 declares UTF-8 and holds windows-1252: read leniently it silently ruins
//! names, so a file that lies about its encoding is refused with the place.
//!
//! UTF-16, which no list is published in but which a spreadsheet or a shell saves, is made UTF-8
//! before anything looks at the file ([`narrow`]), so that only this module knows of it.

use std::borrow::Cow;

use encoding_rs::{DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::error::ReadError;
use crate::reading::SourceFile;

/// Bytes at the head of a file in which an XML declaration is looked for.
const DECLARATION_BYTES_MAX: usize = 256;

/// A file as UTF-8 if it is UTF-16, by its byte order mark or its first character; else as it is.
///
/// # Errors
/// If it is not well-formed UTF-16.
pub(crate) fn narrow(file: SourceFile) -> Result<SourceFile, ReadError> {
    let (encoding, mark_len) = match Encoding::for_bom(&file.bytes) {
        Some((encoding, mark_len)) if encoding != UTF_8 => (encoding, mark_len),
        Some(_) => return Ok(file),
        None if file.bytes.starts_with(&[0, b'<']) => (UTF_16BE, 0),
        None if file.bytes.starts_with(&[b'<', 0]) => (UTF_16LE, 0),
        None => return Ok(file),
    };
    let body = &file.bytes[mark_len..];
    match encoding.decode_without_bom_handling_and_without_replacement(body) {
        Some(text) => Ok(SourceFile { bytes: text.into_owned().into_bytes(), name: file.name }),
        None => {
            let valid = valid_up_to(encoding, body);
            Err(encoding_error(&file, mark_len + valid, encoding))
        }
    }
}

/// Whether there is nothing in a file: no bytes, or only white space after a byte order mark.
pub(crate) fn is_blank(file: &SourceFile) -> bool {
    let bytes = file.bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&file.bytes);
    bytes.iter().all(u8::is_ascii_whitespace)
}

/// Text of a file: by its byte order mark, else by its XML declaration, else in `fallback`.
/// A byte order mark is not part of the text.
///
/// # Errors
/// If the file is empty, or its bytes are not text in that character set.
pub(crate) fn decode<'a>(
    file: &'a SourceFile,
    fallback: &'static Encoding,
) -> Result<Cow<'a, str>, ReadError> {
    if is_blank(file) {
        return Err(ReadError::Empty { file: file.name.clone() });
    }
    let (encoding, mark_len) = Encoding::for_bom(&file.bytes)
        .unwrap_or_else(|| (declared_encoding(&file.bytes).unwrap_or(fallback), 0));
    let body = &file.bytes[mark_len..];
    if encoding == UTF_8 {
        return match std::str::from_utf8(body) {
            Ok(text) => Ok(Cow::Borrowed(text)),
            Err(error) if error.error_len().is_none() => Err(ReadError::Truncated {
                file: file.name.clone(),
                inside: "a character".to_owned(),
                offset: file.bytes.len() as u64,
            }),
            Err(error) => Err(encoding_error(file, mark_len + error.valid_up_to(), encoding)),
        };
    }
    let text = encoding.decode_without_bom_handling_and_without_replacement(body);
    text.ok_or_else(|| encoding_error(file, mark_len + valid_up_to(encoding, body), encoding))
}

/// How many bytes of a text are good: decoded in pieces, since only the place is wanted.
fn valid_up_to(encoding: &'static Encoding, body: &[u8]) -> usize {
    const PIECE_BYTES: usize = 4096;
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut piece = [0; PIECE_BYTES];
    let mut valid = 0;
    loop {
        let rest = &body[valid..];
        let (result, read, _) = decoder.decode_to_utf8_without_replacement(rest, &mut piece, true);
        valid += read;
        match result {
            DecoderResult::Malformed(length, after) => {
                return valid.saturating_sub(usize::from(length + after));
            }
            DecoderResult::InputEmpty => return valid,
            DecoderResult::OutputFull => {}
        }
    }
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

/// Encoding that an XML declaration at the head names, if there is one and it is known. One that
/// can be read as ASCII is not UTF-16, whatever it says: it is what [`narrow`] made of it.
fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(DECLARATION_BYTES_MAX)];
    let head = String::from_utf8_lossy(head);
    let declaration = head.trim_start().strip_prefix("<?xml")?.split("?>").next()?;
    let (_, rest) = declaration.split_once("encoding")?;
    let quoted = rest.trim_start().strip_prefix('=')?.trim_start();
    let quote = quoted.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    let label = quoted[1..].split(quote).next()?;
    let encoding = Encoding::for_label(label.as_bytes())?;
    Some(if encoding == UTF_16LE || encoding == UTF_16BE { UTF_8 } else { encoding })
}

/// Line of a byte offset, the first being 1.
pub(crate) fn line_at(text: &str, offset: usize) -> u64 {
    let before = &text.as_bytes()[..offset.min(text.len())];
    1 + before.iter().filter(|byte| **byte == b'\n').count() as u64
}
