//! FollowTheMoney JSON, out of the typed record and into it.
