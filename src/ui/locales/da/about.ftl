### Danish, draft of 2026-11-22, not yet read by a native speaker.

help-title = Hjælp til at logge på
help-lead = Dette websted forbinder offentlige tjenester med elektroniske ID’er fra andre europæiske lande.
help-what-title = Hvad sker der her?
help-what = En tjeneste vil vide, hvem du er. Du vælger det land, der har udstedt dit elektroniske ID, og logger på dér. Landet bekræfter over for tjenesten, hvem du er.
help-who-title = Hvem kan se min adgangskode?
help-who = Kun det land, der har udstedt dit elektroniske ID. Vi ser den aldrig, og det gør tjenesten heller ikke.
help-which-title = Hvilket land skal jeg vælge?
help-which = Det land, der har udstedt det kort, den app eller den konto, du logger på med. Det kan være et andet land end det, du bor i eller har pas fra.
help-grey-title = Hvorfor kan nogle lande ikke vælges?
help-grey = Et land er måske ikke tilsluttet endnu, har driftsproblemer eller tilbyder ikke det, tjenesten har brug for. Grunden står ved landets navn.
help-data-title = Hvad får tjenesten at vide om mig?
help-data = Dine navne, din fødselsdato og et identifikationsnummer. Derudover kun det, som tjenesten beder om, og som du siger ja til. Hvis du bliver spurgt, før noget sendes, ser du først alle oplysningerne.
help-time-title = Hvor lang tid har jeg?
help-time = { PLURAL($minutes) ->
    [one] Du skal være færdig med at logge på inden for { $minutes } minut. Derefter kan du starte forfra.
   *[other] Du skal være færdig med at logge på inden for { $minutes } minutter. Derefter kan du starte forfra.
}
help-problem-title = Det virker ikke. Hvad kan jeg gøre?
help-problem = Gå tilbage til tjenesten, og start forfra. Hvis det ikke hjælper, så bed om hjælp, og oplys referencekoden på otte tegn, som står på siden med problemet.
help-contact-title = Hvem kan jeg spørge?
help-contact-none = Spørg den tjeneste, du vil bruge.

accessibility-title = Tilgængelighedserklæring
accessibility-lead = Siderne er lavet, så alle kan bruge dem: med tastatur, med skærmlæser, på en lille skærm, med stor tekst og uden JavaScript.
accessibility-standard-title = Hvor tilgængelige er siderne?
accessibility-standard = De er bygget og testet for at opfylde WCAG 2.2, niveau AA. Standarden EN 301 549 kræver en del af det.
accessibility-checked = Hver side bliver kontrolleret med automatiske test på alle sprog. Den slags test finder kun en del af alle problemer.
accessibility-limits-title = Hvad er ikke tilgængeligt?
accessibility-limits = Vi kender ikke til barrierer på disse sider. Andre landes loginsider og tjenesternes sider er ikke vores. De har deres egne erklæringer.
accessibility-report-title = Har du fundet en barriere?
accessibility-report = Fortæl os, hvad du ville gøre, og hvad der ikke virkede. Vi svarer, så snart vi kan.
accessibility-enforce-title = Hvis vores svar ikke hjælper
accessibility-enforce = Du kan henvende dig til den myndighed, der fører tilsyn med tilgængelighed i dette land.
accessibility-date = Erklæringen er senest ændret den { $date }.

cookies-title = Cookies og privatliv
cookies-lead = I din browser gemmes kun det, der er nødvendigt for at logge på. Ingen bliver sporet, der føres ingen statistik om dig, og ingen andre websteder er involveret.
cookies-table = Hvad der gemmes i din browser
cookies-name = Navn
cookies-purpose = Formål
cookies-duration = Hvor længe det gemmes
cookies-login = Sikrer, at et login gøres færdigt i den browser, hvor det blev begyndt
cookies-login-duration = { PLURAL($minutes) ->
    [one] { $minutes } minut, eller til du er færdig med at logge på
   *[other] { $minutes } minutter, eller til du er færdig med at logge på
}
cookies-country = Husker det land, du valgte, men kun hvis du har bedt om det
cookies-country-duration = Et år, eller til du trykker på ”Glem dette valg”
cookies-data-title = Hvad sker der med oplysningerne om mig?
cookies-data = De sendes videre fra det land, der har udstedt dit elektroniske ID, til den tjeneste, der bad om dem. Her opbevares de kun, til du er færdig med at logge på.
cookies-contact = Har du spørgsmål om dine data, så brug kontaktoplysningerne nedenfor.
