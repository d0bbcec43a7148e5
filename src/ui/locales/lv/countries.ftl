### Latvian, draft of 2026-11-22, not yet read by a native speaker.

choose-title = Izvēlieties valsti
choose-lead = Izvēlieties valsti, kas izsniegusi jūsu elektroniskās identifikācijas līdzekli. Jūs pieslēgsieties šīs valsts lapās.
choose-issuer = Nav svarīga jūsu valstspiederība vai dzīvesvieta. Svarīgi ir tas, kas izsniedzis karti, lietotni vai kontu, ar ko jūs pieslēdzaties.
asked-label = Ko pakalpojums prasa
asked-optional = { $detail } (neobligāti)
search-label = Atrodiet savu valsti
search-hint = Jebkurā valodā vai pēc valsts divu burtu koda.
search-button = Meklēt
show-all = Rādīt visas valstis
skip-list = Izlaist valstu sarakstu
list-label = Valstis
found = { PLURAL($count) ->
    [none] Neviena valsts nav atrasta
    [zero] Atrastas { $count } valstis
    [one] Atrasta { $count } valsts
   *[other] Atrastas { $count } valstis
}
found-nothing = Neviena valsts neatbilst meklētajam „{ $query }”. Pārbaudiet rakstību vai skatiet visas valstis.
none-at-all = Pašlaik nevar izvēlēties nevienu valsti. Atgriezieties pie pakalpojuma un mēģiniet vēlāk.
remember-label = Atcerēties manu izvēli šajā pārlūkprogrammā
remember-hint = Tiek atcerēta tikai valsts, vienu gadu. Neatzīmējiet to ierīcē, kuru lieto arī citi.
remembered-label = Pagājušajā reizē izvēlējāties
remembered-forget = Aizmirst šo izvēli
own-country-title = Vai jūsu identifikācijas līdzeklis ir izsniegts pakalpojuma valstī?
own-country = Atgriezieties pie pakalpojuma un izvēlieties tur nacionālo pieslēgšanās sistēmu.
not-listed-title = Vai jūsu valsts nav sarakstā?
not-listed = Tādā gadījumā tās elektroniskās identifikācijas līdzekli šeit vēl nevar izmantot. Atgriezieties un jautājiet pakalpojumam, kā pieslēgties vai iesniegt pieteikumu citā veidā.
cancel = Pārtraukt un atgriezties

hint-unavailable = Pakalpojums ieteica valsti, kuru šai pieslēgšanās reizei nevar izmantot. Iemesls ir norādīts pie tās nosaukuma.
hint-unknown = Pakalpojums ieteica valsti, kuras nav šajā sarakstā. Izvēlieties valsti šeit.

## Kāpēc valsti nevar izvēlēties

reason-level = Šeit nevar izmantot: pakalpojumam vajadzīga drošāka pieslēgšanās, nekā šī valsts piedāvā.
reason-person-kind = Šeit nevar izmantot: pakalpojums prasa datus par tāda veida personu, piemēram, uzņēmumu, kurai šī valsts pieslēgšanos nepiedāvā.
reason-sp-type = Šeit nevar izmantot: šīs valsts pieslēgšanās nav pieejama šāda veida pakalpojumiem.
reason-requester-id = Šeit nevar izmantot: šī valsts vēlas precīzi zināt, kurš privātais pakalpojums prasa datus, un pakalpojums to nav norādījis.
reason-attribute = Šeit nevar izmantot: pakalpojumam par jums vajadzīgi dati, kurus šīs valsts pieslēgšanās nesniedz.
reason-version = Šeit vēl nevar izmantot: šīs valsts pieslēgšanās nedarbojas kopā ar mūsu sistēmu.
reason-outage = Pašlaik nav pieejama: šīs valsts pieslēgšanās neatbild. Mēģiniet vēlāk.
reason-outage-since = Pašlaik nav pieejama: šīs valsts pieslēgšanās neatbild. Traucējuma sākums: { $since }. Mēģiniet vēlāk.
reason-suspended = Pašlaik nav pieejama: pieslēgšanās no šīs valsts ir apturēta.
reason-suspended-since = Pašlaik nav pieejama: pieslēgšanās no šīs valsts ir apturēta. Apturēšanas sākums: { $since }.
reason-not-connected = Vēl nav pievienota.
trouble-since = Pašlaik var nedarboties: šīs valsts sistēmas mums neatbild. Traucējuma sākums: { $since }.
