### Norwegian Bokmål, draft of 2026-11-22, not yet read by a native speaker.

side-label = Hvor problemet ligger
sent-label = Hva som er sendt om deg
steps-label = Hva du kan gjøre
ask-label = Hvem du kan spørre
ask-help = Oppgi denne referansekoden hvis du ber om hjelp. Den sier ingenting om deg.
reference-label = Referansekode
code-label = Type problem
again = Begynn på nytt
other-country = Velg et annet land
sent-nothing = Ingenting om deg er sendt til noen.
sent-not-passed-on = Ingenting om deg er sendt videre til tjenesten.
side-nobody = Ingen har gjort noe galt.
side-ours = Hos oss. Du har ikke gjort noe galt.

request-not-understood = Vi kunne ikke lese innloggingsforespørselen
    .happened = Siden som sendte deg hit, ba om innlogging på en måte vi ikke kan ta imot. Innloggingen ble ikke startet.
    .side = Hos tjenesten eller landet som sendte deg hit. Du har ikke gjort noe galt.
    .step-1 = Gå tilbake til tjenesten og begynn innloggingen på nytt.
    .step-2 = Hvis denne siden vises igjen, bør du si fra til tjenesten og oppgi referansekoden.

unknown-sender = Vi vet ikke hvem som sendte deg hit
    .happened = Innloggingsforespørselen kom fra et nettsted som ikke er registrert hos oss. Derfor svarte vi ikke på den.
    .side = Hos nettstedet som sendte deg hit.
    .step-1 = Åpne tjenesten fra den offisielle adressen, ikke fra en lenke i en melding.
    .step-2 = Hvis du allerede har gjort det, bør du si fra til tjenesten og oppgi referansekoden.

already-used = Dette steget er allerede gjort
    .happened = Hvert steg i en innlogging virker én gang. Dette steget er brukt før: med tilbakeknappen, ved at du trykket to ganger, eller i en annen fane.
    .side = Ingen har gjort noe galt. Regelen beskytter deg mot at noen gjentar innloggingen din.
    .sent = Ingenting ble sendt en gang til.
    .step-1 = Hvis tjenesten er åpen i en annen fane, kan du fortsette der.
    .step-2 = Ellers kan du begynne innloggingen på nytt.

finished = Denne innloggingen er fullført
    .happened = Du har allerede fullført denne innloggingen. Det er ikke mer å gjøre her.
    .sent = Det tjenesten trengte, ble sendt én gang, da innloggingen ble fullført. Ingenting ble sendt nå.
    .step-1 = Hvis tjenesten er åpen i en annen fane, kan du fortsette der.
    .step-2 = Hvis du vil logge inn igjen, kan du gå til tjenesten og begynne der.

expired = Denne innloggingen tok for lang tid
    .happened = Av hensyn til sikkerheten din må en innlogging fullføres innen en viss tid, og den tiden er ute.
    .side = Ingen har gjort noe galt. Du kan begynne på nytt.
    .sent = Ingenting er sendt.
    .step-1 = Begynn innloggingen på nytt.

other-browser = Denne innloggingen ble startet i en annen nettleser
    .happened = En innlogging må fullføres i nettleseren der den ble startet. Den ble ikke startet i denne nettleseren, eller nettleseren lagrer ikke informasjonskapsler.
    .side = I nettleseren. Hvis du fulgte en lenke som noen har sendt deg, bør du lukke denne siden: Det er kanskje ikke din innlogging.
    .step-1 = Gå til tjenesten i denne nettleseren og begynn innloggingen på nytt.
    .step-2 = Hvis denne siden vises igjen, kan du tillate informasjonskapsler for dette nettstedet eller prøve en annen nettleser.
    .step-3 = Hvis en app åpnet en annen nettleser underveis, kan du begynne i den nettleseren.

cancelled = Du avbrøt innloggingen
    .happened = Du avbrøt her eller underveis. Det er helt greit: Du er ikke logget inn.
    .step-1 = Hvis du ikke mente å avbryte, kan du begynne innloggingen på nytt.

foreign-answer-invalid = Vi kunne ikke godta svaret fra landet ditt
    .happened = Du kom tilbake fra landet du valgte, men svaret derfra besto ikke kontrollen vår. Derfor brukte vi det ikke.
    .side = Mest sannsynlig i forbindelsen mellom det landet og oss. Du har ikke gjort noe galt.
    .sent = Ingenting om deg er sendt videre til tjenesten. Svaret er slettet.
    .step-1 = Begynn innloggingen på nytt.
    .step-2 = Hvis denne siden vises igjen, kan du be om hjelp og oppgi referansekoden.

