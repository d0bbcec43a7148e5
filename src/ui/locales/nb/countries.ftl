### Norwegian Bokmål, draft of 2026-11-22, not yet read by a native speaker.

choose-title = Velg land
choose-lead = Velg landet som har utstedt din elektroniske ID. Du logger inn der, på landets egne sider.
choose-issuer = Det handler ikke om statsborgerskapet ditt eller hvor du bor. Det handler om hvem som har utstedt kortet, appen eller kontoen du logger inn med.
asked-label = Hva tjenesten ber om
asked-optional = { $detail } (valgfritt)
search-label = Finn landet ditt
search-hint = På hvilket som helst språk, eller med landets to bokstaver.
search-button = Søk
show-all = Vis alle land
skip-list = Hopp over listen over land
list-label = Land
found = { PLURAL($count) ->
    [none] Fant ingen land
    [one] Fant { $count } land
   *[other] Fant { $count } land
}
found-nothing = Ingen land passer til «{ $query }». Sjekk skrivemåten, eller vis alle land.
none-at-all = Ingen land kan velges akkurat nå. Gå tilbake til tjenesten og prøv igjen senere.
remember-label = Husk valget mitt i denne nettleseren
remember-hint = Bare landet blir husket, i ett år. Ikke kryss av her på en enhet som andre også bruker.
remembered-label = Dette valgte du forrige gang
remembered-forget = Glem dette valget
own-country-title = Er din elektroniske ID fra samme land som tjenesten?
own-country = Gå tilbake til tjenesten og velg den nasjonale innloggingen der.
not-listed-title = Er ikke landet ditt i listen?
not-listed = Da kan ikke elektronisk ID fra det landet brukes her ennå. Gå tilbake og spør tjenesten om andre måter å logge inn eller søke på.
cancel = Avbryt og gå tilbake

hint-unavailable = Tjenesten foreslo et land som ikke kan brukes til denne innloggingen. Grunnen står ved navnet på landet.
hint-unknown = Tjenesten foreslo et land som ikke er i denne listen. Velg landet ditt her.

reason-level = Kan ikke brukes her: Tjenesten krever en sikrere innlogging enn dette landet tilbyr.
reason-person-kind = Kan ikke brukes her: Tjenesten spør for eksempel etter en virksomhet, og det har ikke dette landet innlogging for.
reason-sp-type = Kan ikke brukes her: Innloggingen i dette landet er ikke åpen for denne typen tjenester.
reason-requester-id = Kan ikke brukes her: Dette landet vil vite nøyaktig hvilken privat tjeneste som spør, og det har ikke tjenesten oppgitt.
reason-attribute = Kan ikke brukes her: Tjenesten trenger en opplysning om deg som innloggingen i dette landet ikke gir.
reason-version = Kan ikke brukes her ennå: Innloggingen i dette landet virker ikke sammen med vår.
reason-outage = Ikke tilgjengelig nå: Innloggingen i dette landet svarer ikke. Prøv igjen senere.
reason-outage-since = Ikke tilgjengelig nå: Innloggingen i dette landet har ikke svart siden { $since }. Prøv igjen senere.
reason-suspended = Ikke tilgjengelig nå: Innlogging fra dette landet er satt på pause.
reason-suspended-since = Ikke tilgjengelig nå: Innlogging fra dette landet har vært satt på pause siden { $since }.
reason-not-connected = Ikke koblet til ennå.
trouble-since = Virker kanskje ikke nå: Systemene i dette landet har ikke svart oss siden { $since }.
