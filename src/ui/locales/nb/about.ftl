### Norwegian Bokmål, draft of 2026-11-22, not yet read by a native speaker.

help-title = Hjelp til innlogging
help-lead = Dette nettstedet kobler offentlige tjenester sammen med elektroniske ID-er fra andre europeiske land.
help-what-title = Hva skjer her?
help-what = En tjeneste trenger å vite hvem du er. Du velger landet som har utstedt din elektroniske ID, og logger inn der. Landet bekrefter overfor tjenesten hvem du er.
help-who-title = Hvem ser passordet mitt?
help-who = Bare landet som har utstedt din elektroniske ID. Vi ser det aldri, og det gjør heller ikke tjenesten.
help-which-title = Hvilket land skal jeg velge?
help-which = Landet som har utstedt kortet, appen eller kontoen du logger inn med. Det kan være et annet land enn det du bor i eller har pass fra.
help-grey-title = Hvorfor kan noen land ikke velges?
help-grey = Et land er kanskje ikke koblet til ennå, har driftsproblemer eller tilbyr ikke det tjenesten trenger. Grunnen står ved navnet på landet.
help-data-title = Hva får tjenesten vite om meg?
help-data = Navnene dine, fødselsdatoen din og et identifikasjonsnummer. Ellers bare det tjenesten ber om, og som du sier ja til. Hvis du blir spurt før noe sendes, får du først se alle opplysningene.
help-time-title = Hvor lang tid har jeg?
help-time = { PLURAL($minutes) ->
    [one] Du må være ferdig med innloggingen innen { $minutes } minutt. Etterpå kan du begynne på nytt.
   *[other] Du må være ferdig med innloggingen innen { $minutes } minutter. Etterpå kan du begynne på nytt.
}
help-problem-title = Det virker ikke. Hva kan jeg gjøre?
help-problem = Gå tilbake til tjenesten og begynn innloggingen på nytt. Hvis det ikke hjelper, kan du be om hjelp. Oppgi da referansekoden på åtte tegn som står på siden med problemet.
help-contact-title = Hvem kan jeg spørre?
help-contact-none = Spør tjenesten du vil bruke.

accessibility-title = Tilgjengelighetserklæring
accessibility-lead = Disse sidene er laget slik at alle kan bruke dem: med tastatur, med skjermleser, på liten skjerm, med stor tekst og uten JavaScript.
accessibility-standard-title = Hvor tilgjengelige er sidene?
accessibility-standard = De er bygget og testet for å oppfylle WCAG 2.2, nivå AA. Standarden EN 301 549 krever en del av dette.
accessibility-checked = Hver side blir sjekket med automatiske tester på alle språk. Slike tester finner bare en del av alle problemer.
accessibility-limits-title = Hva er ikke tilgjengelig?
accessibility-limits = Vi kjenner ikke til noen hindringer på disse sidene. Innloggingssidene til andre land og sidene til tjenestene er ikke våre. De har egne erklæringer.
accessibility-report-title = Har du funnet en hindring?
accessibility-report = Fortell oss hva du ville gjøre, og hva som ikke virket. Vi svarer så snart vi kan.
accessibility-enforce-title = Hvis svaret vårt ikke hjelper
accessibility-enforce = Du kan henvende deg til myndigheten som fører tilsyn med tilgjengelighet i dette landet.
accessibility-date = Denne erklæringen ble sist endret { $date }.

cookies-title = Informasjonskapsler og personvern
cookies-lead = I nettleseren din lagres bare det som trengs for å logge inn. Ingen blir sporet, det føres ingen statistikk om deg, og ingen andre nettsteder er involvert.
cookies-table = Hva som lagres i nettleseren din
cookies-name = Navn
cookies-purpose = Formål
cookies-duration = Hvor lenge det lagres
cookies-login = Sørger for at en innlogging fullføres i nettleseren der den ble påbegynt
cookies-login-duration = { PLURAL($minutes) ->
    [one] { $minutes } minutt, eller til innloggingen er over
   *[other] { $minutes } minutter, eller til innloggingen er over
}
cookies-country = Husker landet du valgte, bare hvis du har bedt om det
cookies-country-duration = Ett år, eller til du trykker på «Glem dette valget»
cookies-data-title = Hva skjer med opplysningene om meg?
cookies-data = De sendes videre fra landet som har utstedt din elektroniske ID, til tjenesten som ba om dem. Her oppbevares de bare til innloggingen er fullført.
cookies-contact = Hvis du har spørsmål om opplysningene dine, kan du bruke kontaktinformasjonen nedenfor.
