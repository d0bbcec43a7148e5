### Swedish, draft of 2026-11-22, not yet read by a native speaker.

help-title = Hjälp med att logga in
help-lead = Den här webbplatsen kopplar ihop offentliga e-tjänster med e-legitimationer från andra europeiska länder.
help-what-title = Vad händer här?
help-what = En e-tjänst behöver veta vem du är. Du väljer det land som har utfärdat din e-legitimation och loggar in där. Landet bekräftar för e-tjänsten vem du är.
help-who-title = Vem ser mitt lösenord?
help-who = Bara det land som har utfärdat din e-legitimation. Vi ser det aldrig, och det gör inte e-tjänsten heller.
help-which-title = Vilket land ska jag välja?
help-which = Det land som har utfärdat kortet, appen eller kontot som du loggar in med. Det kan vara ett annat land än det du bor i eller har pass från.
help-grey-title = Varför går det inte att välja vissa länder?
help-grey = Ett land kanske inte är anslutet än, har driftstörningar eller erbjuder inte det som e-tjänsten behöver. Skälet står vid landets namn.
help-data-title = Vad får e-tjänsten veta om mig?
help-data = Dina namn, ditt födelsedatum och en identitetsbeteckning. I övrigt bara det som e-tjänsten ber om och som du går med på. Om du blir tillfrågad innan något skickas får du först se alla uppgifter.
help-time-title = Hur lång tid har jag på mig?
help-time = { PLURAL($minutes) ->
    [one] Inloggningen måste vara klar inom { $minutes } minut. Efter det kan du börja om.
   *[other] Inloggningen måste vara klar inom { $minutes } minuter. Efter det kan du börja om.
}
help-problem-title = Det fungerar inte. Vad kan jag göra?
help-problem = Gå tillbaka till e-tjänsten och börja om med inloggningen. Om det inte hjälper kan du be om hjälp. Ange då referenskoden på åtta tecken som står på sidan med problemet.
help-contact-title = Vem kan jag fråga?
help-contact-none = Fråga den e-tjänst som du vill använda.

accessibility-title = Tillgänglighetsredogörelse
accessibility-lead = Sidorna är gjorda så att alla ska kunna använda dem: med tangentbord, med skärmläsare, på liten skärm, med stor text och utan JavaScript.
accessibility-standard-title = Hur tillgängliga är sidorna?
accessibility-standard = De är byggda och testade för att uppfylla WCAG 2.2, nivå AA. Standarden EN 301 549 kräver en del av det.
accessibility-checked = Varje sida kontrolleras med automatiska tester på alla språk. Sådana tester hittar bara en del av alla problem.
accessibility-limits-title = Vad är inte tillgängligt?
accessibility-limits = Vi känner inte till några hinder på de här sidorna. Andra länders inloggningssidor och e-tjänsternas sidor är inte våra. De har egna redogörelser.
accessibility-report-title = Har du hittat ett hinder?
accessibility-report = Berätta för oss vad du ville göra och vad som inte fungerade. Vi svarar så snart vi kan.
accessibility-enforce-title = Om vårt svar inte hjälper
accessibility-enforce = Du kan vända dig till den myndighet som har tillsyn över tillgänglighet i det här landet.
accessibility-date = Redogörelsen ändrades senast den { $date }.

cookies-title = Kakor och personuppgifter
cookies-lead = I din webbläsare sparas bara det som behövs för att logga in. Ingen spåras, ingen statistik förs om dig och ingen annan webbplats är inblandad.
cookies-table = Vad som sparas i din webbläsare
cookies-name = Namn
cookies-purpose = Vad den används till
cookies-duration = Hur länge den sparas
cookies-login = Ser till att en inloggning blir färdig i samma webbläsare som den började i
cookies-login-duration = { PLURAL($minutes) ->
    [one] { $minutes } minut, eller tills inloggningen är över
   *[other] { $minutes } minuter, eller tills inloggningen är över
}
cookies-country = Kommer ihåg landet som du valde, bara om du har bett om det
cookies-country-duration = Ett år, eller tills du trycker på ”Glöm det här valet”
cookies-data-title = Vad händer med uppgifterna om mig?
cookies-data = De skickas vidare från det land som har utfärdat din e-legitimation till den e-tjänst som bad om dem. Här sparas de bara tills inloggningen är klar.
cookies-contact = Om du har frågor om dina personuppgifter, använd kontaktuppgifterna nedan.
