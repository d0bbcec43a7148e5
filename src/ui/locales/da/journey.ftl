### Danish, draft of 2026-11-22, not yet read by a native speaker.

log-in-there-title = Log på: { $country }
log-in-there = Login foregår på landets officielle sider. Det, du skriver dér, for eksempel en adgangskode, kan ikke ses her.
go-back-title = Tilbage: { $name }
go-back-done = Du har logget på. Resultatet sendes nu tilbage til tjenesten.
go-back-not-sent = Der sendes ikke noget om dig.
press-if-stuck = Hvis den næste side ikke åbner af sig selv, så tryk på knappen.
follow-if-stuck = Hvis den næste side ikke åbner af sig selv, så følg linket.
continue-to = Fortsæt: { $name }
continue = Fortsæt
onward-title = Et øjeblik
onward = Siden går videre af sig selv.

logout-title = Du er ikke logget på her
logout = Hvert login via dette websted gælder én gang, til den tjeneste, der bad om det. Intet bliver gemt her bagefter, så der er ikke noget at afslutte her.
logout-question = Et websted sendte dig hertil for at logge dig af. Vil du det?
logout-confirm = Ja, log mig af
logout-elsewhere = Hvis du vil logge af hos en tjeneste eller i dit lands login, så brug knappen dér, eller luk browseren.
