### Lithuanian, draft of 2026-11-22, not yet read by a native speaker.

choose-title = Pasirinkite šalį
choose-lead = Pasirinkite šalį, kuri išdavė jūsų elektroninės atpažinties priemonę. Prisijungsite tos šalies puslapiuose.
choose-issuer = Svarbu ne jūsų pilietybė ar gyvenamoji vieta, o tai, kas išdavė kortelę, programėlę ar paskyrą, kuria jungiatės.
asked-label = Ko prašo paslauga
asked-optional = { $detail } (neprivaloma)
search-label = Raskite savo šalį
search-hint = Bet kuria kalba arba pagal dviejų raidžių šalies kodą.
search-button = Ieškoti
show-all = Rodyti visas šalis
skip-list = Praleisti šalių sąrašą
list-label = Šalys
found = { PLURAL($count) ->
    [none] Šalių nerasta
    [one] Rasta { $count } šalis
    [few] Rastos { $count } šalys
    [many] Rasta { $count } šalies
   *[other] Rasta { $count } šalių
}
found-nothing = Pagal „{ $query }“ šalių nerasta. Patikrinkite rašybą arba peržiūrėkite visas šalis.
none-at-all = Šiuo metu negalima pasirinkti nė vienos šalies. Grįžkite prie paslaugos ir bandykite vėliau.
remember-label = Įsiminti mano pasirinkimą šioje naršyklėje
remember-hint = Įsimenama tik šalis, vieniems metams. Nežymėkite įrenginyje, kuriuo naudojasi ir kiti.
remembered-label = Praėjusį kartą pasirinkote
remembered-forget = Pamiršti šį pasirinkimą
own-country-title = Ar jūsų atpažinties priemonė išduota paslaugos šalyje?
own-country = Grįžkite prie paslaugos ir ten pasirinkite nacionalinę prisijungimo sistemą.
not-listed-title = Jūsų šalies sąraše nėra?
not-listed = Vadinasi, tos šalies elektroninės atpažinties priemone čia dar negalima naudotis. Grįžkite ir paklauskite paslaugos, kaip galima prisijungti ar pateikti prašymą kitu būdu.
cancel = Nutraukti ir grįžti

hint-unavailable = Paslauga pasiūlė šalį, kuri šiam prisijungimui netinka. Priežastis nurodyta prie šalies pavadinimo.
hint-unknown = Paslauga pasiūlė šalį, kurios šiame sąraše nėra. Pasirinkite šalį čia.

## Kodėl šalies negalima pasirinkti

reason-level = Čia netinka: paslaugai reikia saugesnio prisijungimo, nei suteikia ši šalis.
reason-person-kind = Čia netinka: paslauga prašo tokio asmens (pavyzdžiui, įmonės) duomenų, kuriam ši šalis prisijungimo nesuteikia.
reason-sp-type = Čia netinka: šios šalies prisijungimas neskirtas tokioms paslaugoms.
reason-requester-id = Čia netinka: ši šalis nori tiksliai žinoti, kuri privati paslauga prašo duomenų, o paslauga to nenurodė.
reason-attribute = Čia netinka: paslaugai reikia duomenų apie jus, kurių šios šalies prisijungimas nepateikia.
reason-version = Čia dar netinka: šios šalies prisijungimas neveikia kartu su mūsų sistema.
reason-outage = Dabar neveikia: šios šalies prisijungimas neatsako. Bandykite vėliau.
reason-outage-since = Dabar neveikia: šios šalies prisijungimas neatsako. Sutrikimo pradžia: { $since }. Bandykite vėliau.
reason-suspended = Dabar neveikia: prisijungimas iš šios šalies sustabdytas.
reason-suspended-since = Dabar neveikia: prisijungimas iš šios šalies sustabdytas. Sustabdymo pradžia: { $since }.
reason-not-connected = Dar neprijungta.
trouble-since = Dabar gali neveikti: šios šalies sistemos mums neatsako. Sutrikimo pradžia: { $since }.
