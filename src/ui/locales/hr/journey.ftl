### Croatian, draft of 2026-11-22, not yet read by a native speaker.

log-in-there-title = Prijava: { $country }
log-in-there = Prijava se odvija na službenim stranicama te države. Ništa što tamo upišete, na primjer lozinku, ovdje ne vidimo.
go-back-title = Povratak: { $name }
go-back-done = Prijava je dovršena. Rezultat se sada šalje usluzi.
go-back-not-sent = Ne šalje se ništa o vama.
press-if-stuck = Ako se sljedeća stranica ne otvori sama, pritisnite gumb.
follow-if-stuck = Ako se sljedeća stranica ne otvori sama, slijedite poveznicu.
continue-to = Nastavi: { $name }
continue = Nastavi
onward-title = Samo trenutak
onward = Postupak se nastavlja sam.

logout-title = Ovdje niste prijavljeni
logout = Svaka prijava preko ove internetske stranice vrijedi jednom, za uslugu koja ju je zatražila. Nakon toga se ovdje ništa ne čuva, pa se ovdje nema što prekinuti.
logout-question = Internetska stranica uputila vas je ovamo radi odjave. Jeste li to željeli?
logout-confirm = Da, odjavi me
logout-elsewhere = Ako se želite odjaviti iz usluge ili iz sustava za prijavu svoje države, upotrijebite gumb tamo ili zatvorite preglednik.
