### Italian, draft of 2026-11-22, not yet read by a native speaker.

side-label = Dove si trova il problema
sent-label = Quali dati personali sono stati inviati
steps-label = Che cosa si può fare
ask-label = A chi chiedere
ask-help = Per chiedere assistenza, indicare questo codice di riferimento. Non rivela alcun dato personale.
reference-label = Codice di riferimento
code-label = Tipo di problema
again = Ricomincia
other-country = Scegli un altro paese
sent-nothing = Nessun dato personale è stato inviato a nessuno.
sent-not-passed-on = Nessun dato personale è stato trasmesso al servizio.
side-nobody = Nessuno ha sbagliato.
side-ours = Nei nostri sistemi. Non dipende da chi accede.

request-not-understood = Non siamo riusciti a leggere la richiesta di accesso
    .happened = La pagina di provenienza ha chiesto l’accesso in un modo che non possiamo accettare. L’accesso non è iniziato.
    .side = Nel servizio o nel paese da cui è arrivata la richiesta. Non dipende da chi accede.
    .step-1 = Tornare al servizio e ricominciare l’accesso.
    .step-2 = Se questa pagina compare di nuovo, avvisare il servizio e indicare il codice di riferimento.

unknown-sender = Non conosciamo il sito di provenienza
    .happened = La richiesta di accesso è arrivata da un sito che non è registrato da noi, quindi non abbiamo risposto.
    .side = Nel sito da cui è arrivata la richiesta.
    .step-1 = Aprire il servizio dal suo indirizzo ufficiale, non da un link ricevuto in un messaggio.
    .step-2 = Se è già stato fatto così, avvisare il servizio e indicare il codice di riferimento.

already-used = Questo passaggio è già stato fatto
    .happened = Ogni passaggio di un accesso funziona una sola volta. Questo è già stato usato: con il pulsante indietro, premendo due volte o in un’altra scheda.
    .side = Nessuno ha sbagliato. La regola serve a evitare che qualcuno ripeta l’accesso di un’altra persona.
    .sent = Nulla è stato inviato una seconda volta.
    .step-1 = Se il servizio è aperto in un’altra scheda, continuare lì.
    .step-2 = Altrimenti ricominciare l’accesso.

finished = Questo accesso è concluso
    .happened = Questo accesso è già stato completato. Qui non resta nulla da fare.
    .sent = Ciò che serviva al servizio è stato inviato una volta, al completamento dell’accesso. Ora non è stato inviato nulla.
    .step-1 = Se il servizio è aperto in un’altra scheda, continuare lì.
    .step-2 = Per accedere di nuovo, andare sul sito del servizio e iniziare da lì.

expired = Questo accesso ha richiesto troppo tempo
    .happened = Per sicurezza l’accesso va completato entro un tempo limitato, e quel tempo è trascorso.
    .side = Nessuno ha sbagliato. È possibile ricominciare.
    .sent = Nulla è stato inviato.
    .step-1 = Ricominciare l’accesso.

other-browser = Questo accesso è iniziato in un altro browser
    .happened = L’accesso va completato nel browser in cui è iniziato. Non è iniziato in questo browser, oppure questo browser non conserva i cookie.
    .side = Nel browser. Se è stato aperto un link inviato da un’altra persona, chiudere questa pagina: l’accesso potrebbe essere di qualcun altro.
    .step-1 = Andare sul sito del servizio con questo browser e ricominciare l’accesso.
    .step-2 = Se questa pagina compare di nuovo, consentire i cookie per questo sito o provare un altro browser.
    .step-3 = Se lungo il percorso un’app ha aperto un altro browser, iniziare in quel browser.

cancelled = Accesso annullato
    .happened = L’accesso è stato annullato qui o in un passaggio precedente. Va bene così: non è stato effettuato alcun accesso.
    .step-1 = Se non si voleva annullare, ricominciare l’accesso.

foreign-answer-invalid = Non abbiamo potuto accettare la risposta del paese scelto
    .happened = La risposta del paese scelto è arrivata, ma non ha superato i nostri controlli, quindi non l’abbiamo usata.
    .side = Molto probabilmente nel collegamento tra quel paese e noi. Non dipende da chi accede.
    .sent = Nessun dato personale è stato trasmesso al servizio. La risposta è stata eliminata.
    .step-1 = Ricominciare l’accesso.
    .step-2 = Se questa pagina compare di nuovo, chiedere assistenza e indicare il codice di riferimento.

