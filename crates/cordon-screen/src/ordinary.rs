//! Words of everyday English prose that are no names, however they are written.
//!
//! Written by hand: function words, months, offices, and the nouns of news reports. It only makes
//! mentions in text more careful; names of parties are never looked up here.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

const ORDINARY: &str = "\
a about above according accord accused act action actions active activity add address \
administration \
advance affairs after again against age agency agenda agreement ahead aid air airport alliance \
allied \
allies allow ally almost alone along already also although always among an and announce announced \
annual another answer any appeal approved april area areas arms army around arrest art as asia ask \
asked assembly asset assets assistance associated association at atlantic attack attorney august \
author authorities authority autonomous award away back bad ban bank banks base bay be beach \
because \
become been before began behind being below best better between beyond big bill billion black \
block \
blue board body bomb book border both bridge brief bring broad brother brown budget building \
bureau \
business but buy by cabinet call called calls camp campaign can canal capital car care case cash \
center central centre century chain chair chairman chairwoman chance change channel charge chief \
child \
children christian church circle citizen city civil claim claims class clean clear climate close \
coalition coast code cold college commander commerce commission commissioner committee common \
commons commonwealth communist community companies company conference congress constitution \
construction consul consumer continue contract control convention cooperation corps corporation \
council \
country county court crime criminal crisis crown current customs daily data date day days deal \
death \
debt december decision declaration defence defense delegation democracy democrat democratic \
democrats \
department deputy despite development did digital diplomat direct director district division do \
document dollar domestic door double down dr dream drive drug during each early earth east eastern \
economic economy editor education eight election electric embassy emergency emperor empire \
employment \
end energy english enterprise entry environment equity era euro europe european evening event \
every \
evidence exchange executive export exports express eye face fair faith family far father february \
federal federation few field fifth fight film final finance financial fire first five fleet \
flight food \
football for force forces foreign former forum forward foundation four fourth free freedom french \
friday friend from front fuel full fund funds further future gas gate gen general german global \
go god \
gold golden good government governor grand grant great green ground group growth guard guide gulf \
had \
hall hand hard harbor harbour has have he head health hearing heart heritage her here high \
highway hill \
him his history holding hold holy home honor hope hospital hotel house how however human hundred \
i ice \
if image import imports in independence independent index industrial industry information \
initiative \
inside institute insurance intelligence interest interior internal international internet into \
investigation investment iron is island islands issue it its january job joint journal judge july \
june \
junior just justice key king kingdom knight labor labour lady lake land language last late later \
law \
lawmaker lawyers lead leader leaders league leave left legal less let letter level liberty \
library life \
light like line list local long lord loss lot love low lower made magazine mail main major make \
many \
march marine market marshal mass master may mayor me media medical meeting member memorial men \
meanwhile message metro middle might military million mind mine minister ministers ministry \
minority \
mission model modern monday money month monthly more morning most mother motion mount mountain \
movement mr mrs much municipal museum music must my nation national nations native natural nature \
navy \
near network never new news newspaper next night nine no nobel none north northern not note \
nothing \
november now nuclear number october of off offer office officer officers official officials oil \
old on \
once one only open opening operation opposition or order organisation organization other our out \
over \
own pacific page palace paper park parliament part partners party pass passport past path pay \
peace \
people peoples per period person personal petroleum phase phone photo pilot place plan planet \
plant \
play point police policy political politics pool poor pope popular port post power president \
presidential \
press price pride prime prince princess prison private prize problem process production professor \
program programme progress project property prosecutor protection protest province public quarter \
queen \
question quick race radio rail railway rate read ready real record red reform regiment region \
regional \
register relations release religious report reporter reports representative representatives \
republic \
republican republicans research reserve resolution resource response rest results return review \
revolution revolutionary right rights ring rise river road rock role royal rule rules rural \
russian safe \
said saint sanction sanctions saturday saudi say says school science sea search season second \
secretary \
section sector secure security see senate senator senior september series service services \
session set \
seven seventh several share she ship shipping should show side signal silver since single sister \
six sky \
small so social society some son soon source south southern soviet space speaker special sport \
spring \
square staff stage standard star state statement states station stay steel still stock stone stop \
store \
storm story strategic strategy street strike strong student study such summer summit sun sunday \
supply \
support supreme system take talks tanker task tax team tech technology television temple ten term \
territory test than that the their them then there these they third this those though thousand \
three \
through thursday time times to today together top total tower town trade traders trading transport \
travel treasury treaty tribunal troops true trust truth tuesday turn twitter two under union unit \
united \
university until up upper us use valley very vessel vice victory video village virgin vision \
visit voice \
vote wall war was wash water wave way we weapons web wednesday week weekly welcome well west \
western what \
when where which while white who whose why will wind winter wire with within without witness \
woman women \
word work workers working world would writer year years yesterday yet you young youth zone \
eagle eagles tiger tigers lion lions bear bears wolf wolves falcon falcons hawk hawks dragon \
dragons \
phoenix horizon horizons galaxy titan titans apollo atlas orion venus mercury mars jupiter saturn \
neptune \
champion champions challenger explorer pioneer pioneers voyager discovery endeavour enterprise \
venture \
ventures victoria regent imperial legend legacy alpha beta delta omega sigma gamma prestige \
premier \
paradise diamond diamonds crystal pearl jade amber ruby emerald sapphire coral marble granite \
oasis \
sahara savannah forest garden gardens meadow harvest sunrise sunset moonlight breeze thunder \
lightning \
tornado hurricane typhoon blizzard avalanche glacier volcano canyon creek lagoon reef shore \
harbour \
anchor compass beacon lighthouse sailor captain crew pirates rangers warriors giants knights \
royals \
saints angels devils rebels cowboys raiders patriots vikings spartans trojans romans gladiator \
concept concepts dimension element elements essence evolution fusion genesis infinity integrity \
matrix \
momentum nexus odyssey optimum pinnacle quantum quest renaissance serenity spectrum synergy tempo \
triumph unity universal utopia vanguard vertex visionary vista vital zenith express courier herald \
tribune gazette chronicle observer guardian independent sentinel telegraph mirror globe bulletin \
digest \
january weekend christmas easter ramadan hanukkah thanksgiving halloween olympics olympic \
paralympic \
chinese russian iranian syrian american british french german ukrainian israeli palestinian \
turkish \
arab arabic islamic muslim jewish catholic korean japanese indian pakistani afghan iraqi cuban \
venezuelan belarusian african asian western kurdish uyghur uyghurs uighur tibetan \
beijing moscow washington london paris berlin brussels geneva tokyo delhi dubai doha riyadh tehran \
baghdad damascus beirut cairo tripoli kabul islamabad karachi istanbul ankara kiev kyiv minsk \
havana \
caracas mexico york angeles chicago boston houston texas california florida alaska hongkong kong \
hong \
shanghai wuhan shenzhen guangzhou singapore sydney toronto ottawa vienna rome madrid milan athens \
warsaw prague budapest belgrade sofia bucharest pyongyang seoul hanoi bangkok jakarta manila \
mumbai \
nairobi khartoum tunis algiers rabat lagos abuja johannesburg petersburg crimea donetsk luhansk \
siberia \
mediterranean baltic caspian arctic hormuz suez jerusalem gaza aleppo mosul basra kandahar";

static WORDS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| ORDINARY.split_whitespace().collect());

/// Whether a word in normal form is one of everyday prose.
pub(crate) fn is_ordinary(normal: &str) -> bool {
    WORDS.contains(normal)
}
