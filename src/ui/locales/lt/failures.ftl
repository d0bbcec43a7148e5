### Lithuanian, draft of 2026-11-22, not yet read by a native speaker.

side-label = Kur yra problema
sent-label = Kas apie jus išsiųsta
steps-label = Ką galite padaryti
ask-label = Į ką kreiptis
ask-help = Jei kreipsitės pagalbos, nurodykite šį atvejo kodą. Jis nieko apie jus nepasako.
reference-label = Atvejo kodas
code-label = Problemos rūšis
again = Pradėti iš naujo
other-country = Pasirinkti kitą šalį
sent-nothing = Niekam apie jus nieko neišsiųsta.
sent-not-passed-on = Paslaugai apie jus nieko neperduota.
side-nobody = Niekas nesuklydo.
side-ours = Mūsų sistemoje. Jūs nesuklydote.

request-not-understood = Nepavyko perskaityti prisijungimo užklausos
    .happened = Puslapis, kuris jus čia nukreipė, paprašė prisijungimo tokiu būdu, kurio negalime priimti. Prisijungimas nepradėtas.
    .side = Paslaugoje ar šalyje, kuri jus čia nukreipė. Jūs nesuklydote.
    .step-1 = Grįžkite prie paslaugos ir pradėkite jungtis iš naujo.
    .step-2 = Jei vėl pamatysite šį puslapį, praneškite paslaugai ir nurodykite atvejo kodą.

unknown-sender = Nežinome, kas jus čia nukreipė
    .happened = Prisijungimo užklausa gauta iš svetainės, kuri neregistruota mūsų sistemoje, todėl į ją neatsakėme.
    .side = Svetainėje, kuri jus čia nukreipė.
    .step-1 = Atidarykite paslaugą jos oficialiu adresu, o ne per nuorodą, gautą žinutėje.
    .step-2 = Jei taip ir padarėte, praneškite paslaugai ir nurodykite atvejo kodą.

already-used = Šis žingsnis jau atliktas
    .happened = Kiekvienas prisijungimo žingsnis veikia vieną kartą. Šis jau panaudotas: mygtuku „Atgal“, antru paspaudimu arba kitoje naršyklės kortelėje.
    .side = Niekas nesuklydo. Ši taisyklė apsaugo, kad kas nors nepakartotų jūsų prisijungimo.
    .sent = Antrą kartą nieko neišsiųsta.
    .step-1 = Jei paslauga atverta kitoje naršyklės kortelėje, tęskite ten.
    .step-2 = Kitu atveju pradėkite jungtis iš naujo.

finished = Šis prisijungimas baigtas
    .happened = Šį prisijungimą jau užbaigėte. Čia daugiau nieko daryti nereikia.
    .sent = Tai, ko reikėjo paslaugai, išsiųsta vieną kartą, kai prisijungimas buvo užbaigtas. Dabar nieko neišsiųsta.
    .step-1 = Jei paslauga atverta kitoje naršyklės kortelėje, tęskite ten.
    .step-2 = Jei norite prisijungti dar kartą, eikite į paslaugą ir pradėkite ten.

expired = Prisijungimas užtruko per ilgai
    .happened = Jūsų saugumui prisijungimą reikia užbaigti per ribotą laiką, o tas laikas baigėsi.
    .side = Niekas nesuklydo. Galite pradėti iš naujo.
    .sent = Nieko neišsiųsta.
    .step-1 = Pradėkite jungtis iš naujo.

other-browser = Prisijungimas pradėtas kitoje naršyklėje
    .happened = Prisijungimą reikia užbaigti toje naršyklėje, kurioje jis pradėtas. Jis pradėtas ne šioje naršyklėje arba ji nesaugo slapukų.
    .side = Naršyklėje. Jei paspaudėte nuorodą, kurią jums kažkas atsiuntė, uždarykite šį puslapį: tai gali būti ne jūsų prisijungimas.
    .step-1 = Šioje naršyklėje eikite į paslaugą ir pradėkite jungtis iš naujo.
    .step-2 = Jei vėl pamatysite šį puslapį, leiskite šiai svetainei naudoti slapukus arba pabandykite kita naršykle.
    .step-3 = Jei programėlė pakeliui atvėrė kitą naršyklę, pradėkite toje naršyklėje.

cancelled = Nutraukėte prisijungimą
    .happened = Nutraukėte čia arba pakeliui. Nieko tokio: prisijungimas neįvyko.
    .step-1 = Jei nutraukti nenorėjote, pradėkite jungtis iš naujo.

foreign-answer-invalid = Negalėjome priimti jūsų šalies atsakymo
    .happened = Grįžote iš pasirinktos šalies puslapių, bet jos atsakymas nepraėjo mūsų patikros, todėl jo nenaudojome.
    .side = Greičiausiai ryšyje tarp tos šalies ir mūsų. Jūs nesuklydote.
    .sent = Paslaugai apie jus nieko neperduota. Atsakymas ištrintas.
    .step-1 = Pradėkite jungtis iš naujo.
    .step-2 = Jei vėl pamatysite šį puslapį, kreipkitės pagalbos ir nurodykite atvejo kodą.

