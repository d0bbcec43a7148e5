### Slovak, draft of 2026-11-22, not yet read by a native speaker.

help-title = Pomoc s prihlásením
help-lead = Táto webová stránka prepája verejné služby s elektronickými identitami iných európskych krajín.
help-what-title = Čo sa tu deje?
help-what = Služba potrebuje overiť, kto ste. Vy si vyberiete krajinu, ktorá vydala vašu elektronickú identitu, a prihlásite sa tam. Táto krajina potom službe potvrdí, kto ste.
help-who-title = Kto uvidí moje heslo?
help-who = Iba krajina, ktorá vydala vašu elektronickú identitu. My heslo nikdy neuvidíme a služba takisto nie.
help-which-title = Ktorú krajinu si mám vybrať?
help-which = Tú, ktorá vydala kartu, aplikáciu alebo účet, ktorými sa prihlasujete. Môže to byť iná krajina ako tá, v ktorej žijete alebo ktorej pas máte.
help-grey-title = Prečo sa niektoré krajiny nedajú vybrať?
help-grey = Krajina možno ešte nie je pripojená, má výpadok alebo neponúka to, čo služba potrebuje. Dôvod je uvedený pri jej názve.
help-data-title = Čo sa o mne služba dozvie?
help-data = Vaše meno a priezvisko, dátum narodenia a identifikátor. Z ostatných údajov iba tie, o ktoré požiada a ktoré jej dovolíte odoslať. Ak sa vás pred odoslaním pýtame, najprv všetko uvidíte.
help-time-title = Koľko mám času?
help-time = { PLURAL($minutes) ->
    [one] Prihlásenie treba dokončiť do { $minutes } minúty. Potom môžete začať znova.
    [few] Prihlásenie treba dokončiť do { $minutes } minút. Potom môžete začať znova.
    [many] Prihlásenie treba dokončiť do { $minutes } minúty. Potom môžete začať znova.
   *[other] Prihlásenie treba dokončiť do { $minutes } minút. Potom môžete začať znova.
}
help-problem-title = Nefunguje to. Čo môžem urobiť?
help-problem = Vráťte sa k službe a začnite prihlásenie znova. Ak to nepomôže, požiadajte o pomoc a uveďte referenčný kód. Má osem znakov a nájdete ho na stránke s opisom problému.
help-contact-title = Koho sa môžem opýtať?
help-contact-none = Opýtajte sa služby, ktorú chcete použiť.

accessibility-title = Vyhlásenie o prístupnosti
accessibility-lead = Tieto stránky sú vytvorené tak, aby ich mohol používať každý: s klávesnicou, s čítačkou obrazovky, na malej obrazovke, s veľkým písmom aj bez JavaScriptu.
accessibility-standard-title = Aké prístupné sú tieto stránky?
accessibility-standard = Sú navrhnuté a testované tak, aby spĺňali WCAG 2.2 na úrovni AA, ktorú sčasti vyžaduje norma EN 301 549.
accessibility-checked = Každá stránka sa kontroluje automatickými testami vo všetkých jazykoch. Takéto testy odhalia iba časť všetkých problémov.
accessibility-limits-title = Čo nie je prístupné?
accessibility-limits = O žiadnej prekážke na týchto stránkach nevieme. Prihlasovacie stránky iných krajín a stránky služieb nie sú naše a majú vlastné vyhlásenia.
accessibility-report-title = Našli ste prekážku?
accessibility-report = Napíšte nám, čo ste chceli urobiť a čo nefungovalo. Odpovieme čo najskôr.
accessibility-enforce-title = Ak naša odpoveď nepomôže
accessibility-enforce = Môžete sa obrátiť na orgán, ktorý v tejto krajine dohliada na prístupnosť.
accessibility-date = Posledná zmena tohto vyhlásenia: { $date }

cookies-title = Súbory cookie a ochrana súkromia
cookies-lead = Vo vašom prehliadači je uložené iba to, čo je potrebné na prihlásenie. Nikoho nesledujeme, nevedieme o vás žiadne štatistiky a nezapájame žiadnu inú webovú stránku.
cookies-table = Čo je uložené vo vašom prehliadači
cookies-name = Názov
cookies-purpose = Na čo slúži
cookies-duration = Ako dlho je uložené
cookies-login = Zabezpečuje, aby sa prihlásenie dokončilo v prehliadači, v ktorom sa začalo
cookies-login-duration = { PLURAL($minutes) ->
    [one] { $minutes } minúta alebo do konca prihlásenia
    [few] { $minutes } minúty alebo do konca prihlásenia
    [many] { $minutes } minúty alebo do konca prihlásenia
   *[other] { $minutes } minút alebo do konca prihlásenia
}
cookies-country = Pamätá si vybranú krajinu, iba ak o to požiadate
cookies-country-duration = Jeden rok alebo kým nestlačíte „Zabudnúť túto voľbu“
cookies-data-title = Čo sa deje s údajmi o mne?
cookies-data = Krajina, ktorá vydala vašu elektronickú identitu, ich odovzdá službe, ktorá o ne požiadala. Tu zostávajú iba do dokončenia prihlásenia.
cookies-contact = S otázkami o vašich údajoch sa obráťte na kontakt uvedený nižšie.
