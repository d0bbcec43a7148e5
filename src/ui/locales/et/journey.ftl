### Estonian, draft of 2026-11-22, not yet read by a native speaker.

log-in-there-title = Logige sisse: { $country }
log-in-there = Sisselogimine toimub selle riigi ametlikel lehtedel. Midagi, mida te sinna sisestate, näiteks parooli, siin ei nähta.
go-back-title = Tagasi: { $name }
go-back-done = Sisselogimine on lõpetatud. Tulemus läheb nüüd teenusele.
go-back-not-sent = Teie kohta ei saadeta midagi.
press-if-stuck = Kui järgmine leht ise ei avane, vajutage nuppu.
follow-if-stuck = Kui järgmine leht ise ei avane, kasutage linki.
continue-to = Jätka: { $name }
continue = Jätka
onward-title = Üks hetk
onward = Järgmine leht avaneb ise.

logout-title = Te ei ole siin sisse loginud
logout = Iga sisselogimine selle veebilehe kaudu kehtib ühe korra ja selle teenuse jaoks, mis seda küsis. Pärast seda ei hoita siin midagi, seega ei ole siit vaja välja logida.
logout-question = Üks veebileht suunas teid siia välja logima. Kas soovisite seda?
logout-confirm = Jah, logi mind välja
logout-elsewhere = Teenusest või oma riigi sisselogimissüsteemist väljumiseks kasutage sealset nuppu või sulgege brauser.
