### Romanian, draft of 2026-11-22, not yet read by a native speaker.

side-label = Unde este problema
sent-label = Ce s-a trimis despre dumneavoastră
steps-label = Ce puteți face
ask-label = Pe cine puteți întreba
ask-help = Dacă cereți ajutor, comunicați acest cod de referință. El nu spune nimic despre dumneavoastră.
reference-label = Cod de referință
code-label = Tipul problemei
again = Începeți din nou
other-country = Alegeți altă țară
sent-nothing = Nu s-a trimis nimănui nicio informație despre dumneavoastră.
sent-not-passed-on = Nu s-a transmis serviciului nicio informație despre dumneavoastră.
side-nobody = Nimeni nu a greșit.
side-ours = În sistemele noastre. Nu ați greșit cu nimic.

request-not-understood = Nu am putut citi cererea de autentificare
    .happened = Pagina care v-a trimis aici a cerut autentificarea într-un mod pe care nu îl putem accepta. Autentificarea nu a început.
    .side = La serviciul sau țara care v-a trimis aici. Nu ați greșit cu nimic.
    .step-1 = Reveniți pe site-ul serviciului și începeți din nou autentificarea.
    .step-2 = Dacă această pagină apare din nou, anunțați serviciul și comunicați codul de referință.

unknown-sender = Nu știm cine v-a trimis aici
    .happened = Cererea de autentificare a venit de la un site care nu este înregistrat la noi, așa că nu i-am răspuns.
    .side = La site-ul care v-a trimis aici.
    .step-1 = Deschideți serviciul prin adresa lui oficială, nu printr-un link dintr-un mesaj.
    .step-2 = Dacă ați procedat deja așa, anunțați serviciul și comunicați codul de referință.

already-used = Acest pas este deja făcut
    .happened = Fiecare pas al unei autentificări funcționează o singură dată. Acesta a fost deja folosit: prin butonul de întoarcere, printr-o a doua apăsare sau în altă filă.
    .side = Nimeni nu a greșit. Regula vă protejează, pentru ca nimeni să nu vă poată repeta autentificarea.
    .sent = Nu s-a trimis nimic a doua oară.
    .step-1 = Dacă serviciul este deschis în altă filă, continuați acolo.
    .step-2 = Dacă nu, începeți din nou autentificarea.

finished = Această autentificare s-a încheiat
    .happened = Ați încheiat deja această autentificare. Nu mai este nimic de făcut aici.
    .sent = Datele de care avea nevoie serviciul s-au trimis o singură dată, la încheierea autentificării. Acum nu s-a trimis nimic.
    .step-1 = Dacă serviciul este deschis în altă filă, continuați acolo.
    .step-2 = Pentru a vă autentifica încă o dată, mergeți pe site-ul serviciului și începeți acolo.

expired = Această autentificare a durat prea mult
    .happened = Pentru siguranța dumneavoastră, autentificarea trebuie încheiată într-un timp limitat, iar acest timp a trecut.
    .side = Nimeni nu a greșit. Puteți începe din nou.
    .sent = Nu s-a trimis nimic.
    .step-1 = Începeți din nou autentificarea.

other-browser = Această autentificare a început în alt browser
    .happened = Autentificarea trebuie încheiată în browserul în care a început. Ea nu a început în acest browser sau acest browser nu păstrează cookie-uri.
    .side = În browser. Dacă ați urmat un link trimis de altcineva, închideți această pagină: este posibil ca autentificarea să nu fie a dumneavoastră.
    .step-1 = Mergeți pe site-ul serviciului în acest browser și începeți din nou autentificarea.
    .step-2 = Dacă această pagină apare din nou, permiteți cookie-urile pentru acest site sau încercați alt browser.
    .step-3 = Dacă pe parcurs o aplicație a deschis alt browser, începeți în acel browser.

cancelled = Ați anulat autentificarea
    .happened = Ați anulat aici sau la un pas anterior. Nu este nicio problemă: autentificarea nu a avut loc.
    .step-1 = Dacă nu ați vrut să anulați, începeți din nou autentificarea.

foreign-answer-invalid = Nu am putut accepta răspunsul țării dumneavoastră
    .happened = Ați revenit de pe paginile țării pe care ați ales-o, dar răspunsul ei nu a trecut de verificările noastre, așa că nu l-am folosit.
    .side = Cel mai probabil în legătura dintre acea țară și noi. Nu ați greșit cu nimic.
    .sent = Nu s-a transmis serviciului nicio informație despre dumneavoastră. Răspunsul a fost șters.
    .step-1 = Începeți din nou autentificarea.
    .step-2 = Dacă această pagină apare din nou, cereți ajutor și comunicați codul de referință.

