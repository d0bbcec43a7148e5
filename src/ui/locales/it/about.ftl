### Italian, draft of 2026-11-22, not yet read by a native speaker.

help-title = Aiuto per l’accesso
help-lead = Questo sito collega i servizi pubblici con le identità digitali di altri paesi europei.
help-what-title = Che cosa succede qui?
help-what = Un servizio chiede di dimostrare la propria identità. Si sceglie il paese che ha rilasciato l’identità digitale e si effettua l’accesso sulle sue pagine. Quel paese conferma al servizio l’identità di chi accede.
help-who-title = Chi vede la mia password?
help-who = Solo il paese che ha rilasciato l’identità digitale. Noi non la vediamo mai, e nemmeno il servizio.
help-which-title = Quale paese devo scegliere?
help-which = Quello che ha rilasciato la carta, l’app o l’account con cui si accede. Può essere diverso dal paese in cui si vive o di cui si ha il passaporto.
help-grey-title = Perché alcuni paesi non si possono scegliere?
help-grey = Un paese può non essere ancora collegato, avere un guasto o non offrire ciò di cui il servizio ha bisogno. Il motivo è indicato accanto al nome.
help-data-title = Che cosa viene a sapere di me il servizio?
help-data = Il nome e il cognome, la data di nascita e un codice identificativo. Per il resto, solo ciò che il servizio chiede e che si accetta di inviare. Quando la domanda viene posta prima dell’invio, si vedono prima tutti i dati.
help-time-title = Quanto tempo ho?
help-time = { PLURAL($minutes) ->
    [one] L’accesso va completato entro { $minutes } minuto. Trascorso questo tempo è possibile ricominciare.
    [many] L’accesso va completato entro { $minutes } di minuti. Trascorso questo tempo è possibile ricominciare.
   *[other] L’accesso va completato entro { $minutes } minuti. Trascorso questo tempo è possibile ricominciare.
}
help-problem-title = Non funziona. Che cosa posso fare?
help-problem = Tornare al servizio e ricominciare l’accesso. Se non basta, chiedere assistenza e indicare il codice di riferimento di otto caratteri che si trova sulla pagina con il problema.
help-contact-title = A chi posso chiedere?
help-contact-none = Chiedere al servizio che si vuole usare.

accessibility-title = Dichiarazione di accessibilità
accessibility-lead = Queste pagine sono fatte perché tutti possano usarle: con la tastiera, con un lettore di schermo, su uno schermo piccolo, con il testo ingrandito e senza JavaScript.
accessibility-standard-title = Quanto sono accessibili queste pagine?
accessibility-standard = Sono realizzate e verificate per rispettare le WCAG 2.2, livello AA, che la norma EN 301 549 richiede in parte.
accessibility-checked = Ogni pagina viene controllata con test automatici in tutte le lingue. Questi test trovano solo una parte dei problemi.
accessibility-limits-title = Che cosa non è accessibile?
accessibility-limits = Non siamo a conoscenza di barriere in queste pagine. Le pagine di accesso degli altri paesi e le pagine dei servizi non sono nostre e hanno le loro dichiarazioni.
accessibility-report-title = C’è una barriera da segnalare?
accessibility-report = Chiediamo di farci sapere che cosa si voleva fare e che cosa non ha funzionato. Risponderemo il prima possibile.
accessibility-enforce-title = Se la nostra risposta non è di aiuto
accessibility-enforce = È possibile rivolgersi all’organismo che vigila sull’accessibilità in questo paese.
accessibility-date = Ultima modifica di questa dichiarazione: { $date }.

cookies-title = Cookie e privacy
cookies-lead = Nel browser viene conservato solo ciò che serve per l’accesso. Nessuno viene tracciato, non si raccolgono statistiche su chi accede e nessun altro sito è coinvolto.
cookies-table = Che cosa viene conservato nel browser
cookies-name = Nome
cookies-purpose = A che cosa serve
cookies-duration = Per quanto tempo viene conservato
cookies-login = Garantisce che l’accesso si completi nel browser in cui è iniziato
cookies-login-duration = { PLURAL($minutes) ->
    [one] { $minutes } minuto, o fino alla fine dell’accesso
    [many] { $minutes } di minuti, o fino alla fine dell’accesso
   *[other] { $minutes } minuti, o fino alla fine dell’accesso
}
cookies-country = Ricorda il paese scelto, solo se è stato chiesto
cookies-country-duration = Un anno, o finché non si preme «Dimentica questa scelta»
cookies-data-title = Che cosa succede ai miei dati?
cookies-data = Passano dal paese che ha rilasciato l’identità digitale al servizio che li ha chiesti. Qui restano solo fino al completamento dell’accesso.
cookies-contact = Per domande sui propri dati, usare il contatto indicato sotto.
