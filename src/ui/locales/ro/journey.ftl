### Romanian, draft of 2026-11-22, not yet read by a native speaker.

log-in-there-title = Autentificare: { $country }
log-in-there = Autentificarea are loc pe paginile oficiale ale țării respective. Nimic din ce scrieți acolo, de exemplu o parolă, nu se vede aici.
go-back-title = Întoarcere: { $name }
go-back-done = Autentificarea dumneavoastră este încheiată. Rezultatul este trimis acum serviciului.
go-back-not-sent = Nu se trimite nicio informație despre dumneavoastră.
press-if-stuck = Dacă pagina următoare nu se deschide singură, apăsați butonul.
follow-if-stuck = Dacă pagina următoare nu se deschide singură, urmați linkul.
continue-to = Continuați: { $name }
continue = Continuați
onward-title = Un moment
onward = Procesul continuă de la sine.

logout-title = Nu aveți nicio sesiune deschisă aici
logout = Fiecare autentificare prin acest site este valabilă o singură dată, pentru serviciul care a cerut-o. După aceea nu se păstrează nimic aici, deci nu există nicio sesiune de închis.
logout-question = Un site v-a trimis aici pentru deconectare. Asta ați dorit?
logout-confirm = Da, doresc deconectarea
logout-elsewhere = Pentru a vă deconecta de la un serviciu sau de la sistemul de autentificare al țării dumneavoastră, folosiți butonul de acolo sau închideți browserul.
