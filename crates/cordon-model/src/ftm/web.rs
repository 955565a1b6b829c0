//! Addresses of the net and of telephones, as FtM takes them.
//!
//! FtM reads a host name by IDNA and a telephone number by the numbering plans of all countries.
//! Here only what passes every such rule is let through: ASCII mail domains, numbers in E.164
//! form (<https://www.itu.int/rec/T-REC-E.164>) within the lengths that the plans allow.

/// Schemes that lists print; FtM takes a few more.
const SCHEMES: &[&str] = &["http", "https", "ftp"];
/// Longest URL, in characters.
const URL_CHARS_MAX: usize = 4096;
/// Longest label of a host name, in characters.
const LABEL_CHARS_MAX: usize = 63;
/// Longest part of a mail address before the '@', in characters.
const LOCAL_CHARS_MAX: usize = 64;

/// A URL with its scheme, `http` where none is printed, and a path, `/` where there is none.
pub(super) fn url(text: &str) -> Option<String> {
    let (scheme, rest) = match text.split_once("://") {
        Some((scheme, rest)) => (scheme.to_ascii_lowercase(), rest),
        None if text.contains('.') && !text.contains(':') => ("http".to_owned(), text),
        None => return None,
    };
    let split = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, path) = rest.split_at(split);
    let printable = !text.chars().any(char::is_whitespace);
    // An empty query, fragment or parameter would be dropped by FtM.
    let whole = !path.ends_with(['?', '#', ';']) && !path.contains("?#") && !path.contains(";?");
    let fits = printable && whole && SCHEMES.contains(&scheme.as_str()) && is_host(host);
    if !fits || rest.contains(['[', ']', '@', '\\']) || path.contains(";#") {
        return None;
    }
    let slash = if path.starts_with('/') { "" } else { "/" };
    let url = format!("{scheme}://{host}{slash}{path}");
    (url.chars().count() <= URL_CHARS_MAX).then_some(url)
}

/// Whether it is a host name, with a port or without.
fn is_host(text: &str) -> bool {
    let (host, port) = text.split_once(':').map_or((text, None), |(host, port)| (host, Some(port)));
    let port_fits = port.is_none_or(|port| port.parse::<u16>().is_ok() && !port.starts_with('+'));
    let label_fits = |label: &str| {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        (1..=LABEL_CHARS_MAX).contains(&label.len())
            && label.bytes().all(plain)
            && label.bytes().any(|byte| byte.is_ascii_alphanumeric())
    };
    let top = host.rsplit('.').next().unwrap_or_default();
    let public = top.len() >= 2 && !top.bytes().all(|byte| byte.is_ascii_digit());
    port_fits && host.contains('.') && host.split('.').all(label_fits) && public
}

/// A mail address, its domain in lower case.
pub(super) fn email(text: &str) -> Option<String> {
    let text = text.strip_prefix("mailto:").unwrap_or(text);
    let (local, domain) = text.rsplit_once('@')?;
    let domain = domain.to_ascii_lowercase();
    let bad = |c: char| c.is_whitespace() || "<>()[],;:?@\"".contains(c);
    let local_fits = (1..=LOCAL_CHARS_MAX).contains(&local.chars().count()) && !local.contains(bad);
    let label_fits = |label: &str| {
        let edges = label.starts_with('-') || label.ends_with('-');
        // "xn--" and its like are encoded names, which would have to be decoded and checked.
        !edges && label.get(2..4) != Some("--")
    };
    let domain_fits =
        is_host(&domain) && !domain.contains(':') && domain.split('.').all(label_fits);
    (local_fits && domain_fits && domain.len() <= 250).then(|| format!("{local}@{domain}"))
}

/// A telephone number in E.164 form: '+', country code, national number.
pub(super) fn phone(text: &str) -> Option<String> {
    let rest = text.strip_prefix('+')?;
    let plain = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '.' | '/' | '(' | ')');
    if !rest.chars().all(plain) || rest.contains("(0)") {
        return None;
    }
    let digits: String = rest.chars().filter(char::is_ascii_digit).collect();
    super::phones::is_valid(&digits).then(|| format!("+{digits}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls_and_mails_are_fixed_points() {
        assert_eq!(url("WWW.x.com").as_deref(), Some("http://WWW.x.com/"));
        assert_eq!(url("HTTPS://x.com?a=1").as_deref(), Some("https://x.com/?a=1"));
        assert_eq!(url("http://x.com:80/a;b#c").as_deref(), Some("http://x.com:80/a;b#c"));
        for bad in ["N.A.", "3.4", "x", "http://", "https:x.com", "see http://x.com", "a@b.com"] {
            assert_eq!(url(bad), None, "{bad}");
        }
        assert_eq!(email("mailto:A.b@X.COM").as_deref(), Some("A.b@x.com"));
        for bad in ["a@b", "a b@x.com", "a@x.c", "a@-x.com", "a@xn--e1a.com", "@x.com"] {
            assert_eq!(email(bad), None, "{bad}");
        }
        for url_text in ["http://www.x.com/", "https://x.com/a?b=c"] {
            assert_eq!(url(url_text).as_deref(), Some(url_text));
        }
    }
}
