### Latvian, draft of 2026-11-22, not yet read by a native speaker.

skip-to-content = Pāriet uz saturu
language-label = Valoda
language-change = Mainīt valodu
footer-label = Palīdzība un informācija
link-help = Palīdzība
link-contact = Saziņa
link-accessibility = Piekļūstamība
link-cookies = Sīkdatnes un privātums
notice-label = Paziņojums
notice-from = Sākums: { $from }
notice-until = Beigas: { $until }
notice-between = Sākums: { $from }. Beigas: { $until }.
service-label = Pakalpojums
service-unnamed = Publisks pakalpojums
service-country-label = Pakalpojuma valsts
country-label = Valsts
level-label = Kāds pieslēgšanās drošības līmenis vajadzīgs
level-low = Der jebkurš oficiāls jūsu valsts elektroniskās identifikācijas līdzeklis
level-substantial = Būtisks: parasti parole un otrs solis, piemēram, lietotne
level-high = Augsts: parasti personas apliecība ar čipu vai lietotne, kas aktivizēta klātienē
back-to-service = Atgriezties pie pakalpojuma
back-to = Atgriezties: { $name }
