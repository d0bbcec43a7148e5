### Czech, draft of 2026-11-22, not yet read by a native speaker.

help-title = Nápověda k přihlášení
help-lead = Tento web propojuje veřejné služby s elektronickými identitami jiných evropských zemí.
help-what-title = Co se tady děje?
help-what = Služba potřebuje ověřit, kdo jste. Vy zvolíte zemi, která vydala vaši elektronickou identitu, a přihlásíte se tam. Tato země pak službě potvrdí, kdo jste.
help-who-title = Kdo uvidí moje heslo?
help-who = Jen země, která vydala vaši elektronickou identitu. My heslo nikdy neuvidíme a služba také ne.
help-which-title = Kterou zemi mám zvolit?
help-which = Tu, která vydala kartu, aplikaci nebo účet, jimiž se přihlašujete. Může to být jiná země než ta, ve které žijete nebo jejíž pas máte.
help-grey-title = Proč některé země nelze zvolit?
help-grey = Země možná ještě není připojena, má výpadek nebo nenabízí to, co služba potřebuje. Důvod je uveden u jejího názvu.
help-data-title = Co se o mně služba dozví?
help-data = Vaše jméno a příjmení, datum narození a identifikátor. Z dalších údajů jen ty, o které požádá a které jí dovolíte odeslat. Pokud se vás před odesláním ptáme, vše nejprve uvidíte.
help-time-title = Kolik mám času?
help-time = { PLURAL($minutes) ->
    [one] Přihlášení je třeba dokončit do { $minutes } minuty. Potom můžete začít znovu.
    [few] Přihlášení je třeba dokončit do { $minutes } minut. Potom můžete začít znovu.
    [many] Přihlášení je třeba dokončit do { $minutes } minuty. Potom můžete začít znovu.
   *[other] Přihlášení je třeba dokončit do { $minutes } minut. Potom můžete začít znovu.
}
help-problem-title = Nefunguje to. Co mohu dělat?
help-problem = Vraťte se ke službě a začněte s přihlášením znovu. Pokud to nepomůže, požádejte o pomoc a uveďte referenční kód. Má osm znaků a najdete ho na stránce s popisem problému.
help-contact-title = Koho se mohu zeptat?
help-contact-none = Zeptejte se služby, kterou chcete použít.

accessibility-title = Prohlášení o přístupnosti
accessibility-lead = Tyto stránky jsou vytvořeny tak, aby je mohl používat každý: s klávesnicí, s odečítačem obrazovky, na malé obrazovce, s velkým písmem i bez JavaScriptu.
accessibility-standard-title = Jak přístupné tyto stránky jsou?
accessibility-standard = Jsou navrženy a testovány tak, aby splňovaly WCAG 2.2 na úrovni AA, kterou zčásti vyžaduje norma EN 301 549.
accessibility-checked = Každá stránka se kontroluje automatickými testy ve všech jazycích. Takové testy odhalí jen část všech problémů.
accessibility-limits-title = Co přístupné není?
accessibility-limits = O žádné překážce na těchto stránkách nevíme. Přihlašovací stránky jiných zemí a stránky služeb nejsou naše a mají vlastní prohlášení.
accessibility-report-title = Máte potíže s přístupností?
accessibility-report = Napište nám, co chcete udělat a co nefunguje. Odpovíme co nejdříve.
accessibility-enforce-title = Pokud naše odpověď nepomůže
accessibility-enforce = Můžete se obrátit na orgán, který v této zemi dohlíží na přístupnost.
accessibility-date = Poslední změna tohoto prohlášení: { $date }

cookies-title = Cookies a ochrana soukromí
cookies-lead = Ve vašem prohlížeči je uloženo jen to, co je potřeba k přihlášení. Nikoho nesledujeme, nevedeme o vás žádné statistiky a nezapojujeme žádný jiný web.
cookies-table = Co je uloženo ve vašem prohlížeči
cookies-name = Název
cookies-purpose = K čemu slouží
cookies-duration = Jak dlouho je uloženo
cookies-login = Zajišťuje, aby se přihlášení dokončilo v prohlížeči, ve kterém začalo
cookies-login-duration = { PLURAL($minutes) ->
    [one] { $minutes } minuta nebo do konce přihlášení
    [few] { $minutes } minuty nebo do konce přihlášení
    [many] { $minutes } minuty nebo do konce přihlášení
   *[other] { $minutes } minut nebo do konce přihlášení
}
cookies-country = Pamatuje si zvolenou zemi, jen pokud o to požádáte
cookies-country-duration = Jeden rok, nebo dokud nestisknete „Zapomenout tuto volbu“
cookies-data-title = Co se děje s údaji o mně?
cookies-data = Země, která vydala vaši elektronickou identitu, je předá službě, která o ně požádala. Tady zůstávají jen do dokončení přihlášení.
cookies-contact = S dotazy k vašim údajům se obraťte na níže uvedený kontakt.
