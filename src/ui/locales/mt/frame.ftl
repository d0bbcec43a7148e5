### Maltese, draft of 2026-11-22, not yet read by a native speaker.

skip-to-content = Aqbeż għall-kontenut
language-label = Lingwa
language-change = Ibdel il-lingwa
footer-label = Għajnuna u informazzjoni
link-help = Għajnuna
link-contact = Kuntatt
link-accessibility = Aċċessibbiltà
link-cookies = Cookies u privatezza
notice-label = Avviż
notice-from = Minn: { $from }
notice-until = Sa: { $until }
notice-between = Minn: { $from }. Sa: { $until }.
service-label = Servizz
service-unnamed = Servizz pubbliku
service-country-label = Pajjiż tas-servizz
country-label = Pajjiż
level-label = Livell ta’ sigurtà mitlub
level-low = Kwalunkwe login bl-identità elettronika uffiċjali ta’ pajjiżek
level-substantial = Sostanzjali: normalment password u pass ieħor, bħal app
level-high = Għoli: normalment karta tal-identità b’ċippa, jew app li ġiet attivata personalment f’uffiċċju
back-to-service = Mur lura għas-servizz
back-to = Mur lura: { $name }
