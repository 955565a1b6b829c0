//! Writing a file whole or not at all.

use std::io::Write;
use std::path::Path;

use crate::error::StoreError;

/// Writes a file so that a reader sees the old content or the new, never a part: a temporary file
/// in the same folder, flushed to disk, then renamed over the target. Folders above it are made.
///
/// # Errors
/// If the disk refuses; the old content is still there then.
pub fn write_atomic(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let failed = |error: std::io::Error| StoreError::Write { path: path.into(), error };
    let folder = path.parent().unwrap_or(Path::new("."));
    fs_err::create_dir_all(folder).map_err(failed)?;
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    file.as_file().sync_all().map_err(failed)?;
    file.persist(path).map_err(|error| failed(error.error))?;
    Ok(())
}
