//! How common a token is: the information that sharing it carries, in raw bits.
//!
//! A shared "Mohammed" says little, a shared "Junzheng" much. A small table of the world's most
//! common names, by hand in four grades, until one is learned from the lists and from registers of
//! names; a token that no table knows is rare. The table is part of the program, so that loading
//! a list never moves the score of an entry of another.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::business::BUSINESS_WORDS;
use crate::class::NameClass;
use crate::constants as k;
use crate::readings::Form;

/// Names by their information in raw bits; in Latin reading.
const COMMON_NAMES: &[(f32, &str)] = &[
    (
        5.5,
        "muhammad mohammed mohammad mohamed mohamad muhammed mohd ahmad ahmed ali abu abdul abd \
         abdel \
         umm kim li lee wang zhang chen liu",
    ),
    (
        7.0,
        "hassan hasan hussein hussain husayn hossein hosein ibrahim khan omar umar yusuf yousef \
         mahmoud mahmud mahmood mustafa khalid khaled said saeed saleh salih hamid jamal kamal \
         karim \
         abdullah abdallah abdulrahman rahman rahim aziz abbas reza mehdi mahdi amir ismail osman \
         uthman othman sulayman suleiman musa isa yahya nasir nasser tariq tahir rashid hamza \
         bilal \
         vladimir aleksandr alexander sergei sergey andrei andrey aleksei alexey dmitry dmitri \
         mikhail nikolai nikolay ivan viktor victor yuri igor oleg evgeny evgeniy pavel maksim \
         elena natalia olga tatiana irina svetlana anna maria ivanov petrov \
         jose juan carlos luis jorge miguel francisco antonio manuel pedro jesus garcia rodriguez \
         martinez hernandez lopez gonzalez perez sanchez ramirez torres flores rivera gomez diaz \
         john james robert michael william david richard joseph thomas charles christopher daniel \
         matthew mark paul peter george mary patricia jennifer linda elizabeth barbara susan \
         jessica \
         sarah karen nancy lisa smith johnson williams brown jones miller davis wilson anderson \
         taylor \
         moore jackson martin thompson white harris clark lewis robinson walker young allen king \
         wright scott yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang song \
         zheng xie \
         han tang feng yu dong xiao cheng cao yuan deng peng zeng pan park pak choi choe jong jung \
         chong kang cho yun jang chang lim yi ri rhee nguyen tran le pham hoang huynh phan vu vo \
         dang \
         bui do ho ngo duong ly singh kumar sharma patel gupta ram devi das shah begum mohan",
    ),
    (
        8.5,
        "haidar haydar qasim qassem kassem jafar rahmani hosseini hashemi mousavi akbari karimi \
         mohammadi rezaei ahmadi moradi jafari rahimi hakim hakimi nazari habib fadl fadil faisal \
         faysal salman salim salem sami samir walid zayd zaid ziad ayman anwar adel adil jaber \
         jabir \
         majid hadi masoud massoud farid fahd fahad nabil naim bashir munir marwan imad issam \
         usama \
         osama sultan saud turki bandar tamim sabah shahid iqbal malik mirza rana butt javed asif \
         imran arif tariq nadeem naveed shakil rashed gul jan wali noor nur din ullah haq zaman \
         murad bakr bakar taher fatima aisha khadija zainab zaynab maryam mariam amina layla \
         boris anatoly anatoliy valery valeriy gennady vitaly vyacheslav konstantin roman denis \
         artem \
         anton kirill stanislav ruslan timur rustam marat eduard leonid grigory vasily vasili \
         fedor \
         petr georgy ekaterina marina ludmila lyudmila galina nina vera larisa yulia julia oksana \
         kuznetsov popov smirnov sokolov volkov vasiliev mikhailov novikov fedorov morozov kozlov \
         lebedev orlov makarov nikitin zakharov \
         rafael fernando alberto eduardo ricardo roberto javier alejandro sergio mario oscar \
         hector \
         enrique raul ruben pablo jaime cesar diego julio victor arturo armando alfredo guillermo \
         gustavo ramon angel felipe andres alvarez romero ruiz moreno jimenez castillo ortiz reyes \
         gutierrez morales mendoza cruz vargas castro ramos herrera medina aguilar vega guzman \
         munoz \
         rojas soto contreras silva santos oliveira souza pereira costa ferreira almeida carvalho \
         steven edward brian ronald anthony kevin jason jeffrey ryan jacob gary nicholas eric \
         stephen \
         jonathan larry justin scott brandon frank benjamin gregory samuel raymond patrick jack \
         dennis \
         jerry tyler aaron henry douglas adam nathan zachary kyle walter harold carl jeremy keith \
         roger \
         arthur lawrence albert joe bruce billy ralph bobby margaret betty dorothy sandra ashley \
         kimberly donna emily carol michelle amanda melissa deborah stephanie rebecca laura sharon \
         cynthia kathleen amy shirley angela helen brenda pamela nicole ruth katherine samantha \
         christine emma catherine debra virginia rachel janet carolyn heather diane julie joyce \
         victoria \
         kelly christina joan evelyn lauren judith megan andrea cheryl hannah jacqueline martha \
         hall hill green adams baker nelson mitchell campbell roberts carter phillips evans turner \
         parker collins edwards stewart morris murphy cook rogers morgan cooper peterson reed \
         bailey \
         bell howard ward cox richardson wood watson brooks bennett gray hughes price myers long \
         foster \
         ross sanders powell sullivan russell fisher henderson cole west jordan owens reynolds \
         hamilton \
         graham wallace woods ford marshall harrison gibson grant hunter stone fox rose black \
         jean pierre marie jacques michel philippe andre hans peter klaus jan josef marco giuseppe \
         tan wong chan cheung ng lam lau leung chow ho fan jin wei ming hong hua hai jian jun jie \
         lei \
         ning ping qing tao wen xin yan yong zhi bin bo chao fei gang guang hui kai lan long mei \
         min \
         na qiang rong rui shan tian xia xiang ying yue yun song il un hyon myong yong chol hyok \
         guk \
         sung jin ho su nam hak sok kwang kyong thi van minh anh thanh \
         mehmet mustafa yilmaz kaya demir celik ozturk aydin arslan dogan kilic",
    ),
];

