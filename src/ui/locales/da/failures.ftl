### Danish, draft of 2026-11-22, not yet read by a native speaker.

side-label = Hvor problemet ligger
sent-label = Hvad der er sendt om dig
steps-label = Hvad du kan gøre
ask-label = Hvem du kan spørge
ask-help = Oplys denne referencekode, hvis du beder om hjælp. Den siger ikke noget om dig.
reference-label = Referencekode
code-label = Type af problem
again = Start forfra
other-country = Vælg et andet land
sent-nothing = Der er ikke sendt noget om dig til nogen.
sent-not-passed-on = Der er ikke sendt noget om dig videre til tjenesten.
side-nobody = Ingen har gjort noget forkert.
side-ours = Hos os. Du har ikke gjort noget forkert.

request-not-understood = Vi kunne ikke læse anmodningen om login
    .happened = Siden, der sendte dig hertil, bad om et login på en måde, som vi ikke kan tage imod. Dit login er ikke begyndt.
    .side = Hos den tjeneste eller det land, der sendte dig hertil. Du har ikke gjort noget forkert.
    .step-1 = Gå tilbage til tjenesten, og start forfra.
    .step-2 = Hvis du ser denne side igen, så fortæl det til tjenesten, og oplys referencekoden.

unknown-sender = Vi ved ikke, hvem der sendte dig hertil
    .happened = Anmodningen om login kom fra et websted, der ikke er registreret hos os. Derfor har vi ikke besvaret den.
    .side = Hos det websted, der sendte dig hertil.
    .step-1 = Åbn tjenesten via dens officielle adresse og ikke via et link i en besked.
    .step-2 = Hvis du allerede har gjort det, så fortæl det til tjenesten, og oplys referencekoden.

already-used = Dette trin er allerede udført
    .happened = Hvert trin i et login virker én gang. Dette trin er allerede brugt: med tilbageknappen, ved at du trykkede to gange, eller i en anden fane.
    .side = Ingen har gjort noget forkert. Reglen beskytter dig mod, at nogen gentager dit login.
    .sent = Der er ikke sendt noget for anden gang.
    .step-1 = Hvis tjenesten er åben i en anden fane, så fortsæt dér.
    .step-2 = Ellers kan du starte forfra.

finished = Dette login er afsluttet
    .happened = Du har allerede gjort dette login færdigt. Der er ikke mere at gøre her.
    .sent = Det, tjenesten havde brug for, blev sendt én gang, da du var færdig med at logge på. Der er ikke sendt noget nu.
    .step-1 = Hvis tjenesten er åben i en anden fane, så fortsæt dér.
    .step-2 = Hvis du vil logge på igen, så gå til tjenesten, og begynd dér.

expired = Dette login tog for lang tid
    .happened = For din sikkerheds skyld er der en grænse for, hvor længe det må tage at logge på. Den tid er gået.
    .side = Ingen har gjort noget forkert. Du kan starte forfra.
    .sent = Der er ikke sendt noget.
    .step-1 = Start forfra.

other-browser = Dette login blev begyndt i en anden browser
    .happened = Et login skal gøres færdigt i den browser, hvor det blev begyndt. Det blev ikke begyndt i denne browser, eller også gemmer browseren ikke cookies.
    .side = I browseren. Hvis du har fulgt et link, som nogen har sendt dig, så luk denne side: Det er måske ikke dit login.
    .step-1 = Gå til tjenesten i denne browser, og start forfra.
    .step-2 = Hvis du ser denne side igen, så tillad cookies for dette websted, eller prøv en anden browser.
    .step-3 = Hvis en app undervejs åbnede en anden browser, så begynd i den browser.

cancelled = Du afbrød dit login
    .happened = Du afbrød her eller undervejs. Det er helt i orden: Du er ikke logget på.
    .step-1 = Hvis det ikke var meningen, så start forfra.

foreign-answer-invalid = Vi kunne ikke godtage svaret fra dit land
    .happened = Du kom tilbage fra det land, du valgte, men landets svar bestod ikke vores kontrol. Derfor brugte vi det ikke.
    .side = Sandsynligvis i forbindelsen mellem det land og os. Du har ikke gjort noget forkert.
    .sent = Der er ikke sendt noget om dig videre til tjenesten. Svaret er slettet.
    .step-1 = Start forfra.
    .step-2 = Hvis du ser denne side igen, så bed om hjælp, og oplys referencekoden.

