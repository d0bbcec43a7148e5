### Romanian, draft of 2026-11-22, not yet read by a native speaker.

help-title = Ajutor pentru autentificare
help-lead = Acest site leagă serviciile publice de identitățile electronice ale altor țări europene.
help-what-title = Ce se întâmplă aici?
help-what = Un serviciu vă cere să dovediți cine sunteți. Alegeți țara care v-a emis identitatea electronică și vă autentificați acolo. Acea țară confirmă serviciului cine sunteți.
help-who-title = Cine îmi vede parola?
help-who = Numai țara care v-a emis identitatea electronică. Noi nu o vedem niciodată, și nici serviciul.
help-which-title = Ce țară aleg?
help-which = Țara care a emis cardul, aplicația sau contul cu care vă autentificați. Poate fi alta decât țara în care trăiți sau al cărei pașaport îl aveți.
help-grey-title = De ce nu pot fi alese unele țări?
help-grey = Este posibil ca o țară să nu fie încă integrată, ca sistemul ei să nu funcționeze sau ca ea să nu ofere ceea ce îi trebuie serviciului. Motivul este indicat lângă numele ei.
help-data-title = Ce află serviciul despre mine?
help-data = Numele și prenumele, data nașterii și un identificator unic. În rest, numai ceea ce cere și sunteți de acord să trimiteți. Când vi se pune întrebarea înainte de trimitere, vedeți mai întâi toate datele.
help-time-title = Cât timp am la dispoziție?
help-time = { PLURAL($minutes) ->
    [one] Autentificarea trebuie încheiată în { $minutes } minut. După aceea puteți începe din nou.
    [few] Autentificarea trebuie încheiată în { $minutes } minute. După aceea puteți începe din nou.
   *[other] Autentificarea trebuie încheiată în { $minutes } de minute. După aceea puteți începe din nou.
}
help-problem-title = Nu funcționează. Ce pot face?
help-problem = Reveniți pe site-ul serviciului și începeți din nou autentificarea. Dacă nu reușiți nici așa, cereți ajutor și comunicați codul de referință de opt caractere de pe pagina cu problema.
help-contact-title = Pe cine pot întreba?
help-contact-none = Întrebați serviciul pe care doriți să îl folosiți.

accessibility-title = Declarație de accesibilitate
accessibility-lead = Aceste pagini sunt făcute astfel încât să le poată folosi toată lumea: cu tastatura, cu un cititor de ecran, pe un ecran mic, cu text mare și fără JavaScript.
accessibility-standard-title = Cât de accesibile sunt aceste pagini?
accessibility-standard = Sunt create și testate pentru a respecta WCAG 2.2, nivelul AA, pe care standardul EN 301 549 îl cere în parte.
accessibility-checked = Fiecare pagină este verificată prin teste automate în toate limbile. Astfel de teste găsesc numai o parte dintre probleme.
accessibility-limits-title = Ce nu este accesibil?
accessibility-limits = Nu avem cunoștință de niciun obstacol pe aceste pagini. Paginile de autentificare ale altor țări și paginile serviciilor nu sunt ale noastre; ele au propriile declarații.
accessibility-report-title = Ați întâlnit un obstacol?
accessibility-report = Spuneți-ne ce ați vrut să faceți și ce nu a funcționat. Vă răspundem cât mai curând posibil.
accessibility-enforce-title = Dacă răspunsul nostru nu vă ajută
accessibility-enforce = Vă puteți adresa organismului care supraveghează accesibilitatea în această țară.
accessibility-date = Ultima modificare a acestei declarații: { $date }.

cookies-title = Cookie-uri și confidențialitate
cookies-lead = În browserul dumneavoastră se păstrează numai ceea ce este necesar pentru autentificare. Activitatea dumneavoastră nu este urmărită, nu se fac statistici despre dumneavoastră și nu este implicat niciun alt site.
cookies-table = Ce se păstrează în browserul dumneavoastră
cookies-name = Nume
cookies-purpose = La ce servește
cookies-duration = Cât timp se păstrează
cookies-login = Asigură încheierea autentificării în browserul în care a început
cookies-login-duration = { PLURAL($minutes) ->
    [one] { $minutes } minut sau până la încheierea autentificării
    [few] { $minutes } minute sau până la încheierea autentificării
   *[other] { $minutes } de minute sau până la încheierea autentificării
}
cookies-country = Ține minte țara pe care ați ales-o, numai dacă ați cerut acest lucru
cookies-country-duration = Un an sau până când apăsați „Uitați această alegere”
cookies-data-title = Ce se întâmplă cu datele mele?
cookies-data = Ele trec de la țara care v-a emis identitatea electronică la serviciul care le-a cerut. Aici sunt păstrate numai până la încheierea autentificării.
cookies-contact = Pentru întrebări despre datele dumneavoastră, folosiți datele de contact de mai jos.
