### Czech, draft of 2026-11-22, not yet read by a native speaker.

choose-title = Zvolte zemi
choose-lead = Zvolte zemi, která vydala vaši elektronickou identitu. Přihlásíte se tam, na jejích vlastních stránkách.
choose-issuer = Nejde o to, jaké máte občanství nebo kde žijete. Jde o to, kdo vydal kartu, aplikaci nebo účet, jimiž se přihlašujete.
asked-label = O co služba žádá
asked-optional = { $detail } (nepovinné)
search-label = Najděte svou zemi
search-hint = V kterémkoli jazyce nebo podle dvoupísmenného kódu země.
search-button = Hledat
show-all = Zobrazit všechny země
skip-list = Přeskočit seznam zemí
list-label = Země
found = { PLURAL($count) ->
    [none] Nenalezena žádná země
    [one] Nalezena { $count } země
    [few] Nalezeny { $count } země
    [many] Nalezeno { $count } země
   *[other] Nalezeno { $count } zemí
}
found-nothing = Hledání „{ $query }“ neodpovídá žádná země. Zkontrolujte pravopis nebo zobrazte všechny země.
none-at-all = V tuto chvíli nelze zvolit žádnou zemi. Vraťte se ke službě a zkuste to později.
remember-label = Zapamatovat mou volbu v tomto prohlížeči
remember-hint = Zapamatuje se jen země, na jeden rok. Nezaškrtávejte na zařízení, které používají i jiní lidé.
remembered-label = Vaše minulá volba
remembered-forget = Zapomenout tuto volbu
own-country-title = Je vaše elektronická identita ze země této služby?
own-country = Vraťte se ke službě a zvolte tam národní přihlášení.
not-listed-title = Vaše země není v seznamu?
not-listed = Její elektronickou identitu tady zatím nelze použít. Vraťte se a zeptejte se služby, jak jinak se můžete přihlásit nebo podat žádost.
cancel = Zrušit a vrátit se

hint-unavailable = Služba navrhla zemi, kterou k tomuto přihlášení nelze použít. Důvod je uveden u jejího názvu.
hint-unknown = Služba navrhla zemi, která není v tomto seznamu. Zvolte svou zemi zde.

reason-level = Zde nelze použít: služba potřebuje bezpečnější přihlášení, než tato země nabízí.
reason-person-kind = Zde nelze použít: služba je určena pro osoby, například firmy, pro které tato země přihlášení nemá.
reason-sp-type = Zde nelze použít: přihlášení této země není otevřeno službám tohoto druhu.
reason-requester-id = Zde nelze použít: tato země chce přesně vědět, která soukromá služba žádá, a služba to neuvedla.
reason-attribute = Zde nelze použít: služba o vás potřebuje údaj, který přihlášení této země neposkytuje.
reason-version = Zde zatím nelze použít: přihlášení této země s naším nespolupracuje.
reason-outage = Nyní nedostupné: přihlášení této země neodpovídá. Zkuste to později.
reason-outage-since = Nyní nedostupné: přihlášení této země neodpovídá od { $since }. Zkuste to později.
reason-suspended = Nyní nedostupné: přihlašování z této země je pozastaveno.
reason-suspended-since = Nyní nedostupné: přihlašování z této země je pozastaveno od { $since }.
reason-not-connected = Zatím není připojena.
trouble-since = Nyní možná nebude fungovat: systémy této země nám neodpovídají od { $since }.
