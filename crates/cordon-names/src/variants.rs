//! Names that are one name: spellings and short forms that no edit model reaches.
//!
//! A row is a group; a name may stand in several. In Latin reading. Public knowledge of the field:
//! romanisations of one family name, national forms of one given name, nicknames.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

const GROUPS: &[&str] = &[
    // Arabic, Persian, Turkic.
    "muhammad mohammed mohammad mohamed mohamad muhammed mehmet mohd md muh mohamud mahomed \
     mamadou",
    "hussein hussain husayn hossein hosein huseyin huseynov husein houssein",
    "ahmad ahmed ahmet ahmadou amadou",
    "yusuf yousef youssef yousuf joseph josef jose iosif yusif",
    "ibrahim abraham ebrahim avraham ibragim",
    "ismail ishmael esmail",
    "musa moses moussa mousa moshe",
    "suleiman solomon sulayman soleiman suleyman",
    "isa eesa issa",
    "dawud david daoud dawood davud",
    "yaqub jacob yakub yaakov yacoub",
    "yahya yehia jahja",
    "zakariya zachary zakaria zechariah",
    "maryam maria mary mariam miriam marie",
    "umar omar omer",
    "uthman osman othman usman ousmane",
    "abdulrahman abdurrahman abdelrahman abdurahman abdirahman",
    "said saeed sayed saeid saied",
    "gaddafi qadhafi qaddafi kadafi khadafi kaddafi gadhafi qadhdhafi alqadhafi elkaddafi",
    "qasim kassem qassem ghasem kasim gasim",
    "faisal faysal feisal faysel",
    "mahdi mehdi mahadi",
    "jafar jaafar djafar cafer",
    "mustafa mostafa moustapha mustapha",
    // Slavic and its neighbours.
    "aleksandr alexander oleksandr aliaksandr alexandre iskander alexandros aleksandar sasha \
     sascha",
    "vladimir volodymyr uladzimir wladimir volodya vova",
    "sergei sergey serhiy serhii siarhei serge",
    "dmitry dmitri dmytro dzmitry dmitriy dima",
    "mikhail mykhailo mikhael michael michel miguel mihail misha",
    "nikolai mykola mikalai nicholas nikolay nicolas nikolaos kolya",
    "andrei andrey andriy andrii andrew andrej andreas",
    "evgeny yevgeny evgeniy yevgeniy yevhen evgenii eugene zhenya",
    "yuri yury yuriy iurii yurii jurij george",
    "pavel pavlo paul pablo pavlos paavo",
    "petr pyotr petro peter pedro pierre pietro",
    "ivan john johannes jan jean juan giovanni ioannis yan",
    "georgy georgiy heorhii george giorgi jorge",
    "aleksei alexey oleksii oleksiy alexei aliaksei alexis",
    "grigory hryhorii grigori gregory",
    "igor ihor",
    "oleg oleh aleh",
    "vasily vasyl vasil basil vasilios",
    "stepan stephen steven stefan",
    "elena olena helen yelena alena",
    "ekaterina kateryna katherine catherine katya",
    "natalia nataliya natalya natasha",
    "anna hanna hannah ana",
    "maksim maxim maksym max",
    "fedor fyodor theodore fiodar",
    "ilya illia elias ilia",
    "nikita mykyta mikita",
    "yakov jacob yakiv",
    // East Asian family names.
    "li lee ri rhee yi lie lei ly",
    "kim gim kin",
    "park pak bak pahk",
    "choi choe choy tsoi",
    "jong jung chong jeong chung cheong",
    "cho jo joh",
    "kang gang khang",
    "yun yoon youn",
    "jang chang zhang",
    "lim rim im yim",
    "im yim",
    "ryu yoo yu liu lyu",
    "no roh noh",
    "wang wong",
    "zhang chang cheung teo",
    "chen chan tan chin tran",
    "liu lau low liew",
    "huang wong ng hwang hoang",
    "wu ng woo goh",
    "lin lam lim",
    "yang yeung young",
    "zhao chao chiu jo",
    "zhou chow chou chau chew",
    "xu hsu hui tsui",
    "xie tse hsieh",
    "guo kuo kwok quach",
    "he ho",
    "zheng cheng chang",
    "luo lo law",
    "ye yip yeh",
    "cai tsai choi choy",
    "deng teng tang",
    "zeng tsang tseng",
    "cao tsao cho",
    "jiang chiang keung",
    "qiu chiu yau",
    "jin kam chin",
    "un eun",
    "nguyen nguyn",
    // Short forms in English and Spanish.
    "robert bob rob bobby roberto",
    "william bill will billy guillermo",
    "richard dick rick ricardo rich",
    "james jim jimmy jaime",
    "thomas tom tommy tomas",
    "charles charlie carlos chuck karl carl",
    "edward ed eddie eduardo ted",
    "joseph joe joey",
    "michael mike mick",
    "elizabeth liz beth betty isabel",
    "margaret maggie peggy meg",
    "katherine kate kathy",
    "anthony tony antonio antoine anton",
    "benjamin ben",
    "samuel sam",
    "daniel dan danny",
    "francisco francis frank paco pancho franz",
    "jose pepe",
    "ignacio nacho",
    "christopher chris",
    "matthew matt mateo",
    "nicholas nick",
    "ronald ron",
    "donald don",
    "kenneth ken",
    "stephen steve steven stefan esteban",
    "frederick fred",
    "gregory greg",
    "jeffrey jeff geoffrey",
    "lawrence larry",
    "patrick pat patricia",
    "philip phil felipe philippe",
    "raymond ray ramon",
    "timothy tim",
    "walter walt",
    "jennifer jen jenny",
    "susan sue",
    "alfred al alfredo",
    "enrique henry henri heinrich",
    "jesus chuy",
    "rafael raphael",
    // Bodies.
    "international intl intern",
    "corporation corp",
    "company co",
    "limited ltd",
    "brothers bros",
    "department dept",
    "government govt",
    "association assn",
    "university univ",
    "ministry min ministerstvo",
    "center centre",
    "defense defence",
    "organization organisation org",
    "bank banco banque",
    "group grupo groupe gruppa",
    "technology technologies tech",
    "manufacturing mfg",
    "engineering eng engr",
    "services service svcs srvcs",
    "national natl",
    "institute inst institut",
    "general gen",
    "trading trade",
    "industries industry industrial ind",
    "and und et",
];

