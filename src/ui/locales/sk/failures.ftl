### Slovak, draft of 2026-11-22, not yet read by a native speaker.

side-label = Kde je problém
sent-label = Čo sa o vás odoslalo
steps-label = Čo môžete urobiť
ask-label = Koho sa opýtať
ask-help = Ak požiadate o pomoc, uveďte tento referenčný kód. Nič o vás neprezrádza.
reference-label = Referenčný kód
code-label = Druh problému
again = Začať znova
other-country = Vybrať inú krajinu
sent-nothing = Nikomu sme o vás nič neodoslali.
sent-not-passed-on = Službe sme o vás nič neodovzdali.
side-nobody = Nikto neurobil chybu.
side-ours = Na našej strane. Nie je to vaša chyba.

request-not-understood = Žiadosť o prihlásenie sa nám nepodarilo prečítať
    .happened = Stránka, z ktorej prichádzate, požiadala o prihlásenie spôsobom, ktorý nemôžeme prijať. Prihlásenie sa nezačalo.
    .side = Na strane služby alebo krajiny, z ktorej prichádzate. Nie je to vaša chyba.
    .step-1 = Vráťte sa k službe a začnite prihlásenie znova.
    .step-2 = Ak sa táto stránka objaví znova, oznámte to službe a uveďte referenčný kód.

unknown-sender = Nevieme, kto vás sem poslal
    .happened = Žiadosť o prihlásenie prišla z webovej stránky, ktorá u nás nie je registrovaná, preto sme na ňu neodpovedali.
    .side = Na strane webovej stránky, z ktorej prichádzate.
    .step-1 = Otvorte službu cez jej oficiálnu adresu, nie cez odkaz v správe.
    .step-2 = Ak ste to už urobili, oznámte to službe a uveďte referenčný kód.

already-used = Tento krok je už hotový
    .happened = Každý krok prihlásenia sa dá použiť iba raz. Tento sa už použil: tlačidlom Späť, druhým stlačením alebo na inej karte prehliadača.
    .side = Nikto neurobil chybu. Toto pravidlo vás chráni pred tým, aby vaše prihlásenie zopakoval niekto iný.
    .sent = Druhýkrát sme nič neodoslali.
    .step-1 = Ak máte službu otvorenú na inej karte prehliadača, pokračujte tam.
    .step-2 = Ak nie, začnite prihlásenie znova.

finished = Toto prihlásenie sa už skončilo
    .happened = Toto prihlásenie ste už dokončili. Tu už nie je čo robiť.
    .sent = To, čo služba potrebovala, sme odoslali raz, pri dokončení prihlásenia. Teraz sme nič neodoslali.
    .step-1 = Ak máte službu otvorenú na inej karte prehliadača, pokračujte tam.
    .step-2 = Ak sa chcete prihlásiť ešte raz, prejdite k službe a začnite tam.

expired = Prihlásenie trvalo príliš dlho
    .happened = Pre vašu bezpečnosť treba prihlásenie dokončiť v obmedzenom čase a ten už uplynul.
    .side = Nikto neurobil chybu. Môžete začať znova.
    .sent = Nič sme neodoslali.
    .step-1 = Začnite prihlásenie znova.

other-browser = Prihlásenie sa začalo v inom prehliadači
    .happened = Prihlásenie treba dokončiť v prehliadači, v ktorom sa začalo. V tomto prehliadači sa nezačalo alebo prehliadač neukladá súbory cookie.
    .side = V prehliadači. Ak vám odkaz na túto stránku niekto poslal, stránku zatvorte: prihlásenie nemusí byť vaše.
    .step-1 = Otvorte službu v tomto prehliadači a začnite prihlásenie znova.
    .step-2 = Ak sa táto stránka objaví znova, povoľte pre túto webovú stránku súbory cookie alebo skúste iný prehliadač.
    .step-3 = Ak počas prihlasovania nejaká aplikácia otvorila iný prehliadač, začnite v ňom.

cancelled = Prihlásenie ste zrušili
    .happened = Prihlásenie ste zrušili tu alebo cestou. To je v poriadku, prihlásenie sa neuskutočnilo.
    .step-1 = Ak ste prihlásenie zrušiť nechceli, začnite ho znova.

foreign-answer-invalid = Odpoveď vašej krajiny sme nemohli prijať
    .happened = Vrátili ste sa zo stránok vybranej krajiny, ale jej odpoveď neprešla našimi kontrolami, preto sme ju nepoužili.
    .side = Najpravdepodobnejšie v spojení medzi touto krajinou a nami. Nie je to vaša chyba.
    .sent = Službe sme o vás nič neodovzdali. Odpoveď sme vymazali.
    .step-1 = Začnite prihlásenie znova.
    .step-2 = Ak sa táto stránka objaví znova, požiadajte o pomoc a uveďte referenčný kód.

