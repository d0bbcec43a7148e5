### Czech, draft of 2026-11-22, not yet read by a native speaker.

side-label = Kde je problém
sent-label = Co bylo o vás odesláno
steps-label = Co můžete udělat
ask-label = Koho se zeptat
ask-help = Pokud požádáte o pomoc, uveďte tento referenční kód. Nic o vás neprozrazuje.
reference-label = Referenční kód
code-label = Druh problému
again = Začít znovu
other-country = Zvolit jinou zemi
sent-nothing = Nikomu jsme o vás nic neodeslali.
sent-not-passed-on = Službě jsme o vás nic nepředali.
side-nobody = Nikdo chybu neudělal.
side-ours = Na naší straně. Není to vaše chyba.

request-not-understood = Žádost o přihlášení se nám nepodařilo přečíst
    .happened = Stránka, ze které přicházíte, požádala o přihlášení způsobem, který nemůžeme přijmout. Přihlášení nezačalo.
    .side = Na straně služby nebo země, ze které přicházíte. Není to vaše chyba.
    .step-1 = Vraťte se ke službě a začněte s přihlášením znovu.
    .step-2 = Pokud se tato stránka objeví znovu, oznamte to službě a uveďte referenční kód.

unknown-sender = Nevíme, kdo vás sem poslal
    .happened = Žádost o přihlášení přišla z webu, který u nás není registrován, proto jsme na ni neodpověděli.
    .side = Na straně webu, ze kterého přicházíte.
    .step-1 = Otevřete službu přes její oficiální adresu, ne přes odkaz ve zprávě.
    .step-2 = Pokud to nepomůže, oznamte to službě a uveďte referenční kód.

already-used = Tento krok je už hotový
    .happened = Každý krok přihlášení lze použít jen jednou. Tento už byl použit: tlačítkem Zpět, druhým stisknutím nebo na jiné kartě prohlížeče.
    .side = Nikdo chybu neudělal. Toto pravidlo vás chrání před tím, aby vaše přihlášení zopakoval někdo jiný.
    .sent = Podruhé jsme nic neodeslali.
    .step-1 = Pokud máte službu otevřenou na jiné kartě prohlížeče, pokračujte tam.
    .step-2 = Pokud ne, začněte s přihlášením znovu.

finished = Toto přihlášení už skončilo
    .happened = Toto přihlášení už je dokončeno. Tady už není co dělat.
    .sent = To, co služba potřebovala, jsme odeslali jednou, při dokončení přihlášení. Nyní jsme nic neodeslali.
    .step-1 = Pokud máte službu otevřenou na jiné kartě prohlížeče, pokračujte tam.
    .step-2 = Pokud se chcete přihlásit ještě jednou, přejděte ke službě a začněte tam.

expired = Přihlášení trvalo příliš dlouho
    .happened = Pro vaši bezpečnost je nutné dokončit přihlášení v omezeném čase a ten už uplynul.
    .side = Nikdo chybu neudělal. Můžete začít znovu.
    .sent = Nic jsme neodeslali.
    .step-1 = Začněte s přihlášením znovu.

other-browser = Přihlášení začalo v jiném prohlížeči
    .happened = Přihlášení je nutné dokončit v prohlížeči, ve kterém začalo. V tomto prohlížeči nezačalo, nebo prohlížeč neukládá cookies.
    .side = V prohlížeči. Pokud vám odkaz na tuto stránku někdo poslal, stránku zavřete: přihlášení nemusí být vaše.
    .step-1 = Otevřete službu v tomto prohlížeči a začněte s přihlášením znovu.
    .step-2 = Pokud se tato stránka objeví znovu, povolte pro tento web cookies nebo zkuste jiný prohlížeč.
    .step-3 = Pokud během přihlašování nějaká aplikace otevřela jiný prohlížeč, začněte v něm.

cancelled = Přihlášení bylo zrušeno
    .happened = Ke zrušení došlo tady nebo cestou. To je v pořádku, přihlášení se neuskutečnilo.
    .step-1 = Pokud jde o omyl, začněte s přihlášením znovu.

foreign-answer-invalid = Odpověď vaší země jsme nemohli přijmout
    .happened = Odpověď zvolené země k nám dorazila, ale neprošla našimi kontrolami, proto jsme ji nepoužili.
    .side = Nejspíš ve spojení mezi touto zemí a námi. Není to vaše chyba.
    .sent = Službě jsme o vás nic nepředali. Odpověď jsme smazali.
    .step-1 = Začněte s přihlášením znovu.
    .step-2 = Pokud se tato stránka objeví znovu, požádejte o pomoc a uveďte referenční kód.

