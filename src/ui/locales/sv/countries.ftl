### Swedish, draft of 2026-11-22, not yet read by a native speaker.

choose-title = Välj land
choose-lead = Välj det land som har utfärdat din e-legitimation. Du loggar in där, på landets egna sidor.
choose-issuer = Det handlar inte om ditt medborgarskap eller var du bor. Det handlar om vem som har utfärdat kortet, appen eller kontot som du loggar in med.
asked-label = Vad e-tjänsten ber om
asked-optional = { $detail } (valfritt)
search-label = Hitta ditt land
search-hint = På vilket språk som helst, eller med landets två bokstäver.
search-button = Sök
show-all = Visa alla länder
skip-list = Hoppa över listan med länder
list-label = Länder
found = { PLURAL($count) ->
    [none] Inget land hittades
    [one] { $count } land hittades
   *[other] { $count } länder hittades
}
found-nothing = Inget land stämmer med ”{ $query }”. Kontrollera stavningen eller visa alla länder.
none-at-all = Det går inte att välja något land just nu. Gå tillbaka till e-tjänsten och försök igen senare.
remember-label = Kom ihåg mitt val i den här webbläsaren
remember-hint = Bara landet sparas, i ett år. Kryssa inte i rutan på en enhet som andra också använder.
remembered-label = Det här valde du förra gången
remembered-forget = Glöm det här valet
own-country-title = Är din e-legitimation från e-tjänstens land?
own-country = Gå tillbaka till e-tjänsten och välj den nationella inloggningen där.
not-listed-title = Finns ditt land inte i listan?
not-listed = Då går det inte att använda landets e-legitimation här än. Gå tillbaka och fråga e-tjänsten hur du kan logga in eller ansöka på annat sätt.
cancel = Avbryt och gå tillbaka

hint-unavailable = E-tjänsten föreslog ett land som inte kan användas för den här inloggningen. Skälet står vid landets namn.
hint-unknown = E-tjänsten föreslog ett land som inte finns i listan. Välj ditt land här.

reason-level = Kan inte användas här: e-tjänsten kräver en säkrare inloggning än det här landet erbjuder.
reason-person-kind = Kan inte användas här: e-tjänsten frågar till exempel efter ett företag, och det har det här landet ingen inloggning för.
reason-sp-type = Kan inte användas här: det här landets inloggning är inte öppen för den här typen av e-tjänst.
reason-requester-id = Kan inte användas här: det här landet vill veta exakt vilken privat e-tjänst som frågar, och det har e-tjänsten inte angett.
reason-attribute = Kan inte användas här: e-tjänsten behöver en uppgift om dig som det här landets inloggning inte lämnar.
reason-version = Kan inte användas här än: det här landets inloggning fungerar inte ihop med vår.
reason-outage = Inte tillgängligt nu: det här landets inloggning svarar inte. Försök igen senare.
reason-outage-since = Inte tillgängligt nu: det här landets inloggning har inte svarat sedan den { $since }. Försök igen senare.
reason-suspended = Inte tillgängligt nu: inloggning från det här landet är pausad.
reason-suspended-since = Inte tillgängligt nu: inloggning från det här landet har varit pausad sedan den { $since }.
reason-not-connected = Inte anslutet än.
trouble-since = Fungerar kanske inte nu: det här landets system har inte svarat oss sedan den { $since }.
