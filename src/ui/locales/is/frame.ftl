### Icelandic, draft of 2026-11-22, not yet read by a native speaker.

skip-to-content = Fara beint í efnið
language-label = Tungumál
language-change = Skipta um tungumál
footer-label = Hjálp og upplýsingar
link-help = Hjálp
link-contact = Hafa samband
link-accessibility = Aðgengi
link-cookies = Vefkökur og persónuvernd
notice-label = Tilkynning
notice-from = Frá { $from }
notice-until = Til { $until }
notice-between = Frá { $from } til { $until }
service-label = Þjónusta
service-unnamed = Opinber þjónusta
service-country-label = Land þjónustunnar
country-label = Land
level-label = Hversu örugg innskráningin þarf að vera
level-low = Hvaða innskráning sem er með opinberum rafrænum skilríkjum landsins þíns
level-substantial = Verulegt öryggi: yfirleitt lykilorð og annað skref, til dæmis app
level-high = Hátt öryggi: yfirleitt nafnskírteini með örgjörva, eða app sem var sett upp á staðnum gegn framvísun skilríkja
back-to-service = Fara aftur í þjónustuna
back-to = Til baka: { $name }