representation-not-accepted = Tjenesten tillader ikke login på vegne af andre
    .happened = Det land, du valgte, har oplyst, at du handler på vegne af en anden person eller en virksomhed. Tjenesten giver kun adgang til personer, der logger på for sig selv.
    .side = Ingen har gjort noget forkert. Tjenesten har bestemt, hvem der får adgang.
    .sent = Der er ikke sendt noget videre til tjenesten, hverken om dig eller om den, du handler på vegne af.
    .step-1 = Start forfra, og log på som dig selv.
    .step-2 = Hvis du skal handle på vegne af en anden, så spørg tjenesten, hvordan det kan gøres.

foreign-unavailable = Det land, du valgte, svarer ikke
    .happened = Der er ikke forbindelse til landets login lige nu.
    .side = Hos det land, ikke her og ikke hos dig.
    .step-1 = Prøv igen om nogle minutter.
    .step-2 = Hvis du har et elektronisk ID fra et andet land, så vælg det land.

country-not-choosable = Dette land kan ikke bruges denne gang
    .happened = Det ville ikke lykkes at logge på dér, eller i hvert fald ikke lige nu. Derfor har vi ikke sendt dig dertil.
    .side = I forskellen mellem det, landets login tilbyder, og det, tjenesten har brug for. Du har ikke gjort noget forkert.
    .step-1 = Hvis du har et elektronisk ID fra et andet land, så vælg det land.
    .step-2 = Gå ellers tilbage, og spørg tjenesten, hvordan du på anden måde kan logge på eller ansøge.

level-not-reached = Dit login var ikke sikkert nok til denne tjeneste
    .happened = Du har logget på, men tjenesten kræver et mere sikkert login, for eksempel med et identitetskort med chip.
    .side = I den måde, du loggede på. Du har ikke gjort noget forkert.
    .step-1 = Start forfra, og vælg en mere sikker måde at logge på, hvis du har en.
    .step-2 = Spørg ellers tjenesten, hvordan du på anden måde kan logge på eller ansøge.

data-missing = Der mangler en oplysning, som tjenesten har brug for
    .happened = Du har logget på, men dit elektroniske ID indeholder ikke alle de oplysninger, tjenesten har brug for.
    .side = I det, dit elektroniske ID indeholder. Du har ikke gjort noget forkert.
    .step-1 = Spørg dem, der har udstedt dit elektroniske ID, om oplysningen kan tilføjes.
    .step-2 = Spørg tjenesten, hvordan du på anden måde kan logge på eller ansøge.

foreign-login = Dette elektroniske ID er fra et andet land
    .happened = Du loggede på med et elektronisk ID fra et andet land. Herfra kan du kun bruge elektroniske ID’er fra dette land.
    .side = Ingen har gjort noget forkert. Hvert land bekræfter kun sine egne elektroniske ID’er.
    .step-1 = Gå tilbage til tjenesten, start forfra, og vælg det land, der har udstedt dit elektroniske ID.

own-fault = Noget gik galt hos os
    .happened = Dit login kunne ikke fortsætte på grund af et problem hos os. Vi har registreret det.
    .step-1 = Start forfra.
    .step-2 = Hvis du ser denne side igen, så prøv senere, eller bed om hjælp, og oplys referencekoden.

hub-unavailable = Det nationale login svarer ikke
    .happened = Der er lige nu ikke forbindelse til det nationale login, som vi skal bruge til dette trin.
    .side = Hos det nationale login. Du har ikke gjort noget forkert.
    .step-1 = Prøv igen om nogle minutter, og begynd hos tjenesten.

too-busy = For mange logger på lige nu
    .happened = Vi kan ikke tage imod flere lige i øjeblikket, så de, der er i gang, kan blive færdige.
    .step-1 = Vent et minut, og log så på forfra.

page-not-found = Der er ingen side på denne adresse
    .happened = Adressen er skrevet forkert, eller den hører til et login, der er slut. Du kan ikke logge på via et bogmærke.
    .side = I den adresse, der blev åbnet.
    .step-1 = Gå til den tjeneste, du vil bruge, og log på dér.

logout-not-understood = Vi kunne ikke læse anmodningen om at logge af
    .happened = Siden, der sendte dig hertil, bad om at logge dig af på en måde, som vi ikke kan tage imod. Du er ikke logget på her: Hvert login gælder én gang, og intet bliver gemt her bagefter.
    .side = Hos det websted, der sendte dig hertil. Du har ikke gjort noget forkert.
    .step-1 = Brug knappen hos tjenesten for at logge af dér, eller luk browseren.
    .step-2 = Hvis du ser denne side igen, så fortæl det til tjenesten, og oplys referencekoden.
