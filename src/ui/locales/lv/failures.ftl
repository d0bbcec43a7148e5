### Latvian, draft of 2026-11-22, not yet read by a native speaker.

side-label = Kur ir problēma
sent-label = Kas par jums nosūtīts
steps-label = Ko varat darīt
ask-label = Kam jautāt
ask-help = Ja lūdzat palīdzību, nosauciet šo atsauces kodu. Tas neko par jums neatklāj.
reference-label = Atsauces kods
code-label = Problēmas veids
again = Sākt no jauna
other-country = Izvēlēties citu valsti
sent-nothing = Par jums nevienam nekas nav nosūtīts.
sent-not-passed-on = Par jums pakalpojumam nekas nav nodots.
side-nobody = Neviens nav kļūdījies.
side-ours = Pie mums. Jūs neko nepareizu neizdarījāt.

request-not-understood = Nevarējām nolasīt pieslēgšanās pieprasījumu
    .happened = Lapa, kas jūs šurp novirzīja, prasīja pieslēgšanos tādā veidā, kādu nevaram pieņemt. Pieslēgšanās netika sākta.
    .side = Pakalpojumā vai valstī, kas jūs šurp novirzīja. Jūs neko nepareizu neizdarījāt.
    .step-1 = Atgriezieties pie pakalpojuma un sāciet pieslēgšanos no jauna.
    .step-2 = Ja atkal redzat šo lapu, paziņojiet par to pakalpojumam un nosauciet atsauces kodu.

unknown-sender = Mēs nezinām, kas jūs šurp novirzīja
    .happened = Pieslēgšanās pieprasījums nāca no vietnes, kas pie mums nav reģistrēta, tāpēc uz to neatbildējām.
    .side = Vietnē, kas jūs šurp novirzīja.
    .step-1 = Atveriet pakalpojumu tā oficiālajā adresē, nevis ar saiti no ziņas.
    .step-2 = Ja tā jau darījāt, paziņojiet par to pakalpojumam un nosauciet atsauces kodu.

already-used = Šis solis jau ir veikts
    .happened = Katrs pieslēgšanās solis darbojas vienu reizi. Šis jau ir izmantots: ar pogu „Atpakaļ”, nospiežot vēlreiz vai citā cilnē.
    .side = Neviens nav kļūdījies. Šī kārtība sargā jūs no tā, ka kāds atkārto jūsu pieslēgšanos.
    .sent = Otrreiz nekas nav nosūtīts.
    .step-1 = Ja pakalpojums ir atvērts citā cilnē, turpiniet tur.
    .step-2 = Citādi sāciet pieslēgšanos no jauna.

finished = Šī pieslēgšanās ir pabeigta
    .happened = Jūs šo pieslēgšanos jau pabeidzāt. Šeit vairs nekas nav jādara.
    .sent = Pakalpojumam vajadzīgais tika nosūtīts vienu reizi, kad pieslēgšanās tika pabeigta. Tagad nekas nav nosūtīts.
    .step-1 = Ja pakalpojums ir atvērts citā cilnē, turpiniet tur.
    .step-2 = Lai pieslēgtos vēlreiz, dodieties pie pakalpojuma un sāciet tur.

expired = Pieslēgšanās ilga pārāk ilgi
    .happened = Jūsu drošībai pieslēgšanās jāpabeidz ierobežotā laikā, un šis laiks ir beidzies.
    .side = Neviens nav kļūdījies. Varat sākt no jauna.
    .sent = Nekas nav nosūtīts.
    .step-1 = Sāciet pieslēgšanos no jauna.

other-browser = Pieslēgšanās sākta citā pārlūkprogrammā
    .happened = Pieslēgšanās jāpabeidz tajā pārlūkprogrammā, kurā tā sākta. Tā nav sākta šajā pārlūkprogrammā, vai arī tā neglabā sīkdatnes.
    .side = Pārlūkprogrammā. Ja atvērāt saiti, ko jums kāds atsūtīja, aizveriet šo lapu: tā var nebūt jūsu pieslēgšanās.
    .step-1 = Atveriet pakalpojumu šajā pārlūkprogrammā un sāciet pieslēgšanos no jauna.
    .step-2 = Ja atkal redzat šo lapu, atļaujiet šai vietnei sīkdatnes vai izmēģiniet citu pārlūkprogrammu.
    .step-3 = Ja kāda lietotne pa ceļam atvēra citu pārlūkprogrammu, sāciet tajā.

cancelled = Jūs pārtraucāt pieslēgšanos
    .happened = Jūs pārtraucāt šeit vai pa ceļam. Tas nekas: pieslēgšanās nav notikusi.
    .step-1 = Ja nevēlējāties pārtraukt, sāciet pieslēgšanos no jauna.

foreign-answer-invalid = Nevarējām pieņemt jūsu valsts atbildi
    .happened = Jūs atgriezāties no izvēlētās valsts lapām, bet tās atbilde neizturēja mūsu pārbaudi, tāpēc to neizmantojām.
    .side = Visticamāk, savienojumā starp šo valsti un mums. Jūs neko nepareizu neizdarījāt.
    .sent = Par jums pakalpojumam nekas nav nodots. Atbilde ir dzēsta.
    .step-1 = Sāciet pieslēgšanos no jauna.
    .step-2 = Ja atkal redzat šo lapu, lūdziet palīdzību un nosauciet atsauces kodu.

