### Estonian, draft of 2026-11-22, not yet read by a native speaker.

help-title = Abi sisselogimisel
help-lead = See veebileht ühendab avalikud teenused teiste Euroopa riikide elektrooniliste isikutuvastusvahenditega.
help-what-title = Mis siin toimub?
help-what = Teenus palub teil tõendada, kes te olete. Te valite riigi, mis andis välja teie elektroonilise isikutuvastusvahendi, ja logite seal sisse. See riik kinnitab teenusele, kes te olete.
help-who-title = Kes näeb minu parooli?
help-who = Ainult riik, mis andis välja teie elektroonilise isikutuvastusvahendi. Meie ei näe parooli kunagi ja teenus samuti mitte.
help-which-title = Millise riigi ma valin?
help-which = Riigi, mis andis välja kaardi, rakenduse või konto, millega te sisse logite. See ei pruugi olla riik, kus te elate või mille passi te kannate.
help-grey-title = Miks mõnda riiki ei saa valida?
help-grey = Riik ei ole võib-olla veel ühendatud, selle sisselogimine ei tööta või see ei paku seda, mida teenus vajab. Põhjus on kirjas riigi nime juures.
help-data-title = Mida teenus minu kohta teada saab?
help-data = Teie nimed, sünniaja ja isikutunnuse ning muust ainult selle, mida teenus küsib ja millega te nõustute. Kui teilt küsitakse enne andmete saatmist luba, näete kõigepealt kõiki andmeid.
help-time-title = Kui palju mul aega on?
help-time = { PLURAL($minutes) ->
    [one] Sisselogimine tuleb lõpetada { $minutes } minuti jooksul. Pärast seda saate uuesti alustada.
   *[other] Sisselogimine tuleb lõpetada { $minutes } minuti jooksul. Pärast seda saate uuesti alustada.
}
help-problem-title = Sisselogimine ei õnnestu. Mida teha?
help-problem = Minge tagasi teenuse juurde ja alustage sisselogimist uuesti. Kui sellest ei ole abi, küsige abi ja öelge kaheksast märgist koosnev viitekood, mis on probleemi kirjeldaval lehel.
help-contact-title = Kellelt saab küsida?
help-contact-none = Pöörduge teenuse poole, mida soovite kasutada.

accessibility-title = Ligipääsetavuse teatis
accessibility-lead = Need lehed on tehtud nii, et kõik saaksid neid kasutada: klaviatuuriga, ekraanilugejaga, väikesel ekraanil, suure kirjaga ja ilma JavaScriptita.
accessibility-standard-title = Kui ligipääsetavad need lehed on?
accessibility-standard = Lehed on loodud ja testitud vastama suunistele WCAG 2.2, tase AA, mida standard EN 301 549 osaliselt nõuab.
accessibility-checked = Iga lehte kontrollitakse igas keeles automaatsete vahenditega. Sellised kontrollid leiavad ainult osa kõigist probleemidest.
accessibility-limits-title = Mis ei ole ligipääsetav?
accessibility-limits = Me ei tea, et nendel lehtedel oleks takistusi. Teiste riikide sisselogimislehed ja teenuste lehed ei ole meie omad; neil on oma teatised.
accessibility-report-title = Kas leidsite takistuse?
accessibility-report = Kirjutage meile, mida soovisite teha ja mis ei õnnestunud. Vastame esimesel võimalusel.
accessibility-enforce-title = Kui meie vastusest ei ole abi
accessibility-enforce = Võite pöörduda asutuse poole, mis teeb selles riigis ligipääsetavuse üle järelevalvet.
accessibility-date = Teatist on viimati muudetud: { $date }.

cookies-title = Küpsised ja privaatsus
cookies-lead = Teie brauseris hoitakse ainult seda, mida on vaja sisselogimiseks. Kedagi ei jälgita, teie kohta ei koguta statistikat ja ükski teine veebileht ei osale selles.
cookies-table = Mida teie brauseris hoitakse
cookies-name = Nimi
cookies-purpose = Milleks
cookies-duration = Kui kaua
cookies-login = Tagab, et sisselogimine lõpetatakse samas brauseris, kus seda alustati
cookies-login-duration = { PLURAL($minutes) ->
    [one] { $minutes } minut või kuni sisselogimise lõpuni
   *[other] { $minutes } minutit või kuni sisselogimise lõpuni
}
cookies-country = Jätab meelde teie valitud riigi, kuid ainult siis, kui te seda soovisite
cookies-country-duration = Üks aasta või kuni vajutate nuppu „Unusta see valik“
cookies-data-title = Mis minu andmetega tehakse?
cookies-data = Riik, mis andis välja teie elektroonilise isikutuvastusvahendi, edastab need teenusele, mis neid küsis. Siin hoitakse neid ainult seni, kuni sisselogimine on lõpetatud.
cookies-contact = Kui teil on oma andmete kohta küsimusi, pöörduge alltoodud kontakti poole.
