### Latvian, draft of 2026-11-22, not yet read by a native speaker.

log-in-there-title = Pieslēdzieties: { $country }
log-in-there = Pieslēgšanās notiek šīs valsts oficiālajās lapās. Tur ievadīto, piemēram, paroli, šeit neredz.
go-back-title = Atpakaļ: { $name }
go-back-done = Pieslēgšanās ir pabeigta. Rezultāts tagad tiek nosūtīts pakalpojumam.
go-back-not-sent = Par jums nekas netiek nosūtīts.
press-if-stuck = Ja nākamā lapa neatveras pati, nospiediet pogu.
follow-if-stuck = Ja nākamā lapa neatveras pati, izmantojiet saiti.
continue-to = Turpināt: { $name }
continue = Turpināt
onward-title = Vienu mirkli
onward = Nākamā lapa atvērsies pati.

logout-title = Šeit nav jāatslēdzas
logout = Katra pieslēgšanās caur šo vietni ir derīga vienu reizi pakalpojumam, kas to prasīja. Pēc tam šeit nekas netiek glabāts, tāpēc šeit nav ko pabeigt.
logout-question = Kāda vietne novirzīja jūs šurp, lai jūs atslēgtos. Vai jūs to vēlējāties?
logout-confirm = Jā, atslēgties
logout-elsewhere = Lai atslēgtos no pakalpojuma vai savas valsts pieslēgšanās sistēmas, izmantojiet pogu tur vai aizveriet pārlūkprogrammu.
