### Croatian, draft of 2026-11-22, not yet read by a native speaker.

side-label = Gdje je problem
sent-label = Što je poslano o vama
steps-label = Što možete učiniti
ask-label = Koga pitati
ask-help = Ako zatražite pomoć, navedite ovu referentnu oznaku. Ona ne govori ništa o vama.
reference-label = Referentna oznaka
code-label = Vrsta problema
again = Počni ponovno
other-country = Odaberi drugu državu
sent-nothing = Nikome nije poslano ništa o vama.
sent-not-passed-on = Usluzi nije proslijeđeno ništa o vama.
side-nobody = Nitko nije pogriješio.
side-ours = Na našoj strani. Niste učinili ništa pogrešno.

request-not-understood = Nismo mogli pročitati zahtjev za prijavu
    .happened = Stranica s koje dolazite zatražila je prijavu na način koji ne možemo prihvatiti. Prijava nije počela.
    .side = Na strani usluge ili države s čije stranice dolazite. Niste učinili ništa pogrešno.
    .step-1 = Vratite se na uslugu i ponovno započnite prijavu.
    .step-2 = Ako se ova stranica opet pojavi, javite to usluzi i navedite referentnu oznaku.

unknown-sender = Ne znamo tko vas je uputio ovamo
    .happened = Zahtjev za prijavu došao je s internetske stranice koja nije registrirana kod nas, pa na njega nismo odgovorili.
    .side = Na strani internetske stranice s koje dolazite.
    .step-1 = Otvorite uslugu preko njezine službene adrese, a ne preko poveznice u poruci.
    .step-2 = Ako ste to već učinili, javite to usluzi i navedite referentnu oznaku.

already-used = Ovaj je korak već dovršen
    .happened = Svaki korak prijave vrijedi jednom. Ovaj je već iskorišten: gumbom za povratak, ponovnim pritiskom ili u drugoj kartici preglednika.
    .side = Nitko nije pogriješio. To vas pravilo štiti od toga da netko ponovi vašu prijavu.
    .sent = Ništa nije poslano drugi put.
    .step-1 = Ako je usluga otvorena u drugoj kartici preglednika, nastavite tamo.
    .step-2 = Ako nije, ponovno započnite prijavu.

finished = Ova je prijava završena
    .happened = Ovu ste prijavu već dovršili. Ovdje više ne treba ništa učiniti.
    .sent = Ono što je usluga trebala poslano je jednom, kad je prijava dovršena. Sada nije poslano ništa.
    .step-1 = Ako je usluga otvorena u drugoj kartici preglednika, nastavite tamo.
    .step-2 = Ako se želite prijaviti još jednom, otvorite uslugu i počnite tamo.

expired = Prijava je trajala predugo
    .happened = Radi vaše sigurnosti prijavu treba dovršiti u ograničenom vremenu, a to je vrijeme isteklo.
    .side = Nitko nije pogriješio. Možete početi ponovno.
    .sent = Ništa nije poslano.
    .step-1 = Ponovno započnite prijavu.

other-browser = Prijava je počela u drugom pregledniku
    .happened = Prijavu treba dovršiti u pregledniku u kojem je počela. U ovom pregledniku nije počela ili on ne čuva kolačiće.
    .side = U pregledniku. Ako vam je netko poslao poveznicu na ovu stranicu, zatvorite je: prijava možda nije vaša.
    .step-1 = Otvorite uslugu u ovom pregledniku i ponovno započnite prijavu.
    .step-2 = Ako se ova stranica opet pojavi, dopustite kolačiće za ovu internetsku stranicu ili pokušajte s drugim preglednikom.
    .step-3 = Ako je neka aplikacija usput otvorila drugi preglednik, počnite u njemu.

cancelled = Odustali ste od prijave
    .happened = Odustali ste ovdje ili usput. To je u redu: niste prijavljeni.
    .step-1 = Ako niste htjeli odustati, ponovno započnite prijavu.

foreign-answer-invalid = Nismo mogli prihvatiti odgovor vaše države
    .happened = Vratili ste se sa stranica države koju ste odabrali, ali njezin odgovor nije prošao naše provjere, pa ga nismo upotrijebili.
    .side = Najvjerojatnije u vezi između te države i nas. Niste učinili ništa pogrešno.
    .sent = Usluzi nije proslijeđeno ništa o vama. Odgovor smo izbrisali.
    .step-1 = Ponovno započnite prijavu.
    .step-2 = Ako se ova stranica opet pojavi, zatražite pomoć i navedite referentnu oznaku.

