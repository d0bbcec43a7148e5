### Norwegian Nynorsk, draft of 2026-11-22, not yet read by a native speaker.

choose-title = Vel land
choose-lead = Vel landet som har utferda den elektroniske ID-en din. Du loggar inn der, på sidene til det landet.
choose-issuer = Det handlar ikkje om statsborgarskapet ditt eller kvar du bur. Det handlar om kven som har utferda kortet, appen eller kontoen du loggar inn med.
asked-label = Kva tenesta ber om
asked-optional = { $detail } (valfritt)
search-label = Finn landet ditt
search-hint = På kva språk som helst, eller med dei to bokstavane til landet.
search-button = Søk
show-all = Vis alle land
skip-list = Hopp over lista over land
list-label = Land
found = { PLURAL($count) ->
    [none] Fann ingen land
    [one] Fann { $count } land
   *[other] Fann { $count } land
}
found-nothing = Ingen land passar til «{ $query }». Sjekk skrivemåten, eller vis alle land.
none-at-all = Ingen land kan veljast akkurat no. Gå tilbake til tenesta og prøv igjen seinare.
remember-label = Hugs valet mitt i denne nettlesaren
remember-hint = Berre landet blir hugsa, i eitt år. Ikkje kryss av her på ei eining som andre òg bruker.
remembered-label = Dette valde du førre gong
remembered-forget = Gløym dette valet
own-country-title = Er den elektroniske ID-en din frå same land som tenesta?
own-country = Gå tilbake til tenesta og vel den nasjonale innlogginga der.
not-listed-title = Er ikkje landet ditt i lista?
not-listed = Då kan ikkje elektronisk ID frå det landet brukast her enno. Gå tilbake og spør tenesta om andre måtar å logge inn eller søkje på.
cancel = Avbryt og gå tilbake

hint-unavailable = Tenesta foreslo eit land som ikkje kan brukast til denne innlogginga. Grunnen står ved namnet på landet.
hint-unknown = Tenesta foreslo eit land som ikkje er i denne lista. Vel landet ditt her.

reason-level = Kan ikkje brukast her: Tenesta krev ei sikrare innlogging enn dette landet tilbyr.
reason-person-kind = Kan ikkje brukast her: Tenesta spør til dømes etter ei verksemd, og det har ikkje dette landet innlogging for.
reason-sp-type = Kan ikkje brukast her: Innlogginga i dette landet er ikkje open for denne typen tenester.
reason-requester-id = Kan ikkje brukast her: Dette landet vil vite nøyaktig kva privat teneste som spør, og det har ikkje tenesta oppgitt.
reason-attribute = Kan ikkje brukast her: Tenesta treng ei opplysning om deg som innlogginga i dette landet ikkje gir.
reason-version = Kan ikkje brukast her enno: Innlogginga i dette landet verkar ikkje saman med vår.
reason-outage = Ikkje tilgjengeleg no: Innlogginga i dette landet svarer ikkje. Prøv igjen seinare.
reason-outage-since = Ikkje tilgjengeleg no: Innlogginga i dette landet har ikkje svart sidan { $since }. Prøv igjen seinare.
reason-suspended = Ikkje tilgjengeleg no: Innlogging frå dette landet er sett på pause.
reason-suspended-since = Ikkje tilgjengeleg no: Innlogging frå dette landet har vore sett på pause sidan { $since }.
reason-not-connected = Ikkje kopla til enno.
trouble-since = Verkar kanskje ikkje no: Systema i dette landet har ikkje svart oss sidan { $since }.
