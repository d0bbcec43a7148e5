### Slovenian, draft of 2026-11-22, not yet read by a native speaker.

log-in-there-title = Prijava: { $country }
log-in-there = Prijava poteka na uradnih straneh te države. Ničesar, kar tam vpišete, na primer gesla, tukaj ne vidimo.
go-back-title = Vračanje: { $name }
go-back-done = Vaša prijava je dokončana. Rezultat se zdaj pošilja storitvi.
go-back-not-sent = O vas se ne pošlje nič.
press-if-stuck = Če se naslednja stran ne odpre sama, pritisnite gumb.
follow-if-stuck = Če se naslednja stran ne odpre sama, sledite povezavi.
continue-to = Nadaljuj: { $name }
continue = Nadaljuj
onward-title = Samo trenutek
onward = Postopek se nadaljuje sam.

logout-title = Tukaj niste prijavljeni
logout = Vsaka prijava prek tega spletnega mesta velja enkrat, za storitev, ki je zanjo zaprosila. Potem se tukaj ne hrani ničesar, zato tukaj ni česa končati.
logout-question = Spletno mesto vas je poslalo sem zaradi odjave. Ste to želeli?
logout-confirm = Da, odjavi me
logout-elsewhere = Če se želite odjaviti iz storitve ali iz prijavnega sistema svoje države, uporabite gumb tam ali zaprite brskalnik.