representation-not-accepted = Ova usluga ne prihvaća prijavu u tuđe ime
    .happened = Država koju ste odabrali javila nam je da djelujete u ime druge osobe ili tvrtke. Usluga prihvaća samo ljude koji djeluju u svoje ime.
    .side = Nitko nije pogriješio. Usluga odlučuje kome dopušta pristup.
    .sent = Usluzi nije proslijeđeno ništa o vama ni o onome u čije ime djelujete.
    .step-1 = Počnite ponovno i prijavite se u svoje ime.
    .step-2 = Ako morate djelovati u tuđe ime, pitajte uslugu kako se to može učiniti.

foreign-unavailable = Država koju ste odabrali ne odgovara
    .happened = Prijava te države trenutačno nije dostupna.
    .side = Na strani te države, ne ovdje i ne kod vas.
    .step-1 = Pokušajte ponovno za nekoliko minuta.
    .step-2 = Ako imate elektronički identitet druge države, odaberite tu državu.

country-not-choosable = Ova država nije dostupna za ovu prijavu
    .happened = Prijava tamo ne bi uspjela, ili barem ne sada, pa vas nismo onamo preusmjerili.
    .side = U onome što prijava te države nudi i što usluga treba. Niste učinili ništa pogrešno.
    .step-1 = Ako imate elektronički identitet druge države, odaberite tu državu.
    .step-2 = Ako nemate, vratite se i pitajte uslugu kako se drukčije možete prijaviti ili podnijeti zahtjev.

level-not-reached = Prijava nije bila dovoljno sigurna za ovu uslugu
    .happened = Prijavili ste se, ali usluga treba sigurniju vrstu prijave, na primjer osobnu iskaznicu s čipom.
    .side = U vrsti prijave koja je upotrijebljena. Niste učinili ništa pogrešno.
    .step-1 = Počnite ponovno i odaberite sigurniji način prijave, ako ga imate.
    .step-2 = Ako nemate, pitajte uslugu kako se drukčije možete prijaviti ili podnijeti zahtjev.

data-missing = Nedostaje podatak koji usluga treba
    .happened = Prijavili ste se, ali vaš elektronički identitet ne sadržava sve podatke koje usluga treba.
    .side = U onome što vaš elektronički identitet sadržava. Niste učinili ništa pogrešno.
    .step-1 = Pitajte izdavatelja svojeg elektroničkog identiteta može li se podatak dodati.
    .step-2 = Pitajte uslugu kako se drukčije možete prijaviti ili podnijeti zahtjev.

foreign-login = Ovaj elektronički identitet dolazi iz druge države
    .happened = Prijavili ste se elektroničkim identitetom druge države. Odavde se mogu proslijediti samo identiteti ove države.
    .side = Nitko nije pogriješio. Svaka država prosljeđuje samo vlastite identitete.
    .step-1 = Vratite se na uslugu, počnite ponovno i odaberite državu koja je izdala vaš elektronički identitet.

own-fault = Nešto na našoj strani nije uspjelo
    .happened = Prijava se nije mogla nastaviti zbog kvara kod nas. Zabilježili smo ga.
    .step-1 = Ponovno započnite prijavu.
    .step-2 = Ako se ova stranica opet pojavi, pokušajte poslije ili zatražite pomoć i navedite referentnu oznaku.

hub-unavailable = Nacionalna prijava ne odgovara
    .happened = Nacionalna prijava koja nam treba za ovaj korak trenutačno nije dostupna.
    .side = Na strani nacionalne prijave. Niste učinili ništa pogrešno.
    .step-1 = Pokušajte ponovno za nekoliko minuta i počnite od usluge.

too-busy = Prijavljuje se previše ljudi
    .happened = Trenutačno ne možemo primiti još jednu prijavu, kako bi se mogle dovršiti one koje su u tijeku.
    .step-1 = Pričekajte minutu i ponovno započnite prijavu.

page-not-found = Na ovoj adresi nema stranice
    .happened = Adresa je pogrešno upisana ili pripada prijavi koja je završila. Prijava se ne može započeti iz knjižne oznake.
    .side = U adresi koja je otvorena.
    .step-1 = Otvorite uslugu koju želite koristiti i započnite prijavu tamo.

logout-not-understood = Nismo mogli pročitati zahtjev za odjavu
    .happened = Stranica s koje dolazite zatražila je odjavu na način koji ne možemo prihvatiti. Ovdje niste prijavljeni: svaka prijava vrijedi jednom i nakon nje se ovdje ništa ne čuva.
    .side = Na strani internetske stranice s koje dolazite. Niste učinili ništa pogrešno.
    .step-1 = Ako se želite odjaviti iz usluge, upotrijebite gumb u njoj ili zatvorite preglednik.
    .step-2 = Ako se ova stranica opet pojavi, javite to usluzi i navedite referentnu oznaku.