/// Han family names, and their Hangul sisters, one character each.
const SYLLABLE_FAMILIES: &str = "王李張张刘劉陳陈楊杨黃黄趙赵吳吴周徐孫孙馬马朱胡郭何高林羅罗鄭郑梁謝谢宋唐許许韓韩馮冯鄧邓曹彭曾蕭肖田董袁潘\
    于蔣蒋蔡余杜葉叶程蘇苏魏呂吕丁任沈姚盧卢姜崔鐘钟譚谭陸陆汪范金石廖賈贾夏韋韦付方白鄒邹孟熊秦邱江尹薛閻阎段雷侯龍龙史陶黎賀贺顧顾毛郝龔龚邵\
    万錢钱嚴严覃武戴莫孔向湯汤김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국";

/// Endings of patronymics, in Latin reading.
const PATRONYMICS: &[&str] =
    &["ovich", "evich", "ovych", "yevich", "avich", "ovna", "evna", "ivna"];

fn names() -> &'static FxHashMap<&'static str, f32> {
    static TABLE: LazyLock<FxHashMap<&'static str, f32>> = LazyLock::new(|| {
        let mut table = FxHashMap::default();
        for (raw, names) in COMMON_NAMES {
            for name in names.split_whitespace() {
                table.entry(name).or_insert(*raw);
            }
        }
        table
    });
    &TABLE
}

fn business() -> &'static FxHashMap<&'static str, f32> {
    static TABLE: LazyLock<FxHashMap<&'static str, f32>> =
        LazyLock::new(|| BUSINESS_WORDS.iter().copied().collect());
    &TABLE
}

/// Whether a word is one of business, government or places; and its information.
pub(crate) fn business_raw(form: &Form) -> Option<f32> {
    business().get(&*form.normal).copied()
}

/// Information of a word of a name.
pub(crate) fn rarity_raw(form: &Form, class: NameClass) -> f32 {
    if form.syllabic() {
        let family = SYLLABLE_FAMILIES.contains(&*form.normal);
        return if family { k::SYLLABLE_FAMILY_RAW } else { k::SYLLABLE_RAW } as f32;
    }
    if class != NameClass::Person
        && let Some(raw) = business_raw(form)
    {
        return raw;
    }
    if let Some(raw) = names().get(&*form.latin) {
        // A common personal name is a rarer thing in a body's name.
        return if class == NameClass::Person { *raw } else { raw + 1.5 };
    }
    let letters = form.latin.len() as f64;
    let mut raw = k::RARITY_UNSEEN_RAW;
    if class == NameClass::Person && PATRONYMICS.iter().any(|end| form.latin.ends_with(end)) {
        raw = k::PATRONYMIC_RAW;
    }
    raw.min(k::RARITY_SHORT_RAW + k::RARITY_PER_LETTER_RAW * letters) as f32
}
