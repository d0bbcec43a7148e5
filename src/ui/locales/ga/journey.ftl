### Irish, draft of 2026-11-22, not yet read by a native speaker.

log-in-there-title = Logáil isteach: { $country }
log-in-there = Déantar an logáil isteach ar leathanaigh oifigiúla na tíre sin. Ní fheictear anseo aon rud a chlóscríobhann tú ansin, mar shampla pasfhocal.
go-back-title = Ag dul ar ais: { $name }
go-back-done = Tá an logáil isteach críochnaithe. Tá an toradh á sheoladh chuig an tseirbhís anois.
go-back-not-sent = Ní sheoltar aon rud fút.
press-if-stuck = Mura n-osclaíonn an chéad leathanach eile uaidh féin, brúigh an cnaipe.
follow-if-stuck = Mura n-osclaíonn an chéad leathanach eile uaidh féin, lean an nasc.
continue-to = Lean ar aghaidh: { $name }
continue = Lean ar aghaidh
onward-title = Fan nóiméad
onward = Leanfaidh sé seo ar aghaidh uaidh féin.

logout-title = Níl tú logáilte isteach anseo
logout = Tá gach logáil isteach tríd an suíomh gréasáin seo bailí uair amháin, don tseirbhís a d’iarr í. Ní choinnítear aon rud anseo ina dhiaidh sin, agus mar sin níl aon rud le críochnú anseo.
logout-question = Sheol suíomh gréasáin anseo thú chun logáil amach. An é sin a theastaigh uait?
logout-confirm = Is é, logáil amach mé
logout-elsewhere = Chun logáil amach as seirbhís nó as córas logála isteach do thíre, úsáid an cnaipe ansin, nó dún an brabhsálaí.
