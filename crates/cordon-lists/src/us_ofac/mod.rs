//! OFAC's lists: SDN and the non-SDN "Consolidated" list, in all forms that they are published in.

use crate::source::{Format, Source};

/// Specially Designated Nationals and Blocked Persons.
pub(crate) const SDN: Source = Source {
    id: "us_ofac_sdn",
    title: "OFAC Specially Designated Nationals (SDN) List",
    authority: "us",
    list: "SDN List",
    formats: SDN_FORMATS,
};

/// The non-SDN lists in one file: SSI, CAPTA, NS-MBS, NS-CMIC, FSE, PLC.
pub(crate) const CONSOLIDATED: Source = Source {
    id: "us_ofac_cons",
    title: "OFAC Consolidated (non-SDN) List",
    authority: "us",
    list: "Consolidated List",
    formats: CONSOLIDATED_FORMATS,
};

const SDN_FORMATS: &[Format] = &[];
const CONSOLIDATED_FORMATS: &[Format] = &[];
