### Norwegian Nynorsk, draft of 2026-11-22, not yet read by a native speaker.

side-label = Kvar problemet ligg
sent-label = Kva som er sendt om deg
steps-label = Kva du kan gjere
ask-label = Kven du kan spørje
ask-help = Oppgi denne referansekoden dersom du ber om hjelp. Han seier ingenting om deg.
reference-label = Referansekode
code-label = Type problem
again = Begynn på nytt
other-country = Vel eit anna land
sent-nothing = Ingenting om deg er sendt til nokon.
sent-not-passed-on = Ingenting om deg er sendt vidare til tenesta.
side-nobody = Ingen har gjort noko gale.
side-ours = Hos oss. Du har ikkje gjort noko gale.

request-not-understood = Vi kunne ikkje lese innloggingsførespurnaden
    .happened = Sida som sende deg hit, bad om innlogging på ein måte vi ikkje kan ta imot. Innlogginga vart ikkje starta.
    .side = Hos tenesta eller landet som sende deg hit. Du har ikkje gjort noko gale.
    .step-1 = Gå tilbake til tenesta og begynn innlogginga på nytt.
    .step-2 = Dersom denne sida dukkar opp igjen, bør du seie frå til tenesta og oppgi referansekoden.

unknown-sender = Vi veit ikkje kven som sende deg hit
    .happened = Innloggingsførespurnaden kom frå ein nettstad som ikkje er registrert hos oss. Difor svara vi ikkje på han.
    .side = Hos nettstaden som sende deg hit.
    .step-1 = Opne tenesta frå den offisielle adressa, ikkje frå ei lenkje i ei melding.
    .step-2 = Dersom du alt har gjort det, bør du seie frå til tenesta og oppgi referansekoden.

already-used = Dette steget er alt gjort
    .happened = Kvart steg i ei innlogging verkar éin gong. Dette steget er brukt før: med tilbakeknappen, ved at du trykte to gonger, eller i ei anna fane.
    .side = Ingen har gjort noko gale. Regelen vernar deg mot at nokon tek opp att innlogginga di.
    .sent = Ingenting vart sendt ein gong til.
    .step-1 = Dersom tenesta er open i ei anna fane, kan du halde fram der.
    .step-2 = Elles kan du begynne innlogginga på nytt.

finished = Denne innlogginga er fullført
    .happened = Du har alt fullført denne innlogginga. Det er ikkje meir å gjere her.
    .sent = Det tenesta trong, vart sendt éin gong, då innlogginga vart fullført. Ingenting vart sendt no.
    .step-1 = Dersom tenesta er open i ei anna fane, kan du halde fram der.
    .step-2 = Dersom du vil logge inn igjen, kan du gå til tenesta og begynne der.

expired = Denne innlogginga tok for lang tid
    .happened = Av omsyn til tryggleiken din må ei innlogging fullførast innan ei viss tid, og den tida er ute.
    .side = Ingen har gjort noko gale. Du kan begynne på nytt.
    .sent = Ingenting er sendt.
    .step-1 = Begynn innlogginga på nytt.

other-browser = Denne innlogginga vart starta i ein annan nettlesar
    .happened = Ei innlogging må fullførast i nettlesaren der ho vart starta. Ho vart ikkje starta i denne nettlesaren, eller nettlesaren lagrar ikkje informasjonskapslar.
    .side = I nettlesaren. Dersom du følgde ei lenkje som nokon har sendt deg, bør du lukke denne sida: Det er kanskje ikkje di innlogging.
    .step-1 = Gå til tenesta i denne nettlesaren og begynn innlogginga på nytt.
    .step-2 = Dersom denne sida dukkar opp igjen, kan du tillate informasjonskapslar for denne nettstaden eller prøve ein annan nettlesar.
    .step-3 = Dersom ein app opna ein annan nettlesar undervegs, kan du begynne i den nettlesaren.

cancelled = Du avbraut innlogginga
    .happened = Du avbraut her eller undervegs. Det er heilt greitt: Du er ikkje logga inn.
    .step-1 = Dersom du ikkje meinte å avbryte, kan du begynne innlogginga på nytt.

foreign-answer-invalid = Vi kunne ikkje godta svaret frå landet ditt
    .happened = Du kom tilbake frå landet du valde, men svaret derifrå gjekk ikkje gjennom kontrollen vår. Difor brukte vi det ikkje.
    .side = Mest truleg i sambandet mellom det landet og oss. Du har ikkje gjort noko gale.
    .sent = Ingenting om deg er sendt vidare til tenesta. Svaret er sletta.
    .step-1 = Begynn innlogginga på nytt.
    .step-2 = Dersom denne sida dukkar opp igjen, kan du be om hjelp og oppgi referansekoden.

