//! What a listing under each regime of the Security Council does.
//!
//! The file names the regime only; the resolutions say what member states have to do. The table
//! states what binds for listed names as such, not the embargoes on whole territories:
//!
//! | regime | resolution | for individuals | for entities |
//! |---|---|---|---|
//! | Al-Qaida (and ISIL) | 2368 (2017) §1 | freeze, travel, arms | freeze, arms |
//! | CAR | 2134 (2014) §30, 32; 2399 (2018) | freeze, travel | freeze |
//! | DPRK | 1718 (2006) §8 (d), (e) | freeze, travel | freeze |
//! | DRC | 1596 (2005) §13, 15; 2293 (2016) | freeze, travel | freeze |
//! | GB (Guinea-Bissau) | 2048 (2012) §4 | travel | none |
//! | Haiti | 2653 (2022) §3, 6, 11 | freeze, travel, arms | freeze, arms |
//! | Iran | 1737 (2006) §12; 1929 (2010) §10 | freeze, travel | freeze |
//! | Iraq | 1483 (2003) §23 | freeze | freeze |
//! | Libya | 1970 (2011) §15, 17; 1973 (2011) §19 | as the record says | freeze |
//! | Mali | 2374 (2017) §1, 4 | freeze, travel | freeze |
//! | Somalia | 1844 (2008) §1, 3 | freeze, travel | freeze |
//! | SouthSudan | 2206 (2015) §9, 12 | freeze, travel | freeze |
//! | Sudan | 1591 (2005) §3 (d), (e) | freeze, travel | freeze |
//! | Taliban | 2255 (2015) §1 | freeze, travel, arms | freeze, arms |
//! | Yemen | 2140 (2014) §11, 15; 2216 (2015) §14 | freeze, travel, arms | freeze, arms |

use cordon_model::Measure;

/// What a regime does to listed names.
struct Regime {
    /// `UN_LIST_TYPE`.
    name: &'static str,
    freeze: bool,
    /// Individuals only: a body does not travel.
    travel: bool,
    arms: bool,
}

const fn regime(name: &'static str, freeze: bool, travel: bool, arms: bool) -> Regime {
    Regime { name, freeze, travel, arms }
}

const REGIMES: &[Regime] = &[
    regime("Al-Qaida", true, true, true),
    regime("CAR", true, true, false),
    regime("DPRK", true, true, false),
    regime("DRC", true, true, false),
    regime("GB", false, true, false),
    regime("Haiti", true, true, true),
    regime("Iran", true, true, false),
    regime("Iraq", true, false, false),
    regime("Libya", true, true, false),
    regime("Mali", true, true, false),
    regime("Somalia", true, true, false),
    regime("SouthSudan", true, true, false),
    regime("Sudan", true, true, false),
    regime("Taliban", true, true, true),
    regime("Yemen", true, true, true),
];

/// Measures of a listing under a regime; `None` for a regime that is not in the table. Where the
/// comments name measures, as those on Libya do, only these apply.
pub(super) fn measures(regime: &str, individual: bool, comments: &str) -> Option<Vec<Measure>> {
    let regime = REGIMES.iter().find(|known| known.name.eq_ignore_ascii_case(regime))?;
    let mut freeze = regime.freeze;
    let mut travel = regime.travel && individual;
    if regime.name == "Libya" {
        let lower = comments.to_lowercase();
        let (says_travel, says_freeze) =
            (lower.contains("travel ban"), lower.contains("asset freeze"));
        if says_travel || says_freeze {
            (travel, freeze) = (says_travel && individual, says_freeze);
        }
    }
    let measures = [
        (freeze, Measure::AssetFreeze),
        (travel, Measure::TravelBan),
        (regime.arms, Measure::ArmsEmbargo),
    ];
    Some(measures.into_iter().filter(|(holds, _)| *holds).map(|(_, measure)| measure).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measures_follow_the_regime_and_its_words() {
        use Measure::{ArmsEmbargo, AssetFreeze, TravelBan};
        let cases: &[(&str, bool, &str, &[Measure])] = &[
            ("Al-Qaida", true, "", &[AssetFreeze, TravelBan, ArmsEmbargo]),
            ("Al-Qaida", false, "", &[AssetFreeze, ArmsEmbargo]),
            ("Iraq", true, "", &[AssetFreeze]),
            ("GB", true, "", &[TravelBan]),
            ("Libya", true, "paragraph 15 of resolution 1970 (Travel Ban).", &[TravelBan]),
            ("Libya", true, "resolution 1970 ( Asset Freeze).", &[AssetFreeze]),
            ("Libya", true, "(Travel Ban,Asset Freeze)", &[AssetFreeze, TravelBan]),
            ("Libya", false, "", &[AssetFreeze]),
        ];
        for (regime, individual, comments, expected) in cases {
            let found = measures(regime, *individual, comments);
            assert_eq!(found.as_deref(), Some(*expected), "{regime} {comments}");
        }
        assert_eq!(measures("Atlantis", true, ""), None);
    }
}
