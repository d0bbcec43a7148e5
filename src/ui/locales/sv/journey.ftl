### Swedish, draft of 2026-11-22, not yet read by a native speaker.

log-in-there-title = Logga in: { $country }
log-in-there = Du loggar in på det landets officiella sidor. Det du skriver där, till exempel ett lösenord, syns inte här.
go-back-title = Tillbaka: { $name }
go-back-done = Din inloggning är klar. Resultatet skickas nu tillbaka till e-tjänsten.
go-back-not-sent = Inga uppgifter om dig skickas.
press-if-stuck = Om nästa sida inte öppnas av sig själv, tryck på knappen.
follow-if-stuck = Om nästa sida inte öppnas av sig själv, följ länken.
continue-to = Fortsätt: { $name }
continue = Fortsätt
onward-title = Ett ögonblick
onward = Det här går vidare av sig självt.

logout-title = Du är inte inloggad här
logout = Varje inloggning genom den här webbplatsen gäller en gång, för den e-tjänst som bad om den. Inget sparas här efteråt, så det finns inget att avsluta här.
logout-question = En webbplats skickade dig hit för att logga ut dig. Vill du det?
logout-confirm = Ja, logga ut mig
logout-elsewhere = För att logga ut från en e-tjänst eller från ditt lands inloggning, använd knappen där eller stäng webbläsaren.
