### Croatian, draft of 2026-11-22, not yet read by a native speaker.

choose-title = Odaberite državu
choose-lead = Odaberite državu koja je izdala vaš elektronički identitet. Prijavit ćete se tamo, na stranicama te države.
choose-issuer = Nije važno koje državljanstvo imate ni gdje živite. Važno je tko je izdao karticu, aplikaciju ili korisnički račun kojim se prijavljujete.
asked-label = Što usluga traži
asked-optional = { $detail } (neobvezno)
search-label = Pronađite svoju državu
search-hint = Na bilo kojem jeziku ili prema dvoslovnoj oznaci države.
search-button = Traži
show-all = Prikaži sve države
skip-list = Preskoči popis država
list-label = Države
found = { PLURAL($count) ->
    [none] Nije pronađena nijedna država
    [one] Pronađena je { $count } država
    [few] Pronađene su { $count } države
   *[other] Pronađeno je { $count } država
}
found-nothing = Nijedna država ne odgovara upitu „{ $query }”. Provjerite kako je napisano ili prikažite sve države.
none-at-all = Trenutačno se ne može odabrati nijedna država. Vratite se na uslugu i pokušajte poslije.
remember-label = Zapamti moj odabir u ovom pregledniku
remember-hint = Pamti se samo država, godinu dana. Nemojte označiti na uređaju kojim se služe i drugi ljudi.
remembered-label = Vaš prošli odabir
remembered-forget = Zaboravi ovaj odabir
own-country-title = Je li vaš elektronički identitet iz države ove usluge?
own-country = Vratite se na uslugu i tamo odaberite nacionalnu prijavu.
not-listed-title = Vaše države nema na popisu?
not-listed = Tada se njezin elektronički identitet ovdje još ne može upotrijebiti. Vratite se i pitajte uslugu kako se drukčije možete prijaviti ili podnijeti zahtjev.
cancel = Odustani i vrati se

hint-unavailable = Usluga je predložila državu koja se ne može upotrijebiti za ovu prijavu. Razlog je naveden uz njezin naziv.
hint-unknown = Usluga je predložila državu koje nema na ovom popisu. Odaberite svoju državu ovdje.

reason-level = Ovdje se ne može upotrijebiti: usluga treba sigurniju prijavu od one koju ova država nudi.
reason-person-kind = Ovdje se ne može upotrijebiti: usluga je za vrstu osoba, na primjer tvrtke, za koju ova država nema prijavu.
reason-sp-type = Ovdje se ne može upotrijebiti: prijava ove države nije otvorena uslugama ove vrste.
reason-requester-id = Ovdje se ne može upotrijebiti: ova država želi točno znati koja privatna usluga traži prijavu, a usluga to nije navela.
reason-attribute = Ovdje se ne može upotrijebiti: usluga treba podatak o vama koji prijava ove države ne daje.
reason-version = Ovdje se još ne može upotrijebiti: prijava ove države ne može raditi zajedno s našom.
reason-outage = Trenutačno nije dostupno: prijava ove države ne odgovara. Pokušajte poslije.
reason-outage-since = Trenutačno nije dostupno: prijava ove države ne odgovara od { $since }. Pokušajte poslije.
reason-suspended = Trenutačno nije dostupno: prijave iz ove države privremeno su zaustavljene.
reason-suspended-since = Trenutačno nije dostupno: prijave iz ove države privremeno su zaustavljene od { $since }.
reason-not-connected = Još nije povezana.
trouble-since = Trenutačno možda ne radi: sustavi ove države ne odgovaraju nam od { $since }.
