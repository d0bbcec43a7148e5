### Irish, draft of 2026-11-22, not yet read by a native speaker.

side-label = Cá bhfuil an fhadhb
sent-label = Cad a seoladh fút
steps-label = Cad is féidir leat a dhéanamh
ask-label = Cé air ar féidir ceist a chur
ask-help = Má iarrann tú cabhair, tabhair an cód tagartha seo. Ní insíonn sé aon rud fút.
reference-label = Cód tagartha
code-label = Cineál na faidhbe
again = Tosaigh arís
other-country = Roghnaigh tír eile
sent-nothing = Níor seoladh aon rud fút chuig aon duine.
sent-not-passed-on = Níor seoladh aon rud fút ar aghaidh chuig an tseirbhís.
side-nobody = Ní dhearna aon duine botún.
side-ours = Ar ár dtaobhna. Ní dhearna tusa aon rud mícheart.

request-not-understood = Níorbh fhéidir linn an t-iarratas ar logáil isteach a léamh
    .happened = D’iarr an leathanach a sheol anseo thú logáil isteach ar bhealach nach féidir linn glacadh leis. Níor tosaíodh ar an logáil isteach.
    .side = Ar thaobh na seirbhíse nó na tíre a sheol anseo thú. Ní dhearna tusa aon rud mícheart.
    .step-1 = Téigh ar ais chuig an tseirbhís agus tosaigh ar an logáil isteach arís.
    .step-2 = Má fheiceann tú an leathanach seo arís, inis don tseirbhís é, agus tabhair an cód tagartha.

unknown-sender = Níl a fhios againn cé a sheol anseo thú
    .happened = Tháinig an t-iarratas ar logáil isteach ó shuíomh gréasáin nach bhfuil cláraithe linn, agus mar sin níor fhreagraíomar é.
    .side = Ar thaobh an tsuímh ghréasáin a sheol anseo thú.
    .step-1 = Oscail an tseirbhís ag a seoladh oifigiúil, agus ní trí nasc i dteachtaireacht.
    .step-2 = Má rinne tú é sin cheana, inis don tseirbhís é, agus tabhair an cód tagartha.

already-used = Tá an chéim seo déanta cheana
    .happened = Oibríonn gach céim de logáil isteach uair amháin. Úsáideadh an chéim seo cheana: leis an gcnaipe siar, le brú eile ar an gcnaipe, nó i gcluaisín eile.
    .side = Ní dhearna aon duine botún. Cosnaíonn an riail seo thú ar dhuine eile do logáil isteach a dhéanamh arís.
    .sent = Níor seoladh aon rud an dara huair.
    .step-1 = Má tá an tseirbhís oscailte i gcluaisín eile, lean ar aghaidh ansin.
    .step-2 = Mura bhfuil, tosaigh ar an logáil isteach arís.

finished = Tá an logáil isteach seo críochnaithe
    .happened = Chríochnaigh tú an logáil isteach seo cheana. Níl aon rud fágtha le déanamh anseo.
    .sent = Seoladh an méid a theastaigh ón tseirbhís uair amháin, nuair a críochnaíodh an logáil isteach. Níor seoladh aon rud anois.
    .step-1 = Má tá an tseirbhís oscailte i gcluaisín eile, lean ar aghaidh ansin.
    .step-2 = Chun logáil isteach arís, téigh chuig an tseirbhís agus tosaigh ansin.

expired = Thóg an logáil isteach seo rófhada
    .happened = Ar mhaithe le do shlándáil ní mór logáil isteach a chríochnú laistigh d’am teoranta, agus tá an t-am sin caite.
    .side = Ní dhearna aon duine botún. Is féidir leat tosú arís.
    .sent = Níor seoladh aon rud.
    .step-1 = Tosaigh ar an logáil isteach arís.

