### Norwegian Bokmål, draft of 2026-11-22, not yet read by a native speaker.

log-in-there-title = Logg inn: { $country }
log-in-there = Du logger inn på de offisielle sidene til det landet. Det du skriver der, for eksempel et passord, kan ikke ses her.
go-back-title = Tilbake: { $name }
go-back-done = Innloggingen er fullført. Resultatet sendes nå tilbake til tjenesten.
go-back-not-sent = Ingenting om deg blir sendt.
press-if-stuck = Hvis neste side ikke åpnes av seg selv, kan du trykke på knappen.
follow-if-stuck = Hvis neste side ikke åpnes av seg selv, kan du følge lenken.
continue-to = Fortsett: { $name }
continue = Fortsett
onward-title = Et øyeblikk
onward = Dette går videre av seg selv.

logout-title = Du er ikke logget inn her
logout = Hver innlogging gjennom dette nettstedet gjelder én gang, for tjenesten som ba om den. Ingenting lagres her etterpå, så det er ikke noe å avslutte her.
logout-question = Et nettsted sendte deg hit for å logge deg ut. Vil du det?
logout-confirm = Ja, logg meg ut
logout-elsewhere = For å logge ut av en tjeneste eller av innloggingen i landet ditt kan du bruke knappen der eller lukke nettleseren.