representation-not-accepted = Prie šios paslaugos negalima jungtis kito asmens vardu
    .happened = Pasirinkta šalis pranešė, kad veikiate kito asmens ar įmonės vardu. Paslauga priima tik tuos, kurie veikia savo vardu.
    .side = Niekas nesuklydo. Paslauga pati nusprendė, ką įleidžia.
    .sent = Paslaugai nieko neperduota nei apie jus, nei apie tą, kurio vardu veikiate.
    .step-1 = Pradėkite iš naujo ir prisijunkite savo vardu.
    .step-2 = Jei turite veikti kito vardu, paklauskite paslaugos, kaip tai padaryti.

foreign-unavailable = Pasirinkta šalis neatsako
    .happened = Su tos šalies prisijungimo sistema šiuo metu nepavyksta susisiekti.
    .side = Toje šalyje, ne čia ir ne pas jus.
    .step-1 = Pabandykite dar kartą po kelių minučių.
    .step-2 = Jei turite kitos šalies elektroninės atpažinties priemonę, pasirinkite tą šalį.

country-not-choosable = Ši šalis šiam prisijungimui netinka
    .happened = Prisijungti ten nepavyktų arba nepavyktų dabar, todėl jūsų ten nenukreipėme.
    .side = Tos šalies prisijungimas nesuteikia to, ko reikia paslaugai. Jūs nesuklydote.
    .step-1 = Jei turite kitos šalies elektroninės atpažinties priemonę, pasirinkite tą šalį.
    .step-2 = Kitu atveju grįžkite ir paklauskite paslaugos, kaip galima prisijungti ar pateikti prašymą kitu būdu.

level-not-reached = Prisijungimas šiai paslaugai nepakankamai saugus
    .happened = Prisijungėte, bet paslaugai reikia saugesnio prisijungimo būdo, pavyzdžiui, asmens tapatybės kortelės su lustu.
    .side = Naudotame prisijungimo būde. Jūs nesuklydote.
    .step-1 = Pradėkite iš naujo ir pasirinkite saugesnį prisijungimo būdą, jei jį turite.
    .step-2 = Kitu atveju paklauskite paslaugos, kaip galima prisijungti ar pateikti prašymą kitu būdu.

data-missing = Trūksta duomenų, kurių reikia paslaugai
    .happened = Prisijungėte, bet jūsų elektroninės atpažinties priemonėje nėra visų duomenų, kurių reikia paslaugai.
    .side = Jūsų elektroninės atpažinties priemonės duomenyse. Jūs nesuklydote.
    .step-1 = Paklauskite atpažinties priemonės išdavėjo, ar trūkstamus duomenis galima pridėti.
    .step-2 = Paklauskite paslaugos, kaip galima prisijungti ar pateikti prašymą kitu būdu.

foreign-login = Ši atpažinties priemonė išduota kitoje šalyje
    .happened = Prisijungėte kitos šalies elektroninės atpažinties priemone. Iš čia galima perduoti tik šios šalies atpažinties priemonių duomenis.
    .side = Niekas nesuklydo. Kiekviena šalis perduoda tik savo atpažinties priemonių duomenis.
    .step-1 = Grįžkite prie paslaugos, pradėkite iš naujo ir pasirinkite šalį, kuri išdavė jūsų elektroninės atpažinties priemonę.

own-fault = Sutriko mūsų sistema
    .happened = Prisijungimas negalėjo tęstis dėl mūsų sistemos sutrikimo. Jį užfiksavome.
    .step-1 = Pradėkite jungtis iš naujo.
    .step-2 = Jei vėl pamatysite šį puslapį, bandykite vėliau arba kreipkitės pagalbos ir nurodykite atvejo kodą.

hub-unavailable = Nacionalinė prisijungimo sistema neatsako
    .happened = Su nacionaline prisijungimo sistema, kurios reikia šiam žingsniui, šiuo metu nepavyksta susisiekti.
    .side = Nacionalinėje prisijungimo sistemoje. Jūs nesuklydote.
    .step-1 = Pabandykite dar kartą po kelių minučių; pradėkite nuo paslaugos.

too-busy = Vienu metu jungiasi per daug žmonių
    .happened = Šiuo metu negalime priimti dar vieno prisijungimo, kad būtų galima užbaigti jau pradėtus.
    .step-1 = Palaukite minutę ir pradėkite jungtis iš naujo.

page-not-found = Šiuo adresu puslapio nėra
    .happened = Adresas parašytas netiksliai arba priklauso jau pasibaigusiam prisijungimui. Pradėti jungtis iš naršyklės žymelės negalima.
    .side = Atvertame adrese.
    .step-1 = Eikite į paslaugą, kuria norite naudotis, ir pradėkite jungtis ten.

logout-not-understood = Nepavyko perskaityti atsijungimo užklausos
    .happened = Puslapis, kuris jus čia nukreipė, paprašė atsijungimo tokiu būdu, kurio negalime priimti. Čia jokio prisijungimo nėra: kiekvienas prisijungimas galioja vieną kartą, po to čia nieko nelieka.
    .side = Svetainėje, kuri jus čia nukreipė. Jūs nesuklydote.
    .step-1 = Jei norite atsijungti nuo paslaugos, paspauskite ten esantį mygtuką arba uždarykite naršyklę.
    .step-2 = Jei vėl pamatysite šį puslapį, praneškite paslaugai ir nurodykite atvejo kodą.
