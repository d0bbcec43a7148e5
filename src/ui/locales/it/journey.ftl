### Italian, draft of 2026-11-22, not yet read by a native speaker.

log-in-there-title = Accesso: { $country }
log-in-there = L’accesso avviene sulle pagine ufficiali di quel paese. Ciò che si scrive lì, ad esempio una password, qui non è visibile.
go-back-title = Ritorno: { $name }
go-back-done = L’accesso è riuscito. Il risultato passa ora al servizio.
go-back-not-sent = Nessun dato personale viene inviato.
press-if-stuck = Se la pagina successiva non si apre da sola, premere il pulsante.
follow-if-stuck = Se la pagina successiva non si apre da sola, seguire il link.
continue-to = Continua: { $name }
continue = Continua
onward-title = Un momento
onward = La procedura continua da sola.

logout-title = Nessuna sessione aperta qui
logout = Ogni accesso fatto tramite questo sito vale una sola volta, per il servizio che lo ha chiesto. Dopo, qui non viene conservato nulla: per questo non c’è nessuna sessione da chiudere.
logout-question = La richiesta di uscire è arrivata da un altro sito. Si vuole davvero uscire?
logout-confirm = Sì, esci
logout-elsewhere = Per uscire da un servizio o dal sistema di accesso del proprio paese, usare il pulsante presente su quel sito oppure chiudere il browser.