other-browser = Tosaíodh an logáil isteach seo i mbrabhsálaí eile
    .happened = Ní mór logáil isteach a chríochnú sa bhrabhsálaí inar tosaíodh í. Níor tosaíodh sa bhrabhsálaí seo í, nó ní choinníonn an brabhsálaí fianáin.
    .side = Sa bhrabhsálaí. Má lean tú nasc a sheol duine chugat, dún an leathanach seo: b’fhéidir nach leatsa an logáil isteach.
    .step-1 = Téigh chuig an tseirbhís sa bhrabhsálaí seo agus tosaigh ar an logáil isteach arís.
    .step-2 = Má fheiceann tú an leathanach seo arís, ceadaigh fianáin don suíomh gréasáin seo, nó bain triail as brabhsálaí eile.
    .step-3 = Má d’oscail aip brabhsálaí eile ar an mbealach, tosaigh sa bhrabhsálaí sin.

cancelled = Chealaigh tú an logáil isteach
    .happened = Chealaigh tú anseo nó ar an mbealach. Tá sé sin ceart go leor: níl tú logáilte isteach.
    .step-1 = Mura raibh sé i gceist agat cealú, tosaigh ar an logáil isteach arís.

foreign-answer-invalid = Níorbh fhéidir linn glacadh le freagra do thíre
    .happened = Tháinig tú ar ais ó leathanaigh na tíre a roghnaigh tú, ach níor éirigh lena freagra sna seiceálacha a dhéanaimid, agus mar sin níor úsáideamar é.
    .side = Sa nasc idir an tír sin agus sinne, is dócha. Ní dhearna tusa aon rud mícheart.
    .sent = Níor seoladh aon rud fút ar aghaidh chuig an tseirbhís. Scriosadh an freagra.
    .step-1 = Tosaigh ar an logáil isteach arís.
    .step-2 = Má fheiceann tú an leathanach seo arís, iarr cabhair, agus tabhair an cód tagartha.

representation-not-accepted = Ní ghlacann an tseirbhís seo le logáil isteach ar son duine eile
    .happened = Chuir an tír a roghnaigh tú in iúl dúinn go bhfuil tú ag gníomhú ar son duine eile nó ar son cuideachta. Ní ghlacann an tseirbhís ach le daoine a ghníomhaíonn ar a son féin.
    .side = Ní dhearna aon duine botún. Is í an tseirbhís a chinn cé a ligfidh sí isteach.
    .sent = Níor seoladh aon rud ar aghaidh chuig an tseirbhís fút féin, ná faoin té a bhfuil tú ag gníomhú ar a shon.
    .step-1 = Tosaigh arís, agus logáil isteach ar do shon féin.
    .step-2 = Más gá duit gníomhú ar son duine eile, fiafraigh den tseirbhís conas is féidir é sin a dhéanamh.

foreign-unavailable = Níl an tír a roghnaigh tú ag freagairt
    .happened = Ní féidir teacht ar chóras logála isteach na tíre sin faoi láthair.
    .side = Ar thaobh na tíre sin, ní anseo ná agatsa.
    .step-1 = Bain triail eile as i gceann cúpla nóiméad.
    .step-2 = Má tá aitheantas leictreonach ó thír eile agat, roghnaigh an tír sin.

country-not-choosable = Ní féidir an tír seo a úsáid don logáil isteach seo
    .happened = Ní éireodh leis an logáil isteach ansin, nó ar a laghad ní éireodh léi faoi láthair, agus mar sin níor sheolamar ansin thú.
    .side = Sa mhéid a chuireann logáil isteach na tíre sin ar fáil, agus sa mhéid a theastaíonn ón tseirbhís. Ní dhearna tusa aon rud mícheart.
    .step-1 = Má tá aitheantas leictreonach ó thír eile agat, roghnaigh an tír sin.
    .step-2 = Mura bhfuil, téigh ar ais, agus fiafraigh den tseirbhís conas logáil isteach nó iarratas a dhéanamh ar bhealach eile.

