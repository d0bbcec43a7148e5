### Danish, draft of 2026-11-22, not yet read by a native speaker.

choose-title = Vælg dit land
choose-lead = Vælg det land, der har udstedt dit elektroniske ID. Du kommer til at logge på hos det land, på landets egne sider.
choose-issuer = Det handler ikke om dit statsborgerskab, eller hvor du bor. Det handler om, hvem der har udstedt det kort, den app eller den konto, du logger på med.
asked-label = Hvad tjenesten beder om
asked-optional = { $detail } (valgfrit)
search-label = Find dit land
search-hint = På et hvilket som helst sprog eller med landets to bogstaver.
search-button = Søg
show-all = Vis alle lande
skip-list = Spring listen over lande over
list-label = Lande
found = { PLURAL($count) ->
    [none] Ingen lande fundet
    [one] { $count } land fundet
   *[other] { $count } lande fundet
}
found-nothing = Ingen lande passer til ”{ $query }”. Tjek stavningen, eller vis alle lande.
none-at-all = Der kan ikke vælges noget land lige nu. Gå tilbage til tjenesten, og prøv igen senere.
remember-label = Husk mit valg i denne browser
remember-hint = Kun landet bliver husket, i et år. Sæt ikke kryds her på en enhed, som andre også bruger.
remembered-label = Det valgte du sidste gang
remembered-forget = Glem dette valg
own-country-title = Er dit elektroniske ID fra tjenestens land?
own-country = Gå tilbage til tjenesten, og vælg det nationale login dér.
not-listed-title = Er dit land ikke på listen?
not-listed = Så kan landets elektroniske ID ikke bruges her endnu. Gå tilbage, og spørg tjenesten, hvordan du på anden måde kan logge på eller ansøge.
cancel = Afbryd og gå tilbage

hint-unavailable = Tjenesten foreslog et land, der ikke kan bruges denne gang. Grunden står ved landets navn.
hint-unknown = Tjenesten foreslog et land, der ikke er på denne liste. Vælg dit land her.

reason-level = Kan ikke bruges her: Tjenesten kræver et mere sikkert login, end dette land tilbyder.
reason-person-kind = Kan ikke bruges her: Tjenesten spørger for eksempel efter en virksomhed, og det har dette land ikke noget login til.
reason-sp-type = Kan ikke bruges her: Dette lands login er ikke åbent for denne slags tjenester.
reason-requester-id = Kan ikke bruges her: Dette land vil vide præcis, hvilken privat tjeneste der spørger, og det har tjenesten ikke oplyst.
reason-attribute = Kan ikke bruges her: Tjenesten har brug for en oplysning om dig, som dette lands login ikke giver.
reason-version = Kan ikke bruges her endnu: Dette lands login fungerer ikke sammen med vores.
reason-outage = Kan ikke bruges lige nu: Dette lands login svarer ikke. Prøv igen senere.
reason-outage-since = Kan ikke bruges lige nu: Dette lands login har ikke svaret siden den { $since }. Prøv igen senere.
reason-suspended = Kan ikke bruges lige nu: Login fra dette land er sat på pause.
reason-suspended-since = Kan ikke bruges lige nu: Login fra dette land har været sat på pause siden den { $since }.
reason-not-connected = Ikke tilsluttet endnu.
trouble-since = Virker måske ikke lige nu: Dette lands systemer har ikke svaret os siden den { $since }.