representation-not-accepted = Acest serviciu nu acceptă autentificarea în numele altcuiva
    .happened = Țara pe care ați ales-o ne-a comunicat că acționați pentru altă persoană sau pentru o firmă. Serviciul acceptă numai persoane care acționează în nume propriu.
    .side = Nimeni nu a greșit. Serviciul a hotărât cui îi dă acces.
    .sent = Nu s-a transmis serviciului nicio informație despre dumneavoastră sau despre persoana ori firma pentru care acționați.
    .step-1 = Începeți din nou și autentificați-vă în nume propriu.
    .step-2 = Dacă trebuie să acționați pentru altcineva, întrebați serviciul cum se poate face acest lucru.

foreign-unavailable = Țara pe care ați ales-o nu răspunde
    .happened = Momentan nu se poate ajunge la sistemul de autentificare al acelei țări.
    .side = În țara respectivă, nu aici și nu la dumneavoastră.
    .step-1 = Încercați din nou peste câteva minute.
    .step-2 = Dacă aveți o identitate electronică a altei țări, alegeți acea țară.

country-not-choosable = Această țară nu poate fi folosită pentru această autentificare
    .happened = Autentificarea nu ar reuși acolo, cel puțin nu acum, așa că nu v-am trimis acolo.
    .side = Între ceea ce oferă autentificarea acelei țări și ceea ce îi trebuie serviciului. Nu ați greșit cu nimic.
    .step-1 = Dacă aveți o identitate electronică a altei țări, alegeți acea țară.
    .step-2 = Dacă nu, mergeți înapoi și cereți serviciului o altă modalitate de autentificare sau de depunere a cererii.

level-not-reached = Autentificarea nu a fost destul de sigură pentru acest serviciu
    .happened = Autentificarea a reușit, dar serviciul are nevoie de un tip de autentificare mai sigur, de exemplu cu o carte de identitate cu cip.
    .side = În tipul de autentificare folosit. Nu ați greșit cu nimic.
    .step-1 = Începeți din nou și alegeți o modalitate mai sigură de autentificare, dacă aveți una.
    .step-2 = Dacă nu, cereți serviciului o altă modalitate de autentificare sau de depunere a cererii.

data-missing = Lipsește o informație de care serviciul are nevoie
    .happened = Autentificarea a reușit, dar identitatea dumneavoastră electronică nu conține toate datele de care serviciul are nevoie.
    .side = În conținutul identității dumneavoastră electronice. Nu ați greșit cu nimic.
    .step-1 = Întrebați-i pe cei care v-au emis identitatea electronică dacă informația poate fi adăugată.
    .step-2 = Cereți serviciului o altă modalitate de autentificare sau de depunere a cererii.

foreign-login = Această identitate electronică este din altă țară
    .happened = V-ați autentificat cu identitatea electronică a altei țări. De aici se pot folosi numai identitățile electronice ale acestei țări.
    .side = Nimeni nu a greșit. Fiecare țară confirmă numai propriile identități electronice.
    .step-1 = Reveniți pe site-ul serviciului, începeți din nou și alegeți țara care v-a emis identitatea electronică.

own-fault = Ceva nu a funcționat în sistemele noastre
    .happened = Autentificarea nu a putut continua din cauza unei defecțiuni la noi. Am înregistrat-o.
    .step-1 = Începeți din nou autentificarea.
    .step-2 = Dacă această pagină apare din nou, încercați mai târziu sau cereți ajutor și comunicați codul de referință.

hub-unavailable = Sistemul național de autentificare nu răspunde
    .happened = Momentan nu se poate ajunge la sistemul național de autentificare, de care avem nevoie pentru acest pas.
    .side = La sistemul național de autentificare. Nu ați greșit cu nimic.
    .step-1 = Încercați din nou peste câteva minute, pornind de pe site-ul serviciului.

too-busy = Se autentifică prea multe persoane
    .happened = Momentan nu putem primi încă o autentificare, pentru ca acelea în curs să poată fi încheiate.
    .step-1 = Așteptați un minut, apoi începeți din nou autentificarea.

page-not-found = Nu există nicio pagină la această adresă
    .happened = Adresa nu este scrisă corect sau ține de o autentificare deja încheiată. O autentificare nu poate fi începută dintr-un marcaj.
    .side = În adresa deschisă.
    .step-1 = Mergeți pe site-ul serviciului pe care doriți să îl folosiți și începeți acolo autentificarea.

logout-not-understood = Nu am putut citi cererea de deconectare
    .happened = Pagina care v-a trimis aici a cerut deconectarea într-un mod pe care nu îl putem accepta. Nu aveți nicio sesiune deschisă aici: fiecare autentificare este valabilă o singură dată, iar după aceea nu se păstrează nimic.
    .side = La site-ul care v-a trimis aici. Nu ați greșit cu nimic.
    .step-1 = Pentru a vă deconecta de la un serviciu, folosiți butonul de acolo sau închideți browserul.
    .step-2 = Dacă această pagină apare din nou, anunțați serviciul și comunicați codul de referință.