level-not-reached = Ní raibh an logáil isteach slán go leor don tseirbhís seo
    .happened = Logáil tú isteach, ach teastaíonn cineál logála isteach níos sláine ón tseirbhís, mar shampla cárta aitheantais le slis.
    .side = Sa chineál logála isteach a úsáideadh. Ní dhearna tusa aon rud mícheart.
    .step-1 = Tosaigh arís, agus roghnaigh bealach níos sláine chun logáil isteach, má tá sé agat.
    .step-2 = Mura bhfuil, fiafraigh den tseirbhís conas logáil isteach nó iarratas a dhéanamh ar bhealach eile.

data-missing = Tá sonra ar iarraidh a theastaíonn ón tseirbhís
    .happened = Logáil tú isteach, ach níl na sonraí go léir a theastaíonn ón tseirbhís i d’aitheantas leictreonach.
    .side = Sna sonraí atá i d’aitheantas leictreonach. Ní dhearna tusa aon rud mícheart.
    .step-1 = Fiafraigh díobh siúd a d’eisigh d’aitheantas leictreonach an féidir an sonra a chur leis.
    .step-2 = Fiafraigh den tseirbhís conas logáil isteach nó iarratas a dhéanamh ar bhealach eile.

foreign-login = Is ó thír eile an t-aitheantas leictreonach seo
    .happened = Logáil tú isteach le haitheantas leictreonach ó thír eile. Ní féidir ach aitheantais leictreonacha na tíre seo a úsáid anseo.
    .side = Ní dhearna aon duine botún. Ní dheimhníonn aon tír ach a haitheantais leictreonacha féin.
    .step-1 = Téigh ar ais chuig an tseirbhís, tosaigh arís, agus roghnaigh an tír a d’eisigh d’aitheantas leictreonach.

own-fault = Chuaigh rud éigin amú ar ár dtaobhna
    .happened = Níorbh fhéidir leanúint leis an logáil isteach mar gheall ar fhadhb inár gcórais. Tá taifead againn uirthi.
    .step-1 = Tosaigh ar an logáil isteach arís.
    .step-2 = Má fheiceann tú an leathanach seo arís, bain triail eile as ar ball, nó iarr cabhair agus tabhair an cód tagartha.

hub-unavailable = Níl an córas logála isteach náisiúnta ag freagairt
    .happened = Ní féidir teacht faoi láthair ar an gcóras logála isteach náisiúnta a theastaíonn uainn don chéim seo.
    .side = Ar thaobh an chórais logála isteach náisiúnta. Ní dhearna tusa aon rud mícheart.
    .step-1 = Bain triail eile as i gceann cúpla nóiméad, agus tosaigh ag an tseirbhís.

too-busy = Tá an iomarca daoine ag logáil isteach
    .happened = Ní féidir linn glacadh le logáil isteach eile faoi láthair, ionas gur féidir na cinn atá ar siúl a chríochnú.
    .step-1 = Fan nóiméad, agus tosaigh ar an logáil isteach arís ansin.

page-not-found = Níl aon leathanach ag an seoladh seo
    .happened = Níl an seoladh clóscríofa i gceart, nó baineann sé le logáil isteach atá thart. Ní féidir tosú ar logáil isteach ó leabharmharc.
    .side = Sa seoladh a osclaíodh.
    .step-1 = Téigh chuig an tseirbhís is mian leat a úsáid agus tosaigh ar an logáil isteach ansin.

logout-not-understood = Níorbh fhéidir linn an t-iarratas ar logáil amach a léamh
    .happened = D’iarr an leathanach a sheol anseo thú logáil amach ar bhealach nach féidir linn glacadh leis. Níl tú logáilte isteach anseo: tá gach logáil isteach bailí uair amháin, agus ní choinnítear aon rud anseo ina dhiaidh sin.
    .side = Ar thaobh an tsuímh ghréasáin a sheol anseo thú. Ní dhearna tusa aon rud mícheart.
    .step-1 = Chun logáil amach as seirbhís, úsáid an cnaipe ansin, nó dún an brabhsálaí.
    .step-2 = Má fheiceann tú an leathanach seo arís, inis don tseirbhís é, agus tabhair an cód tagartha.
