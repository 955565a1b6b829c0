//! One immutable value of all that is loaded: lists, subjects, index.
//!
//! Floor 6. Every face — command line, server, wheel — asks an [`Engine`] and nothing else. It is
//! built aside and never changes, so readers need no lock and every answer comes from exactly the
//! snapshots that [`Engine::snapshots`] names. It reads no clock: the day that decides which
//! listings are in force is given to it.

mod answer;
mod engine;
mod force;
mod properties;
mod snapshot;

pub use answer::{Answer, Dossier, ListingView, MentionView, Query, SubjectHit};
pub use engine::{Engine, LoadedSource};
pub use force::{InForce, in_force};
pub use properties::party_of;
pub use snapshot::{SnapshotInfo, SnapshotState};

pub use cordon_screen::{
    Comparison, Evidence, Party, PartyIdentifier, ScanSettings, Settings, WeakAliases,
    compare_entities, compare_names,
};
