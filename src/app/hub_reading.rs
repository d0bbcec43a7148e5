//! How the hub's claims are read: names, tables of letters and lists of places, from the
//! configuration.

use super::StartError;
use crate::config::{self, Config, TransliterationTable};
use crate::mapping::{HubReading, NameClaims, Places, Table, Transliteration};

pub(super) fn reading(config: &Config, hub: &config::Hub) -> Result<HubReading, StartError> {
    let country = config.node.country.parse();
    let country = country.map_err(|_| StartError::Setting("country"))?;
    let mut transliteration = Transliteration::of_country(country);
    for (script, table) in &hub.transliteration.tables {
        transliteration.set(*script, self::table(table));
    }
    Ok(HubReading {
        names: NameClaims {
            family_name: hub.names.family_name.clone(),
            family_name_at_birth: hub.names.family_name_at_birth.clone(),
            given_name_at_birth: hub.names.given_name_at_birth.clone(),
        },
        trust_framework: hub.trust_framework.clone(),
        transliteration,
        places: places(&hub.places),
    })
}

fn table(table: &TransliterationTable) -> Option<Table> {
    match table {
        TransliterationTable::Off => None,
        TransliterationTable::Elot743 => Some(Table::elot_743()),
        TransliterationTable::Bulgarian => Some(Table::bulgarian()),
        TransliterationTable::CyrillicIcao => Some(Table::cyrillic_icao()),
        TransliterationTable::Own(rows) => {
            let rows = rows.iter().map(|(from, to)| (from.as_str(), to.as_str()));
            Some(Table::own(rows))
        }
    }
}

fn places(names: &config::PlaceNames) -> Places {
    let communes = names.communes.iter();
    let communes = communes.map(|(code, name)| (code.as_str(), name.as_str()));
    let countries = names.countries.iter();
    let countries = countries.map(|it| (it.code.as_str(), it.name.as_str(), it.alpha_2.as_deref()));
    Places::new(communes, countries)
}
