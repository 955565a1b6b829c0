//! Raw files by the SHA-256 of their bytes.

use std::io::Read;
use std::path::PathBuf;

use sha2::{Digest, Sha256};

use crate::atomic::write_atomic;
use crate::error::StoreError;
use crate::folder::DataFolder;

/// zstd's default level: a 21 MB list takes 0.1 s and shrinks to a twelfth.
const ZSTD_LEVEL: i32 = 3;

/// SHA-256 in lower-case hexadecimal.
pub(crate) fn sha256_hex(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(crate) fn compress(bytes: &[u8]) -> Result<Vec<u8>, std::io::Error> {
    zstd::stream::encode_all(bytes, ZSTD_LEVEL)
}

pub(crate) fn decompress(bytes: &[u8]) -> Result<Vec<u8>, std::io::Error> {
    let mut plain = Vec::new();
    zstd::stream::Decoder::new(bytes)?.read_to_end(&mut plain)?;
    Ok(plain)
}

fn blob_path(folder: &DataFolder, sha256: &str) -> PathBuf {
    let shard = sha256.get(..2).unwrap_or("00");
    folder.path().join("blobs").join(shard).join(format!("{sha256}.zst"))
}

/// Stores bytes and gives their hash; storing the same bytes again changes nothing.
pub(crate) fn put(folder: &DataFolder, bytes: &[u8]) -> Result<String, StoreError> {
    let sha256 = sha256_hex(bytes);
    let path = blob_path(folder, &sha256);
    if !path.exists() {
        let packed =
            compress(bytes).map_err(|error| StoreError::Write { path: path.clone(), error })?;
        write_atomic(&path, &packed)?;
    }
    Ok(sha256)
}

/// Bytes by their hash, which is checked.
pub(crate) fn get(folder: &DataFolder, sha256: &str) -> Result<Vec<u8>, StoreError> {
    let path = blob_path(folder, sha256);
    let failed = |error| StoreError::Read { path: path.clone(), error };
    let bytes = decompress(&fs_err::read(&path).map_err(failed)?).map_err(failed)?;
    if sha256_hex(&bytes) == sha256 {
        Ok(bytes)
    } else {
        Err(StoreError::Damaged { path, message: "does not have the hash it is named by".into() })
    }
}
