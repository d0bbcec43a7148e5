### Slovak, draft of 2026-11-22, not yet read by a native speaker.

choose-title = Vyberte krajinu
choose-lead = Vyberte krajinu, ktorá vydala vašu elektronickú identitu. Prihlásite sa tam, na jej vlastných stránkach.
choose-issuer = Nejde o to, aké máte občianstvo alebo kde žijete. Ide o to, kto vydal kartu, aplikáciu alebo účet, ktorými sa prihlasujete.
asked-label = O čo služba žiada
asked-optional = { $detail } (nepovinné)
search-label = Nájdite svoju krajinu
search-hint = V ktoromkoľvek jazyku alebo podľa dvojpísmenového kódu krajiny.
search-button = Hľadať
show-all = Zobraziť všetky krajiny
skip-list = Preskočiť zoznam krajín
list-label = Krajiny
found = { PLURAL($count) ->
    [none] Nenašla sa žiadna krajina
    [one] Našla sa { $count } krajina
    [few] Našli sa { $count } krajiny
    [many] Našlo sa { $count } krajiny
   *[other] Našlo sa { $count } krajín
}
found-nothing = Hľadaniu „{ $query }“ nezodpovedá žiadna krajina. Skontrolujte pravopis alebo zobrazte všetky krajiny.
none-at-all = Momentálne sa nedá vybrať žiadna krajina. Vráťte sa k službe a skúste to neskôr.
remember-label = Zapamätať si moju voľbu v tomto prehliadači
remember-hint = Zapamätá sa iba krajina, na jeden rok. Neoznačujte na zariadení, ktoré používajú aj iní ľudia.
remembered-label = Vaša minulá voľba
remembered-forget = Zabudnúť túto voľbu
own-country-title = Je vaša elektronická identita z krajiny tejto služby?
own-country = Vráťte sa k službe a vyberte si tam národné prihlásenie.
not-listed-title = Vaša krajina nie je v zozname?
not-listed = Jej elektronická identita sa tu zatiaľ nedá použiť. Vráťte sa a opýtajte sa služby, ako inak sa môžete prihlásiť alebo podať žiadosť.
cancel = Zrušiť a vrátiť sa

hint-unavailable = Služba navrhla krajinu, ktorá sa na toto prihlásenie nedá použiť. Dôvod je uvedený pri jej názve.
hint-unknown = Služba navrhla krajinu, ktorá nie je v tomto zozname. Vyberte svoju krajinu tu.

reason-level = Tu sa nedá použiť: služba potrebuje bezpečnejšie prihlásenie, ako táto krajina ponúka.
reason-person-kind = Tu sa nedá použiť: služba je určená pre osoby, napríklad firmy, pre ktoré táto krajina nemá prihlásenie.
reason-sp-type = Tu sa nedá použiť: prihlásenie tejto krajiny nie je otvorené službám tohto druhu.
reason-requester-id = Tu sa nedá použiť: táto krajina chce presne vedieť, ktorá súkromná služba žiada, a služba to neuviedla.
reason-attribute = Tu sa nedá použiť: služba o vás potrebuje údaj, ktorý prihlásenie tejto krajiny neposkytuje.
reason-version = Tu sa zatiaľ nedá použiť: prihlásenie tejto krajiny s naším nespolupracuje.
reason-outage = Teraz nedostupné: prihlásenie tejto krajiny neodpovedá. Skúste to neskôr.
reason-outage-since = Teraz nedostupné: prihlásenie tejto krajiny neodpovedá od { $since }. Skúste to neskôr.
reason-suspended = Teraz nedostupné: prihlasovanie z tejto krajiny je pozastavené.
reason-suspended-since = Teraz nedostupné: prihlasovanie z tejto krajiny je pozastavené od { $since }.
reason-not-connected = Zatiaľ nie je pripojená.
trouble-since = Teraz možno nebude fungovať: systémy tejto krajiny nám neodpovedajú od { $since }.
