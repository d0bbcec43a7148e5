### Romanian, draft of 2026-11-22, not yet read by a native speaker.

choose-title = Alegeți țara dumneavoastră
choose-lead = Alegeți țara care v-a emis identitatea electronică. Vă veți autentifica acolo, pe paginile acelei țări.
choose-issuer = Nu este vorba despre cetățenie sau despre locul în care trăiți, ci despre cine a emis cardul, aplicația sau contul cu care vă autentificați.
asked-label = Ce date cere serviciul
asked-optional = { $detail } (opțional)
search-label = Căutați țara dumneavoastră
search-hint = În orice limbă sau după cele două litere ale țării.
search-button = Căutați
show-all = Afișați toate țările
skip-list = Treceți peste lista țărilor
list-label = Țări
found = { PLURAL($count) ->
    [none] Nu s-a găsit nicio țară
    [one] S-a găsit { $count } țară
    [few] S-au găsit { $count } țări
   *[other] S-au găsit { $count } de țări
}
found-nothing = Nicio țară nu corespunde cu „{ $query }”. Verificați cum este scris numele sau afișați toate țările.
none-at-all = Momentan nu se poate alege nicio țară. Reveniți pe site-ul serviciului și încercați mai târziu.
remember-label = Ține minte alegerea mea în acest browser
remember-hint = Se ține minte numai țara, timp de un an. Nu bifați această opțiune pe un dispozitiv folosit și de alte persoane.
remembered-label = Alegerea dumneavoastră de data trecută
remembered-forget = Uitați această alegere
own-country-title = Identitatea dumneavoastră electronică este din aceeași țară cu serviciul?
own-country = Reveniți pe site-ul serviciului și alegeți acolo sistemul național de autentificare.
not-listed-title = Țara dumneavoastră nu este în listă?
not-listed = Atunci identitatea electronică a acestei țări nu poate fi folosită încă aici. Mergeți înapoi și cereți serviciului o altă modalitate de autentificare sau de depunere a cererii.
cancel = Anulați și mergeți înapoi

hint-unavailable = Serviciul a propus o țară care nu poate fi folosită pentru această autentificare. Motivul este indicat lângă numele ei.
hint-unknown = Serviciul a propus o țară care nu este în această listă. Alegeți aici țara dumneavoastră.

reason-level = Nu poate fi folosită aici: serviciul are nevoie de o autentificare mai sigură decât cea oferită de această țară.
reason-person-kind = Nu poate fi folosită aici: serviciul cere date despre un tip de persoană, de exemplu o firmă, pentru care această țară nu oferă autentificare.
reason-sp-type = Nu poate fi folosită aici: autentificarea acestei țări nu este deschisă serviciilor de acest fel.
reason-requester-id = Nu poate fi folosită aici: această țară vrea să știe exact ce serviciu privat face cererea, iar serviciul nu a precizat acest lucru.
reason-attribute = Nu poate fi folosită aici: serviciul are nevoie de o informație despre dumneavoastră pe care autentificarea acestei țări nu o furnizează.
reason-version = Nu poate fi folosită încă aici: sistemul de autentificare al acestei țări nu funcționează împreună cu al nostru.
reason-outage = Indisponibilă acum: sistemul de autentificare al acestei țări nu răspunde. Încercați mai târziu.
reason-outage-since = Indisponibilă acum: sistemul de autentificare al acestei țări nu răspunde din { $since }. Încercați mai târziu.
reason-suspended = Indisponibilă acum: autentificările prin această țară sunt suspendate.
reason-suspended-since = Indisponibilă acum: autentificările prin această țară sunt suspendate din { $since }.
reason-not-connected = Nu este încă integrată.
trouble-since = Este posibil să nu funcționeze acum: sistemele acestei țări nu ne răspund din { $since }.
