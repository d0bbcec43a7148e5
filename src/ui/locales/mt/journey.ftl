### Maltese, draft of 2026-11-22, not yet read by a native speaker.

log-in-there-title = Login: { $country }
log-in-there = Il-login isir fuq il-paġni uffiċjali ta’ dak il-pajjiż. Dak li tikteb hemmhekk, bħal password, ma jidhirx hawn.
go-back-title = Lura: { $name }
go-back-done = Il-login tiegħek tlesta. Ir-riżultat issa jmur għand is-servizz.
go-back-not-sent = Ma jintbagħat xejn dwarek.
press-if-stuck = Jekk il-paġna li jmiss ma tinfetaħx waħedha, agħfas il-buttuna.
follow-if-stuck = Jekk il-paġna li jmiss ma tinfetaħx waħedha, segwi l-link.
continue-to = Kompli: { $name }
continue = Kompli
onward-title = Mument
onward = Il-proċess ikompli waħdu.

logout-title = Hawn m’għandek l-ebda login miftuħ
logout = Kull login permezz ta’ dan is-sit web jgħodd darba biss, għas-servizz li talbu. Wara ma jinżamm xejn hawn, u għalhekk m’hemm xejn x’tagħlaq.
logout-question = Sit web bagħtek hawn biex toħroġ. Dan hu li ridt?
logout-confirm = Iva, oħroġ
logout-elsewhere = Biex toħroġ minn servizz jew mil-login ta’ pajjiżek, uża l-buttuna li hemm hemmhekk, jew agħlaq il-browser.
