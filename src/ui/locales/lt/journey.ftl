### Lithuanian, draft of 2026-11-22, not yet read by a native speaker.

log-in-there-title = Prisijunkite: { $country }
log-in-there = Prisijungiama oficialiuose tos šalies puslapiuose. Čia nematoma nieko, ką ten įvedate, pavyzdžiui, slaptažodžio.
go-back-title = Grįžtama: { $name }
go-back-done = Prisijungimas užbaigtas. Rezultatas dabar siunčiamas paslaugai.
go-back-not-sent = Apie jus nieko nesiunčiama.
press-if-stuck = Jei kitas puslapis neatsidaro savaime, paspauskite mygtuką.
follow-if-stuck = Jei kitas puslapis neatsidaro savaime, paspauskite nuorodą.
continue-to = Tęsti: { $name }
continue = Tęsti
onward-title = Akimirką
onward = Kitas puslapis atsidarys savaime.

logout-title = Atsijungti čia nereikia
logout = Kiekvienas prisijungimas per šią svetainę galioja vieną kartą, tik jo paprašiusiai paslaugai. Po to čia nieko nelieka, todėl nėra nuo ko atsijungti.
logout-question = Kita svetainė nukreipė jus čia atsijungti. Ar to norėjote?
logout-confirm = Taip, atsijungti
logout-elsewhere = Jei norite atsijungti nuo paslaugos ar savo šalies prisijungimo sistemos, paspauskite ten esantį mygtuką arba uždarykite naršyklę.
