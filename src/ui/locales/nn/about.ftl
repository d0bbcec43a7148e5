### Norwegian Nynorsk, draft of 2026-11-22, not yet read by a native speaker.

help-title = Hjelp til innlogging
help-lead = Denne nettstaden koplar offentlege tenester saman med elektroniske ID-ar frå andre europeiske land.
help-what-title = Kva skjer her?
help-what = Ei teneste treng å vite kven du er. Du vel landet som har utferda den elektroniske ID-en din, og loggar inn der. Landet stadfestar overfor tenesta kven du er.
help-who-title = Kven ser passordet mitt?
help-who = Berre landet som har utferda den elektroniske ID-en din. Vi ser det aldri, og det gjer ikkje tenesta heller.
help-which-title = Kva land skal eg velje?
help-which = Landet som har utferda kortet, appen eller kontoen du loggar inn med. Det kan vere eit anna land enn det du bur i eller har pass frå.
help-grey-title = Kvifor kan ein ikkje velje alle land?
help-grey = Eit land er kanskje ikkje kopla til enno, har driftsproblem eller tilbyr ikkje det tenesta treng. Grunnen står ved namnet på landet.
help-data-title = Kva får tenesta vite om meg?
help-data = Namna dine, fødselsdatoen din og eit identifikasjonsnummer. Elles berre det tenesta ber om, og som du seier ja til. Dersom du blir spurd før noko blir sendt, får du først sjå alle opplysningane.
help-time-title = Kor lang tid har eg?
help-time = { PLURAL($minutes) ->
    [one] Du må vere ferdig med innlogginga innan { $minutes } minutt. Etterpå kan du begynne på nytt.
   *[other] Du må vere ferdig med innlogginga innan { $minutes } minutt. Etterpå kan du begynne på nytt.
}
help-problem-title = Det verkar ikkje. Kva kan eg gjere?
help-problem = Gå tilbake til tenesta og begynn innlogginga på nytt. Dersom det ikkje hjelper, kan du be om hjelp. Oppgi då referansekoden på åtte teikn som står på sida med problemet.
help-contact-title = Kven kan eg spørje?
help-contact-none = Spør tenesta du vil bruke.

accessibility-title = Tilgjengeerklæring
accessibility-lead = Desse sidene er laga slik at alle kan bruke dei: med tastatur, med skjermlesar, på liten skjerm, med stor tekst og utan JavaScript.
accessibility-standard-title = Kor tilgjengelege er sidene?
accessibility-standard = Dei er bygde og testa for å oppfylle WCAG 2.2, nivå AA. Standarden EN 301 549 krev ein del av dette.
accessibility-checked = Kvar side blir kontrollert med automatiske testar på alle språk. Slike testar finn berre ein del av alle problem.
accessibility-limits-title = Kva er ikkje tilgjengeleg?
accessibility-limits = Vi kjenner ikkje til nokon hindringar på desse sidene. Innloggingssidene til andre land og sidene til tenestene er ikkje våre. Dei har eigne erklæringar.
accessibility-report-title = Har du funne ei hindring?
accessibility-report = Fortel oss kva du ville gjere, og kva som ikkje verka. Vi svarer så snart vi kan.
accessibility-enforce-title = Dersom svaret vårt ikkje hjelper
accessibility-enforce = Du kan vende deg til styresmakta som fører tilsyn med tilgjenge i dette landet.
accessibility-date = Denne erklæringa vart sist endra { $date }.

cookies-title = Informasjonskapslar og personvern
cookies-lead = I nettlesaren din lagrar vi berre det som trengst for å logge inn. Ingen blir spora, det blir ikkje ført statistikk om deg, og ingen andre nettstader er involverte.
cookies-table = Kva som blir lagra i nettlesaren din
cookies-name = Namn
cookies-purpose = Føremål
cookies-duration = Kor lenge det blir lagra
cookies-login = Sørgjer for at ei innlogging blir fullført i nettlesaren der ho vart starta
cookies-login-duration = { PLURAL($minutes) ->
    [one] { $minutes } minutt, eller til innlogginga er over
   *[other] { $minutes } minutt, eller til innlogginga er over
}
cookies-country = Hugsar landet du valde, berre dersom du har bede om det
cookies-country-duration = Eitt år, eller til du trykkjer på «Gløym dette valet»
cookies-data-title = Kva skjer med opplysningane om meg?
cookies-data = Dei blir sende vidare frå landet som har utferda den elektroniske ID-en din, til tenesta som bad om dei. Her blir dei berre oppbevarte til innlogginga er fullført.
cookies-contact = Har du spørsmål om opplysningane dine, kan du bruke kontaktinformasjonen nedanfor.