fn table() -> &'static FxHashMap<&'static str, Vec<u16>> {
    static TABLE: LazyLock<FxHashMap<&'static str, Vec<u16>>> = LazyLock::new(|| {
        let mut table: FxHashMap<&'static str, Vec<u16>> = FxHashMap::default();
        for (group, names) in GROUPS.iter().enumerate() {
            for name in names.split(' ') {
                table.entry(name).or_default().push(group as u16);
            }
        }
        table
    });
    &TABLE
}

/// Groups that a Latin reading stands in.
pub fn variant_groups(latin: &str) -> &'static [u16] {
    table().get(latin).map_or(&[], Vec::as_slice)
}

/// All names of a group.
pub fn variant_group(group: u16) -> impl Iterator<Item = &'static str> {
    GROUPS.get(usize::from(group)).into_iter().flat_map(|names| names.split(' '))
}

/// Whether two readings stand in one group.
pub(crate) fn are_variants(left: &str, right: &str) -> bool {
    let left = variant_groups(left);
    !left.is_empty() && variant_groups(right).iter().any(|group| left.contains(group))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_hold_national_forms_and_nicknames() {
        assert!(are_variants("mohammed", "mehmet"));
        assert!(are_variants("bill", "william"));
        assert!(are_variants("lee", "ri"));
        assert!(!are_variants("smith", "bill"));
        assert!(variant_groups("junzheng").is_empty());
    }
}
