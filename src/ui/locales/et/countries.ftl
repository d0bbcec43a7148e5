### Estonian, draft of 2026-11-22, not yet read by a native speaker.

choose-title = Valige riik
choose-lead = Valige riik, mis andis välja teie elektroonilise isikutuvastusvahendi. Logite sisse selle riigi enda lehtedel.
choose-issuer = Küsimus ei ole teie kodakondsuses ega elukohas. Oluline on, kes andis välja kaardi, rakenduse või konto, millega te sisse logite.
asked-label = Mida teenus küsib
asked-optional = { $detail } (vabatahtlik)
search-label = Otsige oma riiki
search-hint = Mis tahes keeles või riigi kahetähelise koodi järgi.
search-button = Otsi
show-all = Näita kõiki riike
skip-list = Jäta riikide loend vahele
list-label = Riigid
found = { PLURAL($count) ->
    [none] Ühtegi riiki ei leitud
    [one] Leiti { $count } riik
   *[other] Leiti { $count } riiki
}
found-nothing = Otsingule „{ $query }“ ei vasta ükski riik. Kontrollige kirjapilti või vaadake kõiki riike.
none-at-all = Praegu ei saa ühtegi riiki valida. Minge tagasi teenuse juurde ja proovige hiljem uuesti.
remember-label = Jäta minu valik selles brauseris meelde
remember-hint = Meelde jäetakse ainult riik ja üheks aastaks. Ärge märkige seda seadmes, mida kasutavad ka teised.
remembered-label = Eelmisel korral valisite
remembered-forget = Unusta see valik
own-country-title = Kas teie isikutuvastusvahend on samast riigist kui teenus?
own-country = Minge tagasi teenuse juurde ja valige seal riiklik autentimisteenus.
not-listed-title = Kas teie riiki ei ole loendis?
not-listed = Siis ei saa selle riigi isikutuvastusvahendit siin veel kasutada. Minge tagasi ja küsige teenuselt, kuidas saab teisiti sisse logida või taotluse esitada.
cancel = Katkesta ja mine tagasi

hint-unavailable = Teenus pakkus välja riigi, mida selleks sisselogimiseks kasutada ei saa. Põhjus on kirjas riigi nime juures.
hint-unknown = Teenus pakkus välja riigi, mida selles loendis ei ole. Valige riik siin.

## Miks riiki ei saa valida

reason-level = Siin kasutada ei saa: teenus vajab turvalisemat sisselogimist, kui see riik pakub.
reason-person-kind = Siin kasutada ei saa: teenus küsib niisuguse isiku kohta (näiteks ettevõte), kelle jaoks sellel riigil sisselogimist ei ole.
reason-sp-type = Siin kasutada ei saa: selle riigi sisselogimine ei ole seda liiki teenustele avatud.
reason-requester-id = Siin kasutada ei saa: see riik soovib täpselt teada, milline erasektori teenus küsib, kuid teenus ei ole seda öelnud.
reason-attribute = Siin kasutada ei saa: teenus vajab teie kohta andmeid, mida selle riigi sisselogimine ei anna.
reason-version = Siin veel kasutada ei saa: selle riigi sisselogimine ei tööta meie omaga koos.
reason-outage = Praegu ei saa kasutada: selle riigi sisselogimine ei vasta. Proovige hiljem uuesti.
reason-outage-since = Praegu ei saa kasutada: selle riigi sisselogimine ei vasta. Katkestuse algus: { $since }. Proovige hiljem uuesti.
reason-suspended = Praegu ei saa kasutada: sellest riigist sisselogimine on peatatud.
reason-suspended-since = Praegu ei saa kasutada: sellest riigist sisselogimine on peatatud. Peatamise algus: { $since }.
reason-not-connected = Ei ole veel ühendatud.
trouble-since = Praegu võib esineda tõrkeid: selle riigi süsteemid ei ole meile vastanud. Katkestuse algus: { $since }.