representation-not-accepted = Služba nepřijímá přihlášení za někoho jiného
    .happened = Zvolená země nám sdělila, že jednáte za jinou osobu nebo za firmu. Služba přijímá jen lidi, kteří jednají sami za sebe.
    .side = Nikdo chybu neudělal. Služba sama rozhoduje, komu umožní přístup.
    .sent = Službě jsme nepředali nic o vás ani o tom, za koho jednáte.
    .step-1 = Začněte znovu a přihlaste se jen za sebe.
    .step-2 = Pokud musíte jednat za někoho jiného, zeptejte se služby, jak to udělat.

foreign-unavailable = Zvolená země neodpovídá
    .happened = Přihlášení této země je v tuto chvíli nedostupné.
    .side = Na straně té země, ne tady a ne u vás.
    .step-1 = Zkuste to znovu za několik minut.
    .step-2 = Pokud máte elektronickou identitu jiné země, zvolte tu.

country-not-choosable = Tuto zemi nelze k přihlášení použít
    .happened = Přihlášení by se tam nepodařilo vůbec, nebo ne v tuto chvíli. Proto jsme vás tam nepřesměrovali.
    .side = V tom, co nabízí přihlášení této země a co služba potřebuje. Není to vaše chyba.
    .step-1 = Pokud máte elektronickou identitu jiné země, zvolte tu.
    .step-2 = Pokud ne, vraťte se a zeptejte se služby, jak jinak se můžete přihlásit nebo podat žádost.

level-not-reached = Přihlášení nebylo pro tuto službu dost bezpečné
    .happened = Přihlášení proběhlo, ale služba potřebuje bezpečnější způsob, například občanský průkaz s čipem.
    .side = Ve způsobu přihlášení. Není to vaše chyba.
    .step-1 = Začněte znovu a zvolte bezpečnější způsob přihlášení, pokud ho máte.
    .step-2 = Pokud ne, zeptejte se služby, jak jinak se můžete přihlásit nebo podat žádost.

data-missing = Chybí údaj, který služba potřebuje
    .happened = Přihlášení proběhlo, ale vaše elektronická identita neobsahuje všechny údaje, které služba potřebuje.
    .side = V tom, co vaše elektronická identita obsahuje. Není to vaše chyba.
    .step-1 = Zeptejte se vydavatele své elektronické identity, zda lze údaj doplnit.
    .step-2 = Zeptejte se služby, jak jinak se můžete přihlásit nebo podat žádost.

foreign-login = Tato elektronická identita je z jiné země
    .happened = Přihlášení proběhlo s elektronickou identitou jiné země. Odtud lze předávat jen identity této země.
    .side = Nikdo chybu neudělal. Každá země předává jen své vlastní identity.
    .step-1 = Vraťte se ke službě, začněte znovu a zvolte zemi, která vydala vaši elektronickou identitu.

own-fault = Na naší straně se něco nepovedlo
    .happened = Přihlášení nemohlo pokračovat kvůli poruše u nás. Vedeme o ní záznam.
    .step-1 = Začněte s přihlášením znovu.
    .step-2 = Pokud se tato stránka objeví znovu, zkuste to později nebo požádejte o pomoc a uveďte referenční kód.

hub-unavailable = Národní přihlášení neodpovídá
    .happened = Národní přihlášení, které pro tento krok potřebujeme, je v tuto chvíli nedostupné.
    .side = Na straně národního přihlášení. Není to vaše chyba.
    .step-1 = Zkuste to znovu za několik minut a začněte u služby.

too-busy = Přihlašuje se příliš mnoho lidí
    .happened = V tuto chvíli nemůžeme přijmout další přihlášení, aby se mohla dokončit ta rozpracovaná.
    .step-1 = Počkejte minutu a začněte s přihlášením znovu.

page-not-found = Na této adrese žádná stránka není
    .happened = V adrese je překlep, nebo patří k přihlášení, které už skončilo. Přihlášení nelze začít ze záložky v prohlížeči.
    .side = V adrese, která se otevřela.
    .step-1 = Přejděte ke službě, kterou chcete použít, a začněte s přihlášením tam.

logout-not-understood = Žádost o odhlášení se nám nepodařilo přečíst
    .happened = Stránka, ze které přicházíte, požádala o odhlášení způsobem, který nemůžeme přijmout. Nemáte tu žádné aktivní přihlášení: každé platí jednou a potom tu nic neuchováváme.
    .side = Na straně webu, ze kterého přicházíte. Není to vaše chyba.
    .step-1 = Pokud se chcete odhlásit ze služby, použijte tlačítko přímo v ní nebo zavřete prohlížeč.
    .step-2 = Pokud se tato stránka objeví znovu, oznamte to službě a uveďte referenční kód.
