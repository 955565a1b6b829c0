pub(super) fn is_valid(_digits: &str) -> bool {
    false
}
