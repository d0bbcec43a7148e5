### Italian, draft of 2026-11-22, not yet read by a native speaker.

choose-title = Scegliere il proprio paese
choose-lead = Scegliere il paese che ha rilasciato l’identità digitale. L’accesso avverrà sulle pagine di quel paese.
choose-issuer = Non contano la cittadinanza o il luogo di residenza. Conta chi ha rilasciato la carta, l’app o l’account con cui si accede.
asked-label = Che cosa chiede il servizio
asked-optional = { $detail } (facoltativo)
search-label = Cercare il proprio paese
search-hint = In qualsiasi lingua, o con le due lettere del paese.
search-button = Cerca
show-all = Mostra tutti i paesi
skip-list = Salta l’elenco dei paesi
list-label = Paesi
found = { PLURAL($count) ->
    [none] Nessun paese trovato
    [one] { $count } paese trovato
    [many] { $count } di paesi trovati
   *[other] { $count } paesi trovati
}
found-nothing = Nessun paese corrisponde a «{ $query }». Controllare come è scritto il nome, oppure mostrare tutti i paesi.
none-at-all = Al momento non è possibile scegliere alcun paese. Tornare al servizio e riprovare più tardi.
remember-label = Ricorda la mia scelta in questo browser
remember-hint = Viene ricordato solo il paese, per un anno. Non selezionare questa casella su un dispositivo usato anche da altre persone.
remembered-label = L’ultima scelta è stata questa
remembered-forget = Dimentica questa scelta
own-country-title = L’identità digitale è dello stesso paese del servizio?
own-country = Tornare al servizio e scegliere lì il sistema di accesso nazionale.
not-listed-title = Il proprio paese non è nell’elenco?
not-listed = In questo caso l’identità digitale di quel paese non può ancora essere usata qui. Tornare indietro e chiedere al servizio un altro modo per accedere o per presentare la domanda.
cancel = Annulla e torna indietro

hint-unavailable = Il servizio ha proposto un paese che non può essere usato per questo accesso. Il motivo è indicato accanto al nome.
hint-unknown = Il servizio ha proposto un paese che non è in questo elenco. Scegliere qui il proprio paese.

reason-level = Non utilizzabile qui: il servizio richiede un accesso più sicuro di quello offerto da questo paese.
reason-person-kind = Non utilizzabile qui: il servizio riguarda un tipo di soggetto, ad esempio un’impresa, per il quale questo paese non offre l’accesso.
reason-sp-type = Non utilizzabile qui: l’accesso di questo paese non è aperto a servizi di questo tipo.
reason-requester-id = Non utilizzabile qui: questo paese vuole sapere esattamente quale servizio privato fa la richiesta, e il servizio non lo ha indicato.
reason-attribute = Non utilizzabile qui: il servizio ha bisogno di un dato personale che l’accesso di questo paese non fornisce.
reason-version = Non ancora utilizzabile qui: il sistema di accesso di questo paese non funziona insieme al nostro.
reason-outage = Non disponibile ora: il sistema di accesso di questo paese non risponde. Riprovare più tardi.
reason-outage-since = Non disponibile ora: il sistema di accesso di questo paese non risponde. Inizio del problema: { $since }. Riprovare più tardi.
reason-suspended = Non disponibile ora: gli accessi tramite questo paese sono sospesi.
reason-suspended-since = Non disponibile ora: gli accessi tramite questo paese sono sospesi. Inizio della sospensione: { $since }.
reason-not-connected = Non ancora collegato.
trouble-since = Ora potrebbe non funzionare: i sistemi di questo paese non ci rispondono. Inizio del problema: { $since }.
