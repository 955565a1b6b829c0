//! The data folder and its lock.

use std::fs::File;
use std::path::{Path, PathBuf};

use crate::atomic::write_atomic;
use crate::error::StoreError;

/// Version of the layout, as the file `FORMAT` says it.
const FORMAT: &str = "cordon data 1";

/// A folder that holds all that Cordon keeps.
#[derive(Debug, Clone)]
pub struct DataFolder {
    path: PathBuf,
}

/// Held while something is written; let go when dropped, and by the system when a process dies.
#[derive(Debug)]
pub(crate) struct WriteLock {
    _file: File,
}

impl DataFolder {
    /// Opens a folder that may or may not be there yet.
    ///
    /// # Errors
    /// If it is of another format.
    pub fn open(path: &Path) -> Result<DataFolder, StoreError> {
        let folder = DataFolder { path: path.to_owned() };
        match fs_err::read_to_string(folder.path.join("FORMAT")) {
            Ok(got) if got.trim() != FORMAT => Err(StoreError::Format {
                path: folder.path,
                expected: FORMAT.to_owned(),
                got: got.trim().chars().take(40).collect(),
            }),
            _ => Ok(folder),
        }
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Where a source's snapshots are.
    pub(crate) fn snapshot_folder(&self, source: &str) -> PathBuf {
        self.path.join("snapshots").join(source)
    }

    /// Makes the folder if need be and takes its lock.
    pub(crate) fn lock(&self) -> Result<WriteLock, StoreError> {
        let path = self.path.join("LOCK");
        let failed = |error| StoreError::Write { path: path.clone(), error };
        fs_err::create_dir_all(&self.path).map_err(failed)?;
        let format = self.path.join("FORMAT");
        let file = fs_err::File::create(&path).map_err(failed)?.into_parts().0;
        match file.try_lock() {
            Ok(()) => {}
            Err(std::fs::TryLockError::WouldBlock) => {
                return Err(StoreError::Locked { path: self.path.clone() });
            }
            Err(std::fs::TryLockError::Error(error)) => return Err(failed(error)),
        }
        if !format.exists() {
            write_atomic(&format, format!("{FORMAT}\n").as_bytes())?;
        }
        Ok(WriteLock { _file: file })
    }
}
