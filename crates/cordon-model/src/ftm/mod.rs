//! FollowTheMoney JSON, out of the typed record and into it.
/// stub
#[derive(Debug, Default, serde::Serialize)]
pub struct FtmEntity { /// x
 pub last_seen: Option<String> }
/// stub
pub fn export(_: &crate::Entity) -> Vec<FtmEntity> { Vec::new() }
/// stub
pub fn entity_of(_: &serde_json::Value) -> Result<crate::Entity, crate::date::BadDate> { Err(crate::date::BadDate { text: String::new() }) }
