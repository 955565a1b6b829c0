//! Values of FtM's closed vocabularies, sorted: `followthemoney` package 4.11.2.
//!
//! Facts of a small, slow vocabulary: `xtask/scripts/ftm_check.py` compares an export with the
//! package itself, so a code that FtM drops shows there.

/// Countries and territories: ISO 3166-1 in lower case and FtM's own for what ISO lacks.
#[rustfmt::skip]
pub(super) const COUNTRIES: &[&str] = &[
    "ac", "ad", "ae", "af", "ag", "ai", "al", "am", "ao", "aq", "ar", "as", "at", "au", "aw",
    "ax", "az", "az-nk", "ba", "bb", "bd", "be", "bf", "bg", "bh", "bi", "bj", "bl", "bm", "bn",
    "bo", "bq", "br", "bs", "bt", "bv", "bw", "by", "bz", "ca", "cc", "cd", "cf", "cg", "ch",
    "ci", "ck", "cl", "cm", "cn", "cn-xz", "co", "cp", "cq", "cr", "cshh", "csxx", "cu", "cv",
    "cw", "cx", "cy", "cy-trnc", "cz", "dd", "de", "dg", "dj", "dk", "dm", "do", "dz", "ec",
    "ee", "eg", "eh", "er", "es", "et", "eu", "fi", "fj", "fk", "fm", "fo", "fr", "ga", "gb",
    "gb-nir", "gb-sct", "gb-wls", "gd", "ge", "ge-ab", "gf", "gg", "gh", "gi", "gl", "gm", "gn",
    "gp", "gq", "gr", "gs", "gt", "gu", "gw", "gy", "hk", "hm", "hn", "hr", "ht", "hu", "ic",
    "id", "ie", "il", "im", "in", "io", "ip", "iq", "iq-kr", "ir", "is", "it", "je", "jm", "jo",
    "jp", "ke", "kg", "kh", "ki", "km", "kn", "kp", "kr", "kw", "ky", "kz", "la", "lb", "lc",
    "li", "lk", "lr", "ls", "lt", "lu", "lv", "ly", "ma", "mc", "md", "md-pmr", "me", "mf",
    "mg", "mh", "mk", "ml", "mm", "mn", "mo", "mp", "mq", "mr", "ms", "mt", "mu", "mv", "mw",
    "mx", "my", "mz", "na", "nc", "ne", "nf", "ng", "ni", "nl", "no", "np", "nr", "nu", "nz",
    "om", "pa", "pe", "pf", "pg", "ph", "pk", "pk-km", "pl", "pm", "pn", "pr", "ps", "pt", "pw",
    "py", "qa", "re", "ro", "rs", "ru", "rw", "sa", "sb", "sc", "sd", "se", "sg", "sh", "si",
    "sj", "sk", "sl", "sm", "sn", "so", "so-som", "sr", "ss", "st", "suhh", "sv", "sx", "sy",
    "sz", "ta", "tc", "td", "tf", "tg", "th", "tj", "tk", "tl", "tm", "tn", "to", "tr", "tt",
    "tv", "tw", "tz", "ua", "ua-cri", "ua-dpr", "ua-lpr", "ug", "um", "un", "us", "uy", "uz",
    "va", "vc", "ve", "vg", "vi", "vn", "vu", "wf", "ws", "x-so", "xk", "ye", "yt", "yucs",
    "za", "zm", "zr", "zw", "zz",
];

/// Topics.
#[rustfmt::skip]
pub(super) const TOPICS: &[&str] = &[
    "asset.frozen", "corp.clone", "corp.disqual", "corp.offshore", "corp.public", "corp.shell",
    "crime", "crime.boss", "crime.cyber", "crime.env", "crime.fin", "crime.fraud",
    "crime.terror", "crime.theft", "crime.traffick", "crime.traffick.drug",
    "crime.traffick.human", "crime.war", "debarment", "export.control", "export.control.linked",
    "export.risk", "fin", "fin.adivsor", "fin.bank", "fin.fund", "forced.labor", "geo.risk",
    "gov", "gov.admin", "gov.executive", "gov.financial", "gov.head", "gov.igo", "gov.judicial",
    "gov.legislative", "gov.muni", "gov.national", "gov.religion", "gov.security", "gov.soe",
    "gov.state", "invest.ban", "invest.risk", "mare.detained", "mare.shadow", "mare.sts", "mil",
    "poi", "pol.party", "pol.union", "reg.action", "reg.warn", "rel", "role.acct", "role.act",
    "role.civil", "role.diplo", "role.journo", "role.judge", "role.lawyer", "role.lobby",
    "role.oligarch", "role.pep", "role.pep.frmr", "role.pep.intl", "role.pep.natl", "role.pol",
    "role.rca", "role.spy", "sanction", "sanction.control", "sanction.counter",
    "sanction.linked", "wanted",
];

/// Topics that make an entity a target.
#[rustfmt::skip]
pub(super) const RISKS: &[&str] = &[
    "corp.clone", "corp.disqual", "crime", "crime.boss", "crime.fin", "crime.fraud",
    "crime.terror", "crime.theft", "crime.traffick", "crime.war", "debarment", "export.control",
    "export.control.linked", "export.risk", "geo.risk", "invest.ban", "invest.risk",
    "mare.detained", "mare.shadow", "poi", "reg.action", "reg.warn", "role.oligarch",
    "role.pep", "role.rca", "sanction", "sanction.control", "sanction.counter",
    "sanction.linked", "wanted",
];

/// Languages, ISO 639-3.
#[rustfmt::skip]
pub(super) const LANGUAGES: &[&str] = &[
    "afr", "amh", "ara", "aze", "bel", "ben", "bos", "bul", "cat", "ces", "cnr", "dan", "deu",
    "ell", "eng", "est", "fas", "fil", "fin", "fra", "gle", "heb", "hin", "hrv", "hun", "hye",
    "ind", "isl", "ita", "jpn", "kan", "kat", "kaz", "khm", "kir", "kor", "lao", "lav", "lit",
    "ltz", "mkd", "mlt", "mon", "msa", "mul", "mya", "nep", "nld", "nor", "pol", "por", "pus",
    "ron", "rus", "sin", "slk", "slv", "spa", "sqi", "srp", "swa", "swe", "tam", "tel", "tgk",
    "tgl", "tha", "tuk", "tur", "ukr", "urd", "uzb", "vie", "zho",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vocabularies_are_sorted() {
        for codes in [COUNTRIES, TOPICS, RISKS, LANGUAGES] {
            assert!(codes.is_sorted());
        }
    }
}
