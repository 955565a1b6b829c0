//! Legal forms of bodies: groups of words and abbreviations that amount to the same.
//!
//! Kept by hand from the legal forms of the states (ISO 20275 lists them all), in normal form.
//! LLC, OOO, ООО and 有限公司 say the same thing; forms of two different groups speak against.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// What a legal form amounts to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LegalForm {
    /// "Company" and the like: agrees with every other.
    Company,
    /// Private company with limited liability: Ltd, LLC, GmbH, OOO.
    Limited,
    /// Company with shares: JSC, PLC, AG, SA, Inc.
    Stock,
    /// Partnership: LP, LLP, KG.
    Partnership,
    /// Foundation, trust, association, cooperative.
    Association,
    /// State enterprise: FGUP, SOE.
    State,
}

pub(crate) const LEGAL_FORMS: &[(LegalForm, &[&str])] = &[
    (
        LegalForm::Company,
        &[
            "co",
            "company",
            "cie",
            "compagnie",
            "compania",
            "companhia",
            "kompaniya",
            "компания",
            "公司",
            "firma",
            "фирма",
            "شركه",
            "شركت",
            "enterprise",
            "est",
            "establishment",
            "& co",
        ],
    ),
    (
        LegalForm::Limited,
        &[
            "ltd",
            "limited",
            "co ltd",
            "company limited",
            "llc",
            "l l c",
            "limited liability company",
            "limited liability co",
            "limited liability",
            "gmbh",
            "mbh",
            "sarl",
            "s a r l",
            "srl",
            "s r l",
            "spolka z o o",
            "sp z o o",
            "sp zoo",
            "s r o",
            "sro",
            "doo",
            "d o o",
            "ooo",
            "ооо",
            "тов",
            "tov",
            "тоо",
            "too",
            "mchj",
            "мчж",
            "sia",
            "uab",
            "ou",
            "oy",
            "aps",
            "bv",
            "b v",
            "bvba",
            "sprl",
            "ltda",
            "limitada",
            "lda",
            "eurl",
            "fze",
            "fz llc",
            "fzco",
            "fzc",
            "fz co",
            "dmcc",
            "pte ltd",
            "pte",
            "pvt ltd",
            "pvt",
            "private limited",
            "pty ltd",
            "pty",
            "sdn bhd",
            "sendirian berhad",
            "wll",
            "w l l",
            "spc",
            "pt",
            "kft",
            "eood",
            "ood",
            "еоод",
            "оод",
            "yk",
            "общество с ограниченнои ответственностью",
            "obshchestvo s ogranichennoi otvetstvennostyu",
            "obshchestvo s ogranichennoy otvetstvennostyu",
            "товариство з обмеженою відповідальністю",
            "товариство з обмеженою відповідальністю",
            "有限公司",
            "有限责任公司",
            "有限責任公司",
            "유한회사",
            "ltd sti",
            "limited sirketi",
            "lc",
        ],
    ),
    (
        LegalForm::Stock,
        &[
            "plc",
            "public limited company",
            "ag",
            "aktiengesellschaft",
            "sa",
            "s a",
            "spa",
            "s p a",
            "ao",
            "ао",
            "oao",
            "оао",
            "zao",
            "зао",
            "pao",
            "пао",
            "nao",
            "нао",
            "ат",
            "пат",
            "прат",
            "ojsc",
            "cjsc",
            "pjsc",
            "jsc",
            "joint stock company",
            "joint stock co",
            "joint stock",
            "public joint stock company",
            "open joint stock company",
            "closed joint stock company",
            "private joint stock company",
            "oaosc",
            "aktsionernoe obshchestvo",
            "aktsionernoye obshchestvo",
            "otkrytoe aktsionernoe obshchestvo",
            "zakrytoe aktsionernoe obshchestvo",
            "publichnoe aktsionernoe obshchestvo",
            "акционерное общество",
            "открытое акционерное общество",
            "закрытое акционерное общество",
            "публичное акционерное общество",
            "непубличное акционерное общество",
            "акціонерне товариство",
            "inc",
            "incorporated",
            "corp",
            "corporation",
            "nv",
            "n v",
            "as",
            "a s",
            "asa",
            "ab",
            "oyj",
            "a o",
            "o a o",
            "anonim sirketi",
            "kk",
            "k k",
            "kabushiki kaisha",
            "株式会社",
            "股份有限公司",
            "주식회사",
            "saog",
            "sae",
            "s a e",
            "sal",
            "s a l",
            "bhd",
            "berhad",
            "tbk",
            "sa de cv",
            "s a de c v",
            "cv",
            "s c a",
            "sab",
            "nyrt",
            "zrt",
            "ead",
            "ad",
            "а д",
            "pjs",
            "p j s c",
            "j s c",
            "c j s c",
            "o j s c",
            "sociedad anonima",
            "societe anonyme",
            "societa per azioni",
            "корпорация",
        ],
    ),
    (
        LegalForm::Partnership,
        &[
            "lp",
            "l p",
            "llp",
            "l l p",
            "limited partnership",
            "limited liability partnership",
            "kg",
            "gmbh & co kg",
            "gmbh and co kg",
            "ohg",
            "scs",
            "snc",
            "kda",
            "partnership",
        ],
    ),
    (
        LegalForm::Association,
        &["e v", "ev", "foundation", "stiftung", "stichting", "fondation", "ngo", "ano", "ано"],
    ),
    (
        LegalForm::State,
        &["fgup", "фгуп", "гуп", "fsue", "federal state unitary enterprise", "soe", "fgbu", "фгбу"],
    ),
];

/// Looks up legal forms by their words, longest first.
#[derive(Debug)]
pub(crate) struct LegalForms {
    by_first: FxHashMap<&'static str, Vec<(Vec<&'static str>, LegalForm)>>,
}

impl LegalForms {
    pub(crate) fn table() -> &'static LegalForms {
        static TABLE: LazyLock<LegalForms> = LazyLock::new(|| {
            let mut by_first: FxHashMap<_, Vec<(Vec<_>, LegalForm)>> = FxHashMap::default();
            for (form, phrases) in LEGAL_FORMS {
                for phrase in *phrases {
                    let words = phrase_words(phrase);
                    by_first.entry(words[0]).or_default().push((words, *form));
                }
            }
            for rows in by_first.values_mut() {
                rows.sort_by(|left, right| right.0.len().cmp(&left.0.len()).then(left.cmp(right)));
            }
            LegalForms { by_first }
        });
        &TABLE
    }

    /// The longest legal form that `words` begin with, and of how many words it is.
    pub(crate) fn at<'words>(
        &self,
        words: &mut dyn Fn(usize) -> Option<&'words str>,
    ) -> Option<(usize, LegalForm)> {
        let rows = self.by_first.get(words(0)?)?;
        let fits = |row: &&(Vec<&str>, LegalForm)| {
            row.0.iter().enumerate().all(|(at, word)| words(at) == Some(word))
        };
        rows.iter().find(fits).map(|(phrase, form)| (phrase.len(), *form))
    }
}

/// A phrase in the words that analysis makes: Han and Hangul character by character.
fn phrase_words(phrase: &'static str) -> Vec<&'static str> {
    let mut words = Vec::new();
    for word in phrase.split(' ') {
        let first = word.chars().next().and_then(cordon_model::Script::of_char);
        if matches!(first, Some(cordon_model::Script::Han | cordon_model::Script::Hangul)) {
            words.extend(word.split("").filter(|character| !character.is_empty()));
        } else {
            words.push(word);
        }
    }
    words
}