representation-not-accepted = Služba neprijíma prihlásenie za niekoho iného
    .happened = Vybraná krajina nám oznámila, že konáte za inú osobu alebo za firmu. Služba prijíma iba ľudí, ktorí konajú sami za seba.
    .side = Nikto neurobil chybu. Služba sama rozhoduje, komu umožní prístup.
    .sent = Službe sme neodovzdali nič o vás ani o tom, za koho konáte.
    .step-1 = Začnite znova a prihláste sa iba za seba.
    .step-2 = Ak musíte konať za niekoho iného, opýtajte sa služby, ako sa to dá urobiť.

foreign-unavailable = Vybraná krajina neodpovedá
    .happened = Prihlásenie tejto krajiny je momentálne nedostupné.
    .side = Na strane tej krajiny, nie tu a nie u vás.
    .step-1 = Skúste to znova o niekoľko minút.
    .step-2 = Ak máte elektronickú identitu inej krajiny, vyberte si tú.

country-not-choosable = Táto krajina sa na prihlásenie nedá použiť
    .happened = Prihlásenie by sa tam nepodarilo vôbec alebo nie v tejto chvíli. Preto sme vás tam nepresmerovali.
    .side = V tom, čo ponúka prihlásenie tejto krajiny a čo služba potrebuje. Nie je to vaša chyba.
    .step-1 = Ak máte elektronickú identitu inej krajiny, vyberte si tú.
    .step-2 = Ak nie, vráťte sa a opýtajte sa služby, ako inak sa môžete prihlásiť alebo podať žiadosť.

level-not-reached = Prihlásenie nebolo pre túto službu dosť bezpečné
    .happened = Prihlásili ste sa, ale služba potrebuje bezpečnejší spôsob, napríklad občiansky preukaz s čipom.
    .side = V spôsobe prihlásenia. Nie je to vaša chyba.
    .step-1 = Začnite znova a vyberte si bezpečnejší spôsob prihlásenia, ak ho máte.
    .step-2 = Ak nie, opýtajte sa služby, ako inak sa môžete prihlásiť alebo podať žiadosť.

data-missing = Chýba údaj, ktorý služba potrebuje
    .happened = Prihlásili ste sa, ale vaša elektronická identita neobsahuje všetky údaje, ktoré služba potrebuje.
    .side = V tom, čo vaša elektronická identita obsahuje. Nie je to vaša chyba.
    .step-1 = Opýtajte sa vydavateľa svojej elektronickej identity, či sa údaj dá doplniť.
    .step-2 = Opýtajte sa služby, ako inak sa môžete prihlásiť alebo podať žiadosť.

foreign-login = Táto elektronická identita je z inej krajiny
    .happened = Prihlásili ste sa elektronickou identitou inej krajiny. Odtiaľto sa dajú odovzdávať iba identity tejto krajiny.
    .side = Nikto neurobil chybu. Každá krajina odovzdáva iba svoje vlastné identity.
    .step-1 = Vráťte sa k službe, začnite znova a vyberte krajinu, ktorá vydala vašu elektronickú identitu.

own-fault = Na našej strane sa niečo nepodarilo
    .happened = Prihlásenie nemohlo pokračovať pre poruchu u nás. Máme o nej záznam.
    .step-1 = Začnite prihlásenie znova.
    .step-2 = Ak sa táto stránka objaví znova, skúste to neskôr alebo požiadajte o pomoc a uveďte referenčný kód.

hub-unavailable = Národné prihlásenie neodpovedá
    .happened = Národné prihlásenie, ktoré na tento krok potrebujeme, je momentálne nedostupné.
    .side = Na strane národného prihlásenia. Nie je to vaša chyba.
    .step-1 = Skúste to znova o niekoľko minút a začnite pri službe.

too-busy = Prihlasuje sa príliš veľa ľudí
    .happened = V tejto chvíli nemôžeme prijať ďalšie prihlásenie, aby sa mohli dokončiť tie, ktoré už prebiehajú.
    .step-1 = Počkajte minútu a začnite prihlásenie znova.

page-not-found = Na tejto adrese nie je žiadna stránka
    .happened = V adrese je preklep alebo patrí k prihláseniu, ktoré sa už skončilo. Prihlásenie sa nedá začať zo záložky v prehliadači.
    .side = V adrese, ktorá sa otvorila.
    .step-1 = Prejdite k službe, ktorú chcete použiť, a začnite prihlásenie tam.

logout-not-understood = Žiadosť o odhlásenie sa nám nepodarilo prečítať
    .happened = Stránka, z ktorej prichádzate, požiadala o odhlásenie spôsobom, ktorý nemôžeme prijať. Nemáte tu žiadne aktívne prihlásenie: každé platí raz a potom tu nič neuchovávame.
    .side = Na strane webovej stránky, z ktorej prichádzate. Nie je to vaša chyba.
    .step-1 = Ak sa chcete odhlásiť zo služby, použite tlačidlo priamo v nej alebo zatvorte prehliadač.
    .step-2 = Ak sa táto stránka objaví znova, oznámte to službe a uveďte referenčný kód.
