### Estonian, draft of 2026-11-22, not yet read by a native speaker.

side-label = Kus probleem on
sent-label = Mida teie kohta saadeti
steps-label = Mida saate teha
ask-label = Kellelt küsida
ask-help = Kui küsite abi, öelge see viitekood. See ei ütle teie kohta midagi.
reference-label = Viitekood
code-label = Probleemi liik
again = Alusta uuesti
other-country = Vali teine riik
sent-nothing = Teie kohta ei saadetud kellelegi midagi.
sent-not-passed-on = Teie kohta ei edastatud teenusele midagi.
side-nobody = Keegi ei ole eksinud.
side-ours = Meie poolel. Teie ei teinud midagi valesti.

request-not-understood = Me ei saanud sisselogimise päringut lugeda
    .happened = Leht, mis teid siia suunas, küsis sisselogimist viisil, mida me ei saa vastu võtta. Sisselogimist ei alustatud.
    .side = Teid siia suunanud teenuse või riigi poolel. Teie ei teinud midagi valesti.
    .step-1 = Minge tagasi teenuse juurde ja alustage sisselogimist uuesti.
    .step-2 = Kui näete seda lehte jälle, teatage sellest teenusele ja öelge viitekood.

unknown-sender = Me ei tea, kes teid siia suunas
    .happened = Sisselogimise päring tuli veebilehelt, mis ei ole meie juures registreeritud. Seepärast me sellele ei vastanud.
    .side = Teid siia suunanud veebilehe poolel.
    .step-1 = Avage teenus selle ametlikul aadressil, mitte sõnumis olnud lingi kaudu.
    .step-2 = Kui juba tegite nii, teatage sellest teenusele ja öelge viitekood.

already-used = See samm on juba tehtud
    .happened = Sisselogimise iga samm toimib ühe korra. Seda sammu on juba kasutatud: tagasinupuga, teistkordse vajutusega või teisel vahelehel.
    .side = Keegi ei ole eksinud. Reegel kaitseb teid selle eest, et keegi teie sisselogimist kordaks.
    .sent = Midagi ei saadetud teist korda.
    .step-1 = Kui teenus on avatud teisel vahelehel, jätkake seal.
    .step-2 = Muul juhul alustage sisselogimist uuesti.

finished = See sisselogimine on lõpetatud
    .happened = Olete selle sisselogimise juba lõpetanud. Siin ei ole enam midagi teha.
    .sent = Mida teenus vajas, saadeti ühe korra, kui sisselogimine lõpetati. Praegu ei saadetud midagi.
    .step-1 = Kui teenus on avatud teisel vahelehel, jätkake seal.
    .step-2 = Kui soovite veel kord sisse logida, minge teenuse juurde ja alustage seal.

expired = Sisselogimine võttis liiga kaua aega
    .happened = Teie turvalisuse huvides tuleb sisselogimine lõpetada piiratud aja jooksul ja see aeg on läbi.
    .side = Keegi ei ole eksinud. Võite uuesti alustada.
    .sent = Midagi ei saadetud.
    .step-1 = Alustage sisselogimist uuesti.

other-browser = Sisselogimist alustati teises brauseris
    .happened = Sisselogimine tuleb lõpetada samas brauseris, kus seda alustati. Selles brauseris seda ei alustatud või ei säilita brauser küpsiseid.
    .side = Brauseris. Kui avasite lingi, mille keegi teile saatis, sulgege see leht: see ei pruugi olla teie sisselogimine.
    .step-1 = Minge selles brauseris teenuse juurde ja alustage sisselogimist uuesti.
    .step-2 = Kui näete seda lehte jälle, lubage sellel veebilehel küpsised või proovige teist brauserit.
    .step-3 = Kui mõni rakendus avas vahepeal teise brauseri, alustage selles brauseris.

cancelled = Te katkestasite sisselogimise
    .happened = Katkestasite sisselogimise siin või teel siia. Kõik on korras: te ei ole sisse loginud.
    .step-1 = Kui te ei soovinud katkestada, alustage sisselogimist uuesti.

foreign-answer-invalid = Me ei saanud teie riigi vastust vastu võtta
    .happened = Tulite tagasi valitud riigi lehtedelt, kuid selle vastus ei läbinud meie kontrolli. Seepärast me seda ei kasutanud.
    .side = Tõenäoliselt selle riigi ja meie vahelises ühenduses. Teie ei teinud midagi valesti.
    .sent = Teie kohta ei edastatud teenusele midagi. Vastus kustutati.
    .step-1 = Alustage sisselogimist uuesti.
    .step-2 = Kui näete seda lehte jälle, küsige abi ja öelge viitekood.