representation-not-accepted = Šim pakalpojumam nevar pieslēgties cita vārdā
    .happened = Izvēlētā valsts mums paziņoja, ka jūs rīkojaties citas personas vai uzņēmuma vārdā. Pakalpojums pieņem tikai tos, kas rīkojas savā vārdā.
    .side = Neviens nav kļūdījies. Pakalpojums pats izlēma, ko ielaist.
    .sent = Ne par jums, ne par to, kā vārdā rīkojaties, pakalpojumam nekas nav nodots.
    .step-1 = Sāciet no jauna un pieslēdzieties savā vārdā.
    .step-2 = Ja jums jārīkojas cita vārdā, jautājiet pakalpojumam, kā to izdarīt.

foreign-unavailable = Izvēlētā valsts neatbild
    .happened = Šīs valsts pieslēgšanās sistēma pašlaik nav sasniedzama.
    .side = Šajā valstī, ne šeit un ne pie jums.
    .step-1 = Mēģiniet vēlreiz pēc dažām minūtēm.
    .step-2 = Ja jums ir citas valsts elektroniskās identifikācijas līdzeklis, izvēlieties to valsti.

country-not-choosable = Šo valsti šai pieslēgšanās reizei nevar izmantot
    .happened = Pieslēgšanās tur neizdotos vai neizdotos pašlaik, tāpēc jūs turp nenovirzījām.
    .side = Šīs valsts pieslēgšanās nepiedāvā to, kas pakalpojumam vajadzīgs. Jūs neko nepareizu neizdarījāt.
    .step-1 = Ja jums ir citas valsts elektroniskās identifikācijas līdzeklis, izvēlieties to valsti.
    .step-2 = Citādi atgriezieties un jautājiet pakalpojumam, kā pieslēgties vai iesniegt pieteikumu citā veidā.

level-not-reached = Pieslēgšanās šim pakalpojumam nebija pietiekami droša
    .happened = Jūs pieslēdzāties, bet pakalpojumam vajadzīgs drošāks pieslēgšanās veids, piemēram, personas apliecība ar čipu.
    .side = Izmantotajā pieslēgšanās veidā. Jūs neko nepareizu neizdarījāt.
    .step-1 = Sāciet no jauna un izvēlieties drošāku pieslēgšanās veidu, ja jums tāds ir.
    .step-2 = Citādi jautājiet pakalpojumam, kā pieslēgties vai iesniegt pieteikumu citā veidā.

data-missing = Trūkst datu, kas pakalpojumam vajadzīgi
    .happened = Jūs pieslēdzāties, bet jūsu elektroniskās identifikācijas līdzeklī nav visu datu, kas pakalpojumam vajadzīgi.
    .side = Jūsu elektroniskās identifikācijas līdzekļa datos. Jūs neko nepareizu neizdarījāt.
    .step-1 = Jautājiet identifikācijas līdzekļa izsniedzējam, vai trūkstošos datus var pievienot.
    .step-2 = Jautājiet pakalpojumam, kā pieslēgties vai iesniegt pieteikumu citā veidā.

foreign-login = Šis identifikācijas līdzeklis ir izsniegts citā valstī
    .happened = Jūs pieslēdzāties ar citas valsts elektroniskās identifikācijas līdzekli. No šejienes var nodot tikai šīs valsts identifikācijas līdzekļu datus.
    .side = Neviens nav kļūdījies. Katra valsts nodod tikai savu identifikācijas līdzekļu datus.
    .step-1 = Atgriezieties pie pakalpojuma, sāciet no jauna un izvēlieties valsti, kas izsniegusi jūsu elektroniskās identifikācijas līdzekli.

own-fault = Pie mums kaut kas nedarbojās
    .happened = Pieslēgšanos nevarēja turpināt traucējuma dēļ pie mums. Tas ir reģistrēts.
    .step-1 = Sāciet pieslēgšanos no jauna.
    .step-2 = Ja atkal redzat šo lapu, mēģiniet vēlāk vai lūdziet palīdzību un nosauciet atsauces kodu.

hub-unavailable = Nacionālā pieslēgšanās sistēma neatbild
    .happened = Nacionālā pieslēgšanās sistēma, kas vajadzīga šim solim, pašlaik nav sasniedzama.
    .side = Nacionālajā pieslēgšanās sistēmā. Jūs neko nepareizu neizdarījāt.
    .step-1 = Mēģiniet vēlreiz pēc dažām minūtēm, sākot pie pakalpojuma.

too-busy = Vienlaikus pieslēdzas pārāk daudz cilvēku
    .happened = Pašlaik nevaram pieņemt vēl vienu pieslēgšanos, lai varētu pabeigt jau sāktās.
    .step-1 = Uzgaidiet minūti, tad sāciet pieslēgšanos no jauna.

page-not-found = Šajā adresē lapas nav
    .happened = Adrese nav uzrakstīta precīzi, vai arī tā pieder pie pieslēgšanās, kas jau beigusies. Pieslēgšanos nevar sākt no grāmatzīmes.
    .side = Atvērtajā adresē.
    .step-1 = Dodieties pie pakalpojuma, kuru vēlaties izmantot, un sāciet pieslēgšanos tur.

logout-not-understood = Nevarējām nolasīt atslēgšanās pieprasījumu
    .happened = Lapa, kas jūs šurp novirzīja, prasīja atslēgšanos tādā veidā, kādu nevaram pieņemt. Šeit nav jāatslēdzas: katra pieslēgšanās ir derīga vienu reizi, un pēc tam šeit nekas netiek glabāts.
    .side = Vietnē, kas jūs šurp novirzīja. Jūs neko nepareizu neizdarījāt.
    .step-1 = Lai atslēgtos no pakalpojuma, izmantojiet pogu tur vai aizveriet pārlūkprogrammu.
    .step-2 = Ja atkal redzat šo lapu, paziņojiet par to pakalpojumam un nosauciet atsauces kodu.
