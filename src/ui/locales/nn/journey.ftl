### Norwegian Nynorsk, draft of 2026-11-22, not yet read by a native speaker.

log-in-there-title = Logg inn: { $country }
log-in-there = Du loggar inn på dei offisielle sidene til det landet. Det du skriv der, til dømes eit passord, kan ikkje sjåast her.
go-back-title = Tilbake: { $name }
go-back-done = Innlogginga er fullført. Resultatet blir no sendt tilbake til tenesta.
go-back-not-sent = Ingenting om deg blir sendt.
press-if-stuck = Dersom neste side ikkje opnar seg av seg sjølv, kan du trykkje på knappen.
follow-if-stuck = Dersom neste side ikkje opnar seg av seg sjølv, kan du følgje lenkja.
continue-to = Hald fram: { $name }
continue = Hald fram
onward-title = Vent litt
onward = Dette går vidare av seg sjølv.

logout-title = Du er ikkje logga inn her
logout = Kvar innlogging gjennom denne nettstaden gjeld éin gong, for tenesta som bad om henne. Ingenting blir lagra her etterpå, så det er ikkje noko å avslutte her.
logout-question = Ein nettstad sende deg hit for å logge deg ut. Vil du det?
logout-confirm = Ja, logg meg ut
logout-elsewhere = For å logge ut av ei teneste eller av innlogginga i landet ditt kan du bruke knappen der eller lukke nettlesaren.
