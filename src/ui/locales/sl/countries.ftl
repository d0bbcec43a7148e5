### Slovenian, draft of 2026-11-22, not yet read by a native speaker.

choose-title = Izberite državo
choose-lead = Izberite državo, ki je izdala vašo elektronsko identiteto. Prijavili se boste tam, na straneh te države.
choose-issuer = Ne gre za vaše državljanstvo ali za to, kje živite. Gre za to, kdo je izdal kartico, aplikacijo ali račun, s katerim se prijavljate.
asked-label = Za kaj prosi storitev
asked-optional = { $detail } (neobvezno)
search-label = Poiščite svojo državo
search-hint = V katerem koli jeziku ali z dvočrkovno oznako države.
search-button = Išči
show-all = Prikaži vse države
skip-list = Preskoči seznam držav
list-label = Države
found = { PLURAL($count) ->
    [none] Najdena ni nobena država
    [one] Najdena je { $count } država
    [two] Najdeni sta { $count } državi
    [few] Najdene so { $count } države
   *[other] Najdenih je { $count } držav
}
found-nothing = Nobena država ne ustreza iskanju »{ $query }«. Preverite zapis ali prikažite vse države.
none-at-all = Trenutno ni mogoče izbrati nobene države. Vrnite se na storitev in poskusite pozneje.
remember-label = Zapomni si mojo izbiro v tem brskalniku
remember-hint = Shrani se samo država, za eno leto. Tega ne označite na napravi, ki jo uporabljajo tudi drugi.
remembered-label = Vaša zadnja izbira
remembered-forget = Pozabi to izbiro
own-country-title = Je vaša elektronska identiteta iz države te storitve?
own-country = Vrnite se na storitev in tam izberite nacionalno prijavo.
not-listed-title = Vaše države ni na seznamu?
not-listed = Potem njene elektronske identitete tukaj še ni mogoče uporabiti. Vrnite se in vprašajte storitev, kako se lahko prijavite ali vložite vlogo na drug način.
cancel = Prekliči in se vrni

hint-unavailable = Storitev je predlagala državo, ki je za to prijavo ni mogoče uporabiti. Razlog je naveden ob njenem imenu.
hint-unknown = Storitev je predlagala državo, ki je ni na tem seznamu. Svojo državo izberite tukaj.

reason-level = Tukaj ni mogoče uporabiti: storitev potrebuje varnejšo prijavo, kot jo ponuja ta država.
reason-person-kind = Tukaj ni mogoče uporabiti: storitev je za vrsto oseb, na primer podjetja, za katero ta država nima prijave.
reason-sp-type = Tukaj ni mogoče uporabiti: prijava te države ni na voljo storitvam te vrste.
reason-requester-id = Tukaj ni mogoče uporabiti: ta država želi natančno vedeti, katera zasebna storitev prosi za prijavo, storitev pa tega ni navedla.
reason-attribute = Tukaj ni mogoče uporabiti: storitev potrebuje podatek o vas, ki ga prijava te države ne daje.
reason-version = Tukaj še ni mogoče uporabiti: prijava te države ne deluje skupaj z našo.
reason-outage = Trenutno ni na voljo: prijava te države ne odgovarja. Poskusite pozneje.
# The date comes after a colon, because its month is in the nominative.
reason-outage-since = Trenutno ni na voljo: prijava te države ne odgovarja. Poskusite pozneje. Brez odgovora od: { $since }
reason-suspended = Trenutno ni na voljo: prijave iz te države so začasno ustavljene.
reason-suspended-since = Trenutno ni na voljo: prijave iz te države so začasno ustavljene. Ustavljene od: { $since }
reason-not-connected = Država še ni povezana.
trouble-since = Trenutno morda ne deluje: sistemi te države nam ne odgovarjajo. Brez odgovora od: { $since }
