### Irish, draft of 2026-11-22, not yet read by a native speaker.

help-title = Cabhair le logáil isteach
help-lead = Nascann an suíomh gréasáin seo seirbhísí poiblí le haitheantais leictreonacha ó thíortha eile san Eoraip.
help-what-title = Cad a tharlaíonn anseo?
help-what = Iarrann seirbhís ort a chruthú cé thú féin. Roghnaíonn tú an tír a d’eisigh d’aitheantas leictreonach agus logálann tú isteach ansin. Deimhníonn an tír sin don tseirbhís cé thú féin.
help-who-title = Cé a fheiceann mo phasfhocal?
help-who = An tír a d’eisigh d’aitheantas leictreonach, agus í sin amháin. Ní fheicimidne é riamh, agus ní fheiceann an tseirbhís é ach an oiread.
help-which-title = Cén tír a roghnóidh mé?
help-which = An tír a d’eisigh an cárta, an aip nó an cuntas a úsáideann tú chun logáil isteach. D’fhéadfadh tír eile a bheith i gceist seachas an tír ina gcónaíonn tú nó an tír a bhfuil a pas agat.
help-grey-title = Cén fáth nach féidir tíortha áirithe a roghnú?
help-grey = B’fhéidir nach bhfuil tír nasctha fós, nach bhfuil a córas ag obair, nó nach gcuireann sí ar fáil an rud a theastaíonn ón tseirbhís. Tá an chúis luaite le hainm na tíre.
help-data-title = Cad a fhaigheann an tseirbhís amach fúm?
help-data = D’ainmneacha, do dháta breithe agus aitheantóir. Thairis sin, ní fhaigheann sí ach na sonraí a iarrann sí agus a n-aontaíonn tú leo. Má chuirtear ceist ort sula seoltar aon rud, feicfidh tú gach rud ar dtús.
help-time-title = Cé mhéad ama atá agam?
help-time = { PLURAL($minutes) ->
    [one] Ní mór logáil isteach a chríochnú laistigh de { $minutes } nóiméad. Ina dhiaidh sin is féidir leat tosú arís.
    [two] Ní mór logáil isteach a chríochnú laistigh de { $minutes } nóiméad. Ina dhiaidh sin is féidir leat tosú arís.
    [few] Ní mór logáil isteach a chríochnú laistigh de { $minutes } nóiméad. Ina dhiaidh sin is féidir leat tosú arís.
    [many] Ní mór logáil isteach a chríochnú laistigh de { $minutes } nóiméad. Ina dhiaidh sin is féidir leat tosú arís.
   *[other] Ní mór logáil isteach a chríochnú laistigh de { $minutes } nóiméad. Ina dhiaidh sin is féidir leat tosú arís.
}
help-problem-title = Níl sé ag obair. Cad is féidir liom a dhéanamh?
help-problem = Téigh ar ais chuig an tseirbhís agus tosaigh ar an logáil isteach arís. Mura gcabhraíonn sé sin, iarr cabhair agus tabhair an cód tagartha. Tá ocht gcarachtar ann agus tá sé ar an leathanach faoin bhfadhb.
help-contact-title = Cé air ar féidir liom ceist a chur?
help-contact-none = Cuir ceist ar an tseirbhís is mian leat a úsáid.

accessibility-title = Ráiteas inrochtaineachta
accessibility-lead = Rinneadh na leathanaigh seo sa chaoi go mbeadh gach duine in ann iad a úsáid: le méarchlár, le léitheoir scáileáin, ar scáileán beag, le téacs mór, agus gan JavaScript.
accessibility-standard-title = Cé chomh hinrochtana is atá na leathanaigh seo?
accessibility-standard = Tógadh agus tástáladh iad chun WCAG 2.2, leibhéal AA, a chomhlíonadh, rud a éilíonn EN 301 549 i bpáirt.
accessibility-checked = Seiceáiltear gach leathanach le huirlisí uathoibríocha i ngach teanga. Ní aimsíonn tástálacha den sórt sin ach cuid de na fadhbanna.
accessibility-limits-title = Cad nach bhfuil inrochtana?
accessibility-limits = Ní heol dúinn aon bhac ar na leathanaigh seo. Ní linne leathanaigh logála isteach tíortha eile ná leathanaigh na seirbhísí; tá a ráitis féin acu sin.
accessibility-report-title = Ar tháinig tú ar bhac?
accessibility-report = Inis dúinn cad a bhí tú ag iarraidh a dhéanamh agus cad nár oibrigh. Tabharfaimid freagra a luaithe is féidir.
accessibility-enforce-title = Mura gcabhraíonn ár bhfreagra
accessibility-enforce = Is féidir leat dul i dteagmháil leis an gcomhlacht a dhéanann faireachán ar inrochtaineacht sa tír seo.
accessibility-date = Dáta an athraithe dheireanaigh ar an ráiteas seo: { $date }.

cookies-title = Fianáin agus príobháideachas
cookies-lead = Ní choinnítear i do bhrabhsálaí ach an méid is gá chun logáil isteach. Ní dhéantar rianú ar aon duine, ní bhailítear staitisticí fút, agus níl baint ag aon suíomh gréasáin eile leis.
cookies-table = Cad a choinnítear i do bhrabhsálaí
cookies-name = Ainm
cookies-purpose = Cén fáth a bhfuil sé ann
cookies-duration = Cá fhad a choinnítear é
cookies-login = Cinntíonn sé go gcríochnaítear logáil isteach sa bhrabhsálaí inar tosaíodh í
cookies-login-duration = { PLURAL($minutes) ->
    [one] { $minutes } nóiméad, nó go dtí go mbeidh an logáil isteach thart
    [two] { $minutes } nóiméad, nó go dtí go mbeidh an logáil isteach thart
    [few] { $minutes } nóiméad, nó go dtí go mbeidh an logáil isteach thart
    [many] { $minutes } nóiméad, nó go dtí go mbeidh an logáil isteach thart
   *[other] { $minutes } nóiméad, nó go dtí go mbeidh an logáil isteach thart
}
cookies-country = Coinníonn sé cuimhne ar an tír a roghnaigh tú, má d’iarr tú é sin agus sa chás sin amháin
cookies-country-duration = Bliain amháin, nó go dtí go mbrúfaidh tú “Déan dearmad ar an rogha seo”
cookies-data-title = Cad a dhéantar leis na sonraí fúm?
cookies-data = Seolann an tír a d’eisigh d’aitheantas leictreonach ar aghaidh iad chuig an tseirbhís a d’iarr iad. Ní choinnítear anseo iad ach go dtí go mbíonn an logáil isteach críochnaithe.
cookies-contact = Má tá ceist agat faoi do chuid sonraí, bain úsáid as na sonraí teagmhála thíos.