representation-not-accepted = Questo servizio non accetta accessi per conto di altri
    .happened = Il paese scelto ci ha comunicato che l’accesso è per conto di un’altra persona o di un’impresa. Il servizio accetta solo chi agisce per sé.
    .side = Nessuno ha sbagliato. Il servizio ha deciso a chi consentire l’accesso.
    .sent = Nessun dato su chi accede, né sulla persona o sull’impresa per cui agisce, è stato trasmesso al servizio.
    .step-1 = Ricominciare e accedere a proprio nome.
    .step-2 = Se è necessario agire per conto di altri, chiedere al servizio come fare.

foreign-unavailable = Il paese scelto non risponde
    .happened = Il sistema di accesso di quel paese al momento non è raggiungibile.
    .side = Nel sistema di quel paese. Non dipende da noi né da chi accede.
    .step-1 = Riprovare tra qualche minuto.
    .step-2 = Con un’identità digitale di un altro paese, scegliere quel paese.

country-not-choosable = Questo paese non può essere usato per questo accesso
    .happened = L’accesso tramite quel paese non riuscirebbe, o almeno non in questo momento, quindi non abbiamo aperto le sue pagine.
    .side = Tra ciò che offre l’accesso di quel paese e ciò di cui il servizio ha bisogno. Non dipende da chi accede.
    .step-1 = Con un’identità digitale di un altro paese, scegliere quel paese.
    .step-2 = Altrimenti tornare indietro e chiedere al servizio un altro modo per accedere o per presentare la domanda.

level-not-reached = L’accesso non era abbastanza sicuro per questo servizio
    .happened = L’accesso è riuscito, ma il servizio richiede un tipo di accesso più sicuro, ad esempio con una carta d’identità con chip.
    .side = Nel tipo di accesso usato. Non dipende da chi accede.
    .step-1 = Ricominciare e scegliere un modo più sicuro per accedere, se disponibile.
    .step-2 = Altrimenti chiedere al servizio un altro modo per accedere o per presentare la domanda.

data-missing = Manca un dato di cui il servizio ha bisogno
    .happened = L’accesso è riuscito, ma l’identità digitale non contiene tutti i dati di cui il servizio ha bisogno.
    .side = Nel contenuto dell’identità digitale. Non dipende da chi accede.
    .step-1 = Chiedere a chi ha rilasciato l’identità digitale se il dato può essere aggiunto.
    .step-2 = Chiedere al servizio un altro modo per accedere o per presentare la domanda.

foreign-login = Questa identità digitale è di un altro paese
    .happened = L’accesso è avvenuto con l’identità digitale di un altro paese. Da qui si possono usare solo le identità digitali di questo paese.
    .side = Nessuno ha sbagliato. Ogni paese conferma solo le proprie identità digitali.
    .step-1 = Tornare al servizio, ricominciare e scegliere il paese che ha rilasciato l’identità digitale.

own-fault = Qualcosa non ha funzionato nei nostri sistemi
    .happened = L’accesso non è potuto proseguire per un nostro guasto. Lo abbiamo registrato.
    .step-1 = Ricominciare l’accesso.
    .step-2 = Se questa pagina compare di nuovo, riprovare più tardi o chiedere assistenza con il codice di riferimento.

hub-unavailable = Il sistema di accesso nazionale non risponde
    .happened = Il sistema di accesso nazionale, necessario per questo passaggio, al momento non è raggiungibile.
    .side = Nel sistema di accesso nazionale. Non dipende da chi accede.
    .step-1 = Riprovare tra qualche minuto, iniziando dal servizio.

too-busy = Troppe persone stanno accedendo
    .happened = In questo momento non possiamo avviare un altro accesso, per permettere di completare quelli in corso.
    .step-1 = Aspettare un minuto, poi ricominciare l’accesso.

page-not-found = A questo indirizzo non c’è nessuna pagina
    .happened = L’indirizzo non è scritto correttamente, oppure appartiene a un accesso già concluso. Un accesso non può iniziare da un segnalibro.
    .side = Nell’indirizzo aperto.
    .step-1 = Andare sul sito del servizio che si vuole usare e iniziare l’accesso da lì.

logout-not-understood = Non siamo riusciti a leggere la richiesta di uscita
    .happened = La pagina di provenienza ha chiesto l’uscita in un modo che non possiamo accettare. Qui non c’è nessuna sessione aperta: ogni accesso vale una sola volta e dopo non viene conservato nulla.
    .side = Nel sito da cui è arrivata la richiesta. Non dipende da chi accede.
    .step-1 = Per uscire da un servizio, usare il pulsante presente su quel sito oppure chiudere il browser.
    .step-2 = Se questa pagina compare di nuovo, avvisare il servizio e indicare il codice di riferimento.
