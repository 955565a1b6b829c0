//! The reader of users' FtM files on real and self-made ones.
