### Irish, draft of 2026-11-22, not yet read by a native speaker.

choose-title = Roghnaigh do thír
choose-lead = Roghnaigh an tír a d’eisigh d’aitheantas leictreonach. Logálfaidh tú isteach ansin, ar leathanaigh na tíre sin féin.
choose-issuer = Ní bhaineann sé seo le do náisiúntacht ná leis an áit ina gcónaíonn tú. Baineann sé leis an tír a d’eisigh an cárta, an aip nó an cuntas a úsáideann tú chun logáil isteach.
asked-label = Cad a iarrann an tseirbhís
asked-optional = { $detail } (roghnach)
search-label = Aimsigh do thír
search-hint = I dteanga ar bith, nó le cód dhá litir na tíre.
search-button = Cuardaigh
show-all = Taispeáin na tíortha go léir
skip-list = Léim thar liosta na dtíortha
list-label = Tíortha
found = { PLURAL($count) ->
    [none] Níor aimsíodh aon tír
    [one] Aimsíodh { $count } tír
    [two] Aimsíodh { $count } thír
    [few] Aimsíodh { $count } thír
    [many] Aimsíodh { $count } dtír
   *[other] Aimsíodh { $count } tír
}
found-nothing = Níl aon tír ann a mheaitseálann “{ $query }”. Seiceáil an litriú, nó taispeáin na tíortha go léir.
none-at-all = Ní féidir aon tír a roghnú faoi láthair. Téigh ar ais chuig an tseirbhís agus bain triail eile as ar ball.
remember-label = Coinnigh cuimhne ar mo rogha sa bhrabhsálaí seo
remember-hint = Ní choinnítear ach an tír, ar feadh bliana. Ná cuir tic leis seo ar ghléas a úsáideann daoine eile.
remembered-label = Seo a roghnaigh tú an uair dheireanach
remembered-forget = Déan dearmad ar an rogha seo
own-country-title = An ó thír na seirbhíse d’aitheantas leictreonach?
own-country = Téigh ar ais chuig an tseirbhís agus roghnaigh an córas logála isteach náisiúnta ansin.
not-listed-title = Nach bhfuil do thír ar an liosta?
not-listed = Sa chás sin, ní féidir a haitheantas leictreonach a úsáid anseo fós. Téigh ar ais, agus fiafraigh den tseirbhís conas logáil isteach nó iarratas a dhéanamh ar bhealach eile.
cancel = Cealaigh agus téigh ar ais

hint-unavailable = Mhol an tseirbhís tír nach féidir a úsáid don logáil isteach seo. Tá an chúis luaite lena hainm.
hint-unknown = Mhol an tseirbhís tír nach bhfuil ar an liosta seo. Roghnaigh do thír anseo.

## An chúis nach féidir tír a roghnú

reason-level = Ní féidir í a úsáid anseo: teastaíonn logáil isteach níos sláine ón tseirbhís ná mar a chuireann an tír seo ar fáil.
reason-person-kind = Ní féidir í a úsáid anseo: iarrann an tseirbhís sonraí faoi chineál duine, cuideachta mar shampla, nach gcuireann an tír seo logáil isteach ar fáil dó.
reason-sp-type = Ní féidir í a úsáid anseo: níl logáil isteach na tíre seo oscailte do sheirbhísí den chineál seo.
reason-requester-id = Ní féidir í a úsáid anseo: teastaíonn ón tír seo a fháil amach go beacht cén tseirbhís phríobháideach atá ag iarraidh na sonraí, agus níor thug an tseirbhís an t-eolas sin.
reason-attribute = Ní féidir í a úsáid anseo: teastaíonn sonra fút ón tseirbhís nach dtugann logáil isteach na tíre seo.
reason-version = Ní féidir í a úsáid anseo fós: ní oibríonn logáil isteach na tíre seo lenár gcóras.
reason-outage = Níl fáil uirthi anois: níl logáil isteach na tíre seo ag freagairt. Bain triail eile as ar ball.
reason-outage-since = Níl fáil uirthi anois: níl logáil isteach na tíre seo ag freagairt. Tús na faidhbe: { $since }. Bain triail eile as ar ball.
reason-suspended = Níl fáil uirthi anois: tá logáil isteach tríd an tír seo curtha ar sos.
reason-suspended-since = Níl fáil uirthi anois: tá logáil isteach tríd an tír seo curtha ar sos. Tús an tsosa: { $since }.
reason-not-connected = Níl sí nasctha fós.
trouble-since = B’fhéidir nach n-oibreoidh sí anois: níl córais na tíre seo ag freagairt dúinn. Tús na faidhbe: { $since }.
