### Dutch, draft of 2026-11-22, not yet read by a native speaker.

log-in-there-title = Inloggen: { $country }
log-in-there = U logt in op de officiële pagina’s van dat land. Wat u daar typt, zoals een wachtwoord, is hier niet te zien.
go-back-title = Terug: { $name }
go-back-done = U bent klaar met inloggen. Het resultaat gaat nu terug naar de dienst.
go-back-not-sent = Er worden geen gegevens over u verstuurd.
press-if-stuck = Gaat de volgende pagina niet vanzelf open? Druk dan op de knop.
follow-if-stuck = Gaat de volgende pagina niet vanzelf open? Volg dan de link.
continue-to = Verder: { $name }
continue = Verder
onward-title = Een ogenblik
onward = Dit gaat vanzelf verder.

logout-title = U bent hier niet ingelogd
logout = Inloggen via deze website geldt voor één keer, voor de dienst die erom vroeg. Daarna wordt hier niets bewaard. U hoeft hier dus niet uit te loggen.
logout-question = Een website stuurde u hierheen om uit te loggen. Wilt u dat?
logout-confirm = Ja, log mij uit
logout-elsewhere = Wilt u uitloggen bij een dienst of bij de login van uw land? Gebruik dan de knop daar of sluit de browser.