representation-not-accepted = Denne tjenesten tillater ikke innlogging på vegne av andre
    .happened = Landet du valgte, opplyser at du representerer en annen person eller en virksomhet. Tjenesten slipper bare inn personer som logger inn på egne vegne.
    .side = Ingen har gjort noe galt. Tjenesten har bestemt hvem den slipper inn.
    .sent = Ingenting er sendt videre til tjenesten, verken om deg eller om den du representerer.
    .step-1 = Begynn på nytt og logg inn på egne vegne.
    .step-2 = Hvis du må representere en annen, kan du spørre tjenesten om hvordan det gjøres.

foreign-unavailable = Landet du valgte, svarer ikke
    .happened = Vi får ikke kontakt med innloggingen i det landet akkurat nå.
    .side = Hos det landet, ikke her og ikke hos deg.
    .step-1 = Prøv igjen om noen minutter.
    .step-2 = Hvis du har en elektronisk ID fra et annet land, kan du velge det landet.

country-not-choosable = Dette landet kan ikke brukes til denne innloggingen
    .happened = Innloggingen ville ikke lykkes der, i alle fall ikke akkurat nå. Derfor sendte vi deg ikke dit.
    .side = I forskjellen mellom det innloggingen i landet tilbyr, og det tjenesten trenger. Du har ikke gjort noe galt.
    .step-1 = Hvis du har en elektronisk ID fra et annet land, kan du velge det landet.
    .step-2 = Ellers kan du gå tilbake og spørre tjenesten om andre måter å logge inn eller søke på.

level-not-reached = Innloggingen var ikke sikker nok for denne tjenesten
    .happened = Du logget inn, men tjenesten krever en sikrere måte å logge inn på, for eksempel et ID-kort med brikke.
    .side = I måten du logget inn på. Du har ikke gjort noe galt.
    .step-1 = Begynn på nytt og velg en sikrere måte å logge inn på, hvis du har en.
    .step-2 = Ellers kan du spørre tjenesten om andre måter å logge inn eller søke på.

data-missing = Det mangler en opplysning som tjenesten trenger
    .happened = Du logget inn, men din elektroniske ID inneholder ikke alle opplysningene tjenesten trenger.
    .side = I det din elektroniske ID inneholder. Du har ikke gjort noe galt.
    .step-1 = Spør den som har utstedt din elektroniske ID, om opplysningen kan legges til.
    .step-2 = Spør tjenesten om andre måter å logge inn eller søke på.

foreign-login = Denne elektroniske ID-en er fra et annet land
    .happened = Du logget inn med en elektronisk ID fra et annet land. Herfra kan du bare bruke elektroniske ID-er fra dette landet.
    .side = Ingen har gjort noe galt. Hvert land bekrefter bare sine egne elektroniske ID-er.
    .step-1 = Gå tilbake til tjenesten, begynn på nytt og velg landet som har utstedt din elektroniske ID.

own-fault = Noe gikk galt hos oss
    .happened = Innloggingen kunne ikke fortsette på grunn av et problem hos oss. Vi har registrert det.
    .step-1 = Begynn innloggingen på nytt.
    .step-2 = Hvis denne siden vises igjen, kan du prøve igjen senere eller be om hjelp og oppgi referansekoden.

hub-unavailable = Den nasjonale innloggingen svarer ikke
    .happened = Vi får akkurat nå ikke kontakt med den nasjonale innloggingen som vi trenger for dette steget.
    .side = Hos den nasjonale innloggingen. Du har ikke gjort noe galt.
    .step-1 = Prøv igjen om noen minutter. Begynn hos tjenesten.

too-busy = For mange logger inn samtidig
    .happened = Vi kan ikke ta imot flere innlogginger akkurat nå, slik at de som er i gang, kan fullføres.
    .step-1 = Vent et minutt, og begynn så innloggingen på nytt.

page-not-found = Det finnes ingen side på denne adressen
    .happened = Adressen er skrevet feil, eller den hører til en innlogging som er over. Du kan ikke starte en innlogging fra et bokmerke.
    .side = I adressen som ble åpnet.
    .step-1 = Gå til tjenesten du vil bruke, og begynn innloggingen der.

logout-not-understood = Vi kunne ikke lese forespørselen om å logge ut
    .happened = Siden som sendte deg hit, ba om utlogging på en måte vi ikke kan ta imot. Du er ikke logget inn her: Hver innlogging gjelder én gang, og ingenting lagres her etterpå.
    .side = Hos nettstedet som sendte deg hit. Du har ikke gjort noe galt.
    .step-1 = For å logge ut av en tjeneste kan du bruke knappen der eller lukke nettleseren.
    .step-2 = Hvis denne siden vises igjen, bør du si fra til tjenesten og oppgi referansekoden.
