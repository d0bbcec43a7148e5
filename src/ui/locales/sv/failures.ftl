### Swedish, draft of 2026-11-22, not yet read by a native speaker.

side-label = Var problemet finns
sent-label = Vad som skickades om dig
steps-label = Vad du kan göra
ask-label = Vem du kan fråga
ask-help = Ange den här referenskoden om du ber om hjälp. Den säger inget om dig.
reference-label = Referenskod
code-label = Typ av problem
again = Börja om
other-country = Välj ett annat land
sent-nothing = Inga uppgifter om dig har skickats till någon.
sent-not-passed-on = Inga uppgifter om dig har skickats vidare till e-tjänsten.
side-nobody = Ingen har gjort något fel.
side-ours = Hos oss. Du har inte gjort något fel.

request-not-understood = Vi kunde inte läsa begäran om inloggning
    .happened = Sidan som skickade dig hit bad om en inloggning på ett sätt som vi inte kan ta emot. Inloggningen har inte börjat.
    .side = Hos den e-tjänst eller det land som skickade dig hit. Du har inte gjort något fel.
    .step-1 = Gå tillbaka till e-tjänsten och börja om med inloggningen.
    .step-2 = Om den här sidan visas igen, berätta det för e-tjänsten och ange referenskoden.

unknown-sender = Vi vet inte vem som skickade dig hit
    .happened = Begäran om inloggning kom från en webbplats som inte är registrerad hos oss. Därför har vi inte svarat på den.
    .side = Hos den webbplats som skickade dig hit.
    .step-1 = Öppna e-tjänsten från dess officiella adress, inte från en länk i ett meddelande.
    .step-2 = Om du redan har gjort det, berätta det för e-tjänsten och ange referenskoden.

already-used = Det här steget är redan gjort
    .happened = Varje steg i en inloggning fungerar en gång. Det här steget har redan använts: med bakåtknappen, genom att du tryckte två gånger eller i en annan flik.
    .side = Ingen har gjort något fel. Regeln skyddar dig mot att någon upprepar din inloggning.
    .sent = Inget har skickats en andra gång.
    .step-1 = Om e-tjänsten är öppen i en annan flik kan du fortsätta där.
    .step-2 = Annars kan du börja om med inloggningen.

finished = Den här inloggningen är klar
    .happened = Du har redan gjort klart den här inloggningen. Det finns inget mer att göra här.
    .sent = Det som e-tjänsten behövde skickades en gång, när inloggningen blev klar. Inget har skickats nu.
    .step-1 = Om e-tjänsten är öppen i en annan flik kan du fortsätta där.
    .step-2 = Om du vill logga in en gång till, gå till e-tjänsten och börja där.

expired = Den här inloggningen tog för lång tid
    .happened = För din säkerhet måste en inloggning bli klar inom en viss tid, och den tiden är slut.
    .side = Ingen har gjort något fel. Du kan börja om.
    .sent = Inget har skickats.
    .step-1 = Börja om med inloggningen.

other-browser = Den här inloggningen började i en annan webbläsare
    .happened = En inloggning måste bli klar i samma webbläsare som den började i. Den började inte i den här webbläsaren, eller så sparar webbläsaren inte kakor.
    .side = I webbläsaren. Om du följde en länk som någon har skickat till dig, stäng den här sidan: det är kanske inte din inloggning.
    .step-1 = Gå till e-tjänsten i den här webbläsaren och börja om med inloggningen.
    .step-2 = Om den här sidan visas igen, tillåt kakor för den här webbplatsen eller prova en annan webbläsare.
    .step-3 = Om en app öppnade en annan webbläsare på vägen, börja i den webbläsaren.

cancelled = Du avbröt inloggningen
    .happened = Du avbröt här eller på vägen. Det är helt i sin ordning: du är inte inloggad.
    .step-1 = Om du inte menade att avbryta kan du börja om med inloggningen.

foreign-answer-invalid = Vi kunde inte ta emot svaret från ditt land
    .happened = Du kom tillbaka från landet som du valde, men landets svar klarade inte våra kontroller. Därför använde vi det inte.
    .side = Troligen i förbindelsen mellan det landet och oss. Du har inte gjort något fel.
    .sent = Inga uppgifter om dig har skickats vidare till e-tjänsten. Svaret har raderats.
    .step-1 = Börja om med inloggningen.
    .step-2 = Om den här sidan visas igen, be om hjälp och ange referenskoden.

