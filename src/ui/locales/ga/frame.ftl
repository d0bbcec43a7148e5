### Irish, draft of 2026-11-22, not yet read by a native speaker.

skip-to-content = Léim go dtí an t-ábhar
language-label = Teanga
language-change = Athraigh an teanga
footer-label = Cabhair agus eolas
link-help = Cabhair
link-contact = Teagmháil
link-accessibility = Inrochtaineacht
link-cookies = Fianáin agus príobháideachas
notice-label = Fógra
notice-from = Tús: { $from }
notice-until = Deireadh: { $until }
notice-between = Tús: { $from }. Deireadh: { $until }.
service-label = Seirbhís
service-unnamed = Seirbhís phoiblí
service-country-label = Tír na seirbhíse
country-label = Tír
level-label = Cé chomh slán is gá don logáil isteach a bheith
level-low = Aon aitheantas leictreonach oifigiúil de chuid do thíre
level-substantial = Substaintiúil: pasfhocal agus dara céim de ghnáth, mar shampla aip
level-high = Ard: cárta aitheantais le slis de ghnáth, nó aip a socraíodh agus an duine i láthair
back-to-service = Téigh ar ais chuig an tseirbhís
back-to = Téigh ar ais: { $name }