representation-not-accepted = Denne tenesta tillèt ikkje innlogging på vegner av andre
    .happened = Landet du valde, opplyser at du representerer ein annan person eller ei verksemd. Tenesta slepp berre inn personar som loggar inn på eigne vegner.
    .side = Ingen har gjort noko gale. Tenesta har bestemt kven ho slepp inn.
    .sent = Ingenting er sendt vidare til tenesta, verken om deg eller om den du representerer.
    .step-1 = Begynn på nytt og logg inn på eigne vegner.
    .step-2 = Dersom du må representere ein annan, kan du spørje tenesta om korleis det kan gjerast.

foreign-unavailable = Landet du valde, svarer ikkje
    .happened = Vi får ikkje kontakt med innlogginga i det landet akkurat no.
    .side = Hos det landet, ikkje her og ikkje hos deg.
    .step-1 = Prøv igjen om nokre minutt.
    .step-2 = Dersom du har ein elektronisk ID frå eit anna land, kan du velje det landet.

country-not-choosable = Dette landet kan ikkje brukast til denne innlogginga
    .happened = Innlogginga ville ikkje lykkast der, i alle fall ikkje akkurat no. Difor sende vi deg ikkje dit.
    .side = I skilnaden mellom det innlogginga i landet tilbyr, og det tenesta treng. Du har ikkje gjort noko gale.
    .step-1 = Dersom du har ein elektronisk ID frå eit anna land, kan du velje det landet.
    .step-2 = Elles kan du gå tilbake og spørje tenesta om andre måtar å logge inn eller søkje på.

level-not-reached = Innlogginga var ikkje sikker nok for denne tenesta
    .happened = Du logga inn, men tenesta krev ein sikrare måte å logge inn på, til dømes eit ID-kort med brikke.
    .side = I måten du logga inn på. Du har ikkje gjort noko gale.
    .step-1 = Begynn på nytt og vel ein sikrare måte å logge inn på, dersom du har ein.
    .step-2 = Elles kan du spørje tenesta om andre måtar å logge inn eller søkje på.

data-missing = Det manglar ei opplysning som tenesta treng
    .happened = Du logga inn, men den elektroniske ID-en din inneheld ikkje alle opplysningane tenesta treng.
    .side = I det den elektroniske ID-en din inneheld. Du har ikkje gjort noko gale.
    .step-1 = Spør den som har utferda den elektroniske ID-en din, om opplysninga kan leggjast til.
    .step-2 = Spør tenesta om andre måtar å logge inn eller søkje på.

foreign-login = Denne elektroniske ID-en er frå eit anna land
    .happened = Du logga inn med ein elektronisk ID frå eit anna land. Herifrå kan du berre bruke elektroniske ID-ar frå dette landet.
    .side = Ingen har gjort noko gale. Kvart land stadfestar berre sine eigne elektroniske ID-ar.
    .step-1 = Gå tilbake til tenesta, begynn på nytt og vel landet som har utferda den elektroniske ID-en din.

own-fault = Noko gjekk gale hos oss
    .happened = Innlogginga kunne ikkje halde fram på grunn av eit problem hos oss. Vi har registrert det.
    .step-1 = Begynn innlogginga på nytt.
    .step-2 = Dersom denne sida dukkar opp igjen, kan du prøve igjen seinare eller be om hjelp og oppgi referansekoden.

hub-unavailable = Den nasjonale innlogginga svarer ikkje
    .happened = Vi får akkurat no ikkje kontakt med den nasjonale innlogginga som vi treng for dette steget.
    .side = Hos den nasjonale innlogginga. Du har ikkje gjort noko gale.
    .step-1 = Prøv igjen om nokre minutt. Begynn hos tenesta.

too-busy = For mange loggar inn samtidig
    .happened = Vi kan ikkje ta imot fleire innloggingar akkurat no, slik at dei som er i gang, kan fullførast.
    .step-1 = Vent eit minutt, og begynn så innlogginga på nytt.

page-not-found = Det finst inga side på denne adressa
    .happened = Adressa er skriven feil, eller ho høyrer til ei innlogging som er over. Du kan ikkje starte ei innlogging frå eit bokmerke.
    .side = I adressa som vart opna.
    .step-1 = Gå til tenesta du vil bruke, og begynn innlogginga der.

logout-not-understood = Vi kunne ikkje lese førespurnaden om å logge ut
    .happened = Sida som sende deg hit, bad om utlogging på ein måte vi ikkje kan ta imot. Du er ikkje logga inn her: Kvar innlogging gjeld éin gong, og ingenting blir lagra her etterpå.
    .side = Hos nettstaden som sende deg hit. Du har ikkje gjort noko gale.
    .step-1 = For å logge ut av ei teneste kan du bruke knappen der eller lukke nettlesaren.
    .step-2 = Dersom denne sida dukkar opp igjen, bør du seie frå til tenesta og oppgi referansekoden.