representation-not-accepted = E-tjänsten tillåter inte inloggning för någon annans räkning
    .happened = Landet som du valde har meddelat att du företräder en annan person eller ett företag. E-tjänsten släpper bara in personer som företräder sig själva.
    .side = Ingen har gjort något fel. E-tjänsten har bestämt vem som släpps in.
    .sent = Inget har skickats vidare till e-tjänsten, varken om dig eller om den du företräder.
    .step-1 = Börja om och logga in som dig själv.
    .step-2 = Om du måste företräda någon annan, fråga e-tjänsten hur du kan göra det.

foreign-unavailable = Landet som du valde svarar inte
    .happened = Det går inte att nå landets inloggning just nu.
    .side = Hos det landet, inte här och inte hos dig.
    .step-1 = Försök igen om några minuter.
    .step-2 = Om du har en e-legitimation från ett annat land, välj det landet.

country-not-choosable = Det här landet kan inte användas för inloggningen
    .happened = Inloggningen skulle inte lyckas där, i alla fall inte just nu. Därför skickade vi dig inte dit.
    .side = I skillnaden mellan vad landets inloggning erbjuder och vad e-tjänsten behöver. Du har inte gjort något fel.
    .step-1 = Om du har en e-legitimation från ett annat land, välj det landet.
    .step-2 = Gå annars tillbaka och fråga e-tjänsten hur du kan logga in eller ansöka på annat sätt.

level-not-reached = Inloggningen var inte tillräckligt säker för e-tjänsten
    .happened = Du loggade in, men e-tjänsten kräver ett säkrare sätt att logga in, till exempel ett id-kort med chip.
    .side = I sättet du loggade in på. Du har inte gjort något fel.
    .step-1 = Börja om och välj ett säkrare sätt att logga in, om du har ett.
    .step-2 = Fråga annars e-tjänsten hur du kan logga in eller ansöka på annat sätt.

data-missing = En uppgift som e-tjänsten behöver saknas
    .happened = Du loggade in, men din e-legitimation innehåller inte alla uppgifter som e-tjänsten behöver.
    .side = I vad din e-legitimation innehåller. Du har inte gjort något fel.
    .step-1 = Fråga den som har utfärdat din e-legitimation om uppgiften kan läggas till.
    .step-2 = Fråga e-tjänsten hur du kan logga in eller ansöka på annat sätt.

foreign-login = Den här e-legitimationen är från ett annat land
    .happened = Du loggade in med en e-legitimation från ett annat land. Härifrån går det bara att använda e-legitimationer från det här landet.
    .side = Ingen har gjort något fel. Varje land bekräftar bara sina egna e-legitimationer.
    .step-1 = Gå tillbaka till e-tjänsten, börja om och välj det land som har utfärdat din e-legitimation.

own-fault = Något gick fel hos oss
    .happened = Inloggningen kunde inte fortsätta på grund av ett problem hos oss. Vi har registrerat det.
    .step-1 = Börja om med inloggningen.
    .step-2 = Om den här sidan visas igen, försök igen senare eller be om hjälp och ange referenskoden.

hub-unavailable = Den nationella inloggningen svarar inte
    .happened = Det går just nu inte att nå den nationella inloggningen som vi behöver för det här steget.
    .side = Hos den nationella inloggningen. Du har inte gjort något fel.
    .step-1 = Försök igen om några minuter och börja i e-tjänsten.

too-busy = Det är för många som loggar in
    .happened = Vi kan inte ta emot fler inloggningar just nu, så att de som pågår kan bli klara.
    .step-1 = Vänta en minut och börja sedan om med inloggningen.

page-not-found = Det finns ingen sida på den här adressen
    .happened = Adressen är felskriven, eller så hör den till en inloggning som är över. Det går inte att börja en inloggning från ett bokmärke.
    .side = I adressen som öppnades.
    .step-1 = Gå till den e-tjänst som du vill använda och börja inloggningen där.

logout-not-understood = Vi kunde inte läsa begäran om utloggning
    .happened = Sidan som skickade dig hit bad om en utloggning på ett sätt som vi inte kan ta emot. Du är inte inloggad här: varje inloggning gäller en gång, och inget sparas här efteråt.
    .side = Hos den webbplats som skickade dig hit. Du har inte gjort något fel.
    .step-1 = För att logga ut från en e-tjänst, använd knappen där eller stäng webbläsaren.
    .step-2 = Om den här sidan visas igen, berätta det för e-tjänsten och ange referenskoden.
