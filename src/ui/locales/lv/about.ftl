### Latvian, draft of 2026-11-22, not yet read by a native speaker.

help-title = Pieslēgšanās palīdzība
help-lead = Šī vietne savieno publiskos pakalpojumus ar citu Eiropas valstu elektroniskās identifikācijas līdzekļiem.
help-what-title = Kas šeit notiek?
help-what = Pakalpojums lūdz jūs apliecināt, kas jūs esat. Jūs izvēlaties valsti, kas izsniegusi jūsu elektroniskās identifikācijas līdzekli, un pieslēdzaties tur. Šī valsts apstiprina pakalpojumam, kas jūs esat.
help-who-title = Kas redz manu paroli?
help-who = Tikai valsts, kas izsniegusi jūsu elektroniskās identifikācijas līdzekli. Ne mēs, ne pakalpojums to nekad neredz.
help-which-title = Kuru valsti izvēlēties?
help-which = To, kas izsniegusi karti, lietotni vai kontu, ar ko jūs pieslēdzaties. Tā var nebūt valsts, kurā dzīvojat vai kuras pase jums ir.
help-grey-title = Kāpēc dažas valstis nevar izvēlēties?
help-grey = Valsts, iespējams, vēl nav pievienota, tās pieslēgšanās nedarbojas vai arī tā nepiedāvā to, kas pakalpojumam vajadzīgs. Iemesls ir norādīts pie valsts nosaukuma.
help-data-title = Ko pakalpojums par mani uzzina?
help-data = Jūsu vārdus un uzvārdu, dzimšanas datumu un identifikatoru, bet no pārējā tikai to, ko tas prasa un kam jūs piekrītat. Ja pirms nosūtīšanas jums tiek jautāts, jūs vispirms redzat visus datus.
help-time-title = Cik daudz laika man ir?
help-time = { PLURAL($minutes) ->
    [zero] Pieslēgšanās jāpabeidz { $minutes } minūšu laikā. Pēc tam varat sākt no jauna.
    [one] Pieslēgšanās jāpabeidz { $minutes } minūtes laikā. Pēc tam varat sākt no jauna.
   *[other] Pieslēgšanās jāpabeidz { $minutes } minūšu laikā. Pēc tam varat sākt no jauna.
}
help-problem-title = Neizdodas pieslēgties. Ko darīt?
help-problem = Atgriezieties pie pakalpojuma un sāciet pieslēgšanos no jauna. Ja tas nepalīdz, lūdziet palīdzību un nosauciet astoņu zīmju atsauces kodu, kas redzams lapā par problēmu.
help-contact-title = Kam varu jautāt?
help-contact-none = Jautājiet pakalpojumam, kuru vēlaties izmantot.

accessibility-title = Piekļūstamības paziņojums
accessibility-lead = Šīs lapas ir veidotas tā, lai tās varētu izmantot ikviens: ar tastatūru, ar ekrāna lasītāju, nelielā ekrānā, ar lieliem burtiem un bez JavaScript.
accessibility-standard-title = Cik piekļūstamas ir šīs lapas?
accessibility-standard = Tās ir veidotas un pārbaudītas, lai atbilstu WCAG 2.2 AA līmenim, ko daļēji prasa standarts EN 301 549.
accessibility-checked = Katru lapu visās valodās pārbauda ar automātiskiem rīkiem. Šādas pārbaudes atklāj tikai daļu no visām problēmām.
accessibility-limits-title = Kas nav piekļūstams?
accessibility-limits = Mums nav zināmi šķēršļi šajās lapās. Citu valstu pieslēgšanās lapas un pakalpojumu lapas nav mūsu; tām ir savi paziņojumi.
accessibility-report-title = Vai jums radās šķēršļi?
accessibility-report = Pastāstiet mums, ko vēlējāties izdarīt un kas nedarbojās. Atbildēsim, cik drīz vien iespējams.
accessibility-enforce-title = Ja mūsu atbilde nepalīdz
accessibility-enforce = Varat vērsties iestādē, kas šajā valstī uzrauga piekļūstamību.
accessibility-date = Paziņojums pēdējoreiz mainīts: { $date }.

cookies-title = Sīkdatnes un privātums
cookies-lead = Jūsu pārlūkprogrammā tiek glabāts tikai tas, kas vajadzīgs, lai pieslēgtos. Neviens netiek izsekots, statistika par jums netiek vākta, un neviena cita vietne nav iesaistīta.
cookies-table = Kas tiek glabāts jūsu pārlūkprogrammā
cookies-name = Nosaukums
cookies-purpose = Kam tas vajadzīgs
cookies-duration = Cik ilgi to glabā
cookies-login = Nodrošina, ka pieslēgšanos pabeidz tajā pārlūkprogrammā, kurā tā sākta
cookies-login-duration = { PLURAL($minutes) ->
    [zero] { $minutes } minūtes vai līdz pieslēgšanās beigām
    [one] { $minutes } minūti vai līdz pieslēgšanās beigām
   *[other] { $minutes } minūtes vai līdz pieslēgšanās beigām
}
cookies-country = Atceras jūsu izvēlēto valsti, bet tikai tad, ja jūs to lūdzāt
cookies-country-duration = Vienu gadu vai līdz brīdim, kad nospiežat „Aizmirst šo izvēli”
cookies-data-title = Kas notiek ar maniem datiem?
cookies-data = Valsts, kas izsniegusi jūsu elektroniskās identifikācijas līdzekli, nodod tos pakalpojumam, kas tos prasīja. Šeit tos glabā tikai līdz brīdim, kad pieslēgšanās ir pabeigta.
cookies-contact = Ja jums ir jautājumi par saviem datiem, izmantojiet tālāk norādīto kontaktinformāciju.