representation-not-accepted = See teenus ei luba teise nimel sisse logida
    .happened = Valitud riik teatas meile, et tegutsete teise inimese või ettevõtte nimel. Teenus võtab vastu ainult inimesi, kes tegutsevad enda nimel.
    .side = Keegi ei ole eksinud. Teenus on ise otsustanud, keda ta sisse laseb.
    .sent = Teie ega esindatava kohta ei edastatud teenusele midagi.
    .step-1 = Alustage uuesti ja logige sisse enda nimel.
    .step-2 = Kui peate tegutsema kellegi teise nimel, küsige teenuselt, kuidas seda teha saab.

foreign-unavailable = Teie valitud riik ei vasta
    .happened = Selle riigi sisselogimisega ei saa praegu ühendust.
    .side = Selle riigi poolel, mitte siin ega teie juures.
    .step-1 = Proovige mõne minuti pärast uuesti.
    .step-2 = Kui teil on mõne teise riigi elektrooniline isikutuvastusvahend, valige see riik.

country-not-choosable = Seda riiki ei saa siin kasutada
    .happened = Sisselogimine ei õnnestuks seal üldse või vähemalt praegu. Seepärast me teid sinna ei suunanud.
    .side = Selles, mida selle riigi sisselogimine pakub ja mida teenus vajab. Teie ei teinud midagi valesti.
    .step-1 = Kui teil on mõne teise riigi elektrooniline isikutuvastusvahend, valige see riik.
    .step-2 = Muul juhul minge tagasi ja küsige teenuselt, kuidas saab teisiti sisse logida või taotluse esitada.

level-not-reached = Sisselogimine ei olnud teenuse jaoks piisavalt turvaline
    .happened = Logisite sisse, kuid teenus vajab turvalisemat sisselogimist, näiteks kiibiga isikutunnistusega.
    .side = Kasutatud sisselogimisviisis. Teie ei teinud midagi valesti.
    .step-1 = Alustage uuesti ja valige turvalisem sisselogimisviis, kui teil see on.
    .step-2 = Muul juhul küsige teenuselt, kuidas saab teisiti sisse logida või taotluse esitada.

data-missing = Osa teenusele vajalikke andmeid puudub
    .happened = Logisite sisse, kuid teie elektroonilises isikutuvastusvahendis ei ole kõiki andmeid, mida teenus vajab.
    .side = Teie elektroonilise isikutuvastusvahendi andmetes. Teie ei teinud midagi valesti.
    .step-1 = Küsige oma isikutuvastusvahendi väljaandjalt, kas puuduvad andmed saab lisada.
    .step-2 = Küsige teenuselt, kuidas saab teisiti sisse logida või taotluse esitada.

foreign-login = See isikutuvastusvahend on teisest riigist
    .happened = Logisite sisse teise riigi elektroonilise isikutuvastusvahendiga. Siit saab edastada ainult selle riigi isikutuvastusvahendite andmeid.
    .side = Keegi ei ole eksinud. Iga riik edastab ainult oma isikutuvastusvahendite andmeid.
    .step-1 = Minge tagasi teenuse juurde, alustage uuesti ja valige riik, mis andis välja teie elektroonilise isikutuvastusvahendi.

own-fault = Midagi läks meie poolel valesti
    .happened = Sisselogimine ei saanud jätkuda siinse tõrke tõttu. Tõrge on meil kirjas.
    .step-1 = Alustage sisselogimist uuesti.
    .step-2 = Kui näete seda lehte jälle, proovige hiljem uuesti või küsige abi ja öelge viitekood.

hub-unavailable = Riiklik autentimisteenus ei vasta
    .happened = Riikliku autentimisteenusega, mida selleks sammuks vaja on, ei saa praegu ühendust.
    .side = Riikliku autentimisteenuse poolel. Teie ei teinud midagi valesti.
    .step-1 = Proovige mõne minuti pärast uuesti ja alustage teenuse juurest.

too-busy = Liiga palju inimesi logib korraga sisse
    .happened = Me ei saa praegu uut sisselogimist alustada, et pooleliolevad saaksid lõpuni jõuda.
    .step-1 = Oodake minut ja alustage siis sisselogimist uuesti.

page-not-found = Sellel aadressil ei ole lehte
    .happened = Aadressis on kirjaviga või kuulub see lõppenud sisselogimise juurde. Sisselogimist ei saa alustada järjehoidjast.
    .side = Avatud aadressis.
    .step-1 = Minge teenuse juurde, mida soovite kasutada, ja alustage sisselogimist seal.

logout-not-understood = Me ei saanud väljalogimise päringut lugeda
    .happened = Leht, mis teid siia suunas, küsis väljalogimist viisil, mida me ei saa vastu võtta. Te ei ole siin sisse loginud: iga sisselogimine kehtib ühe korra ja pärast seda ei hoita siin midagi.
    .side = Teid siia suunanud veebilehe poolel. Teie ei teinud midagi valesti.
    .step-1 = Teenusest väljalogimiseks kasutage sealset nuppu või sulgege brauser.
    .step-2 = Kui näete seda lehte jälle, teatage sellest teenusele ja öelge viitekood.
