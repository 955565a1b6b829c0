//! The real lists where they are, and small documents that hold every feature of the forms.

use super::*;
