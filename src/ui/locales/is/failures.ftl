### Icelandic, draft of 2026-11-22, not yet read by a native speaker.

side-label = Hvar vandinn liggur
sent-label = Hvað var sent um þig
steps-label = Hvað þú getur gert
ask-label = Hvern má spyrja
ask-help = Ef þú biður um aðstoð skaltu gefa upp þennan tilvísunarkóða. Hann segir ekkert um þig.
reference-label = Tilvísunarkóði
code-label = Tegund vanda
again = Byrja aftur
other-country = Velja annað land
sent-nothing = Ekkert um þig var sent til neins.
sent-not-passed-on = Ekkert um þig var sent áfram til þjónustunnar.
side-nobody = Enginn gerði neitt rangt.
side-ours = Hjá okkur. Þú gerðir ekkert rangt.

request-not-understood = Við gátum ekki lesið innskráningarbeiðnina
    .happened = Síðan sem sendi þig hingað bað um innskráningu á hátt sem við getum ekki tekið við. Innskráningin hófst ekki.
    .side = Hjá þjónustunni eða landinu sem sendi þig hingað. Þú gerðir ekkert rangt.
    .step-1 = Farðu aftur í þjónustuna og byrjaðu innskráninguna upp á nýtt.
    .step-2 = Ef þessi síða birtist aftur skaltu láta þjónustuna vita og gefa upp tilvísunarkóðann.

unknown-sender = Við vitum ekki hver sendi þig hingað
    .happened = Innskráningarbeiðnin kom frá vef sem er ekki skráður hjá okkur. Þess vegna svöruðum við henni ekki.
    .side = Hjá vefnum sem sendi þig hingað.
    .step-1 = Opnaðu þjónustuna á opinberu vefslóðinni hennar, ekki með tengli í skilaboðum.
    .step-2 = Ef þú hefur þegar gert það skaltu láta þjónustuna vita og gefa upp tilvísunarkóðann.

already-used = Þessu skrefi er þegar lokið
    .happened = Hvert skref í innskráningu virkar einu sinni. Þetta skref var notað áður: með bakkhnappi, með því að ýta tvisvar eða í öðrum flipa.
    .side = Enginn gerði neitt rangt. Reglan ver þig gegn því að einhver endurtaki innskráninguna þína.
    .sent = Ekkert var sent í annað sinn.
    .step-1 = Ef þjónustan er opin í öðrum flipa skaltu halda áfram þar.
    .step-2 = Annars skaltu byrja innskráninguna upp á nýtt.

finished = Þessari innskráningu er lokið
    .happened = Þú laukst þessari innskráningu áður. Hér er ekkert meira að gera.
    .sent = Það sem þjónustan þurfti var sent einu sinni, þegar innskráningunni lauk. Ekkert var sent núna.
    .step-1 = Ef þjónustan er opin í öðrum flipa skaltu halda áfram þar.
    .step-2 = Ef þú vilt skrá þig inn aftur skaltu fara í þjónustuna og byrja þar.

expired = Þessi innskráning tók of langan tíma
    .happened = Til að gæta öryggis þíns þarf að ljúka innskráningu innan ákveðins tíma og sá tími er liðinn.
    .side = Enginn gerði neitt rangt. Þú getur byrjað aftur.
    .sent = Ekkert var sent.
    .step-1 = Byrjaðu innskráninguna upp á nýtt.

other-browser = Þessi innskráning hófst í öðrum vafra
    .happened = Ljúka þarf innskráningu í sama vafra og hún hófst í. Hún hófst ekki í þessum vafra eða hann geymir ekki vefkökur.
    .side = Í vafranum. Ef þú fylgdir tengli sem einhver sendi þér skaltu loka þessari síðu: Þetta er kannski ekki þín innskráning.
    .step-1 = Farðu í þjónustuna í þessum vafra og byrjaðu innskráninguna upp á nýtt.
    .step-2 = Ef þessi síða birtist aftur skaltu leyfa vefkökur fyrir þennan vef eða prófa annan vafra.
    .step-3 = Ef app opnaði annan vafra á leiðinni skaltu byrja í þeim vafra.

cancelled = Þú hættir við innskráninguna
    .happened = Þú hættir við hér eða á leiðinni. Það er í góðu lagi: Engin innskráning fór fram.
    .step-1 = Ef þú ætlaðir ekki að hætta við skaltu byrja innskráninguna upp á nýtt.

foreign-answer-invalid = Við gátum ekki tekið við svari landsins
    .happened = Þú komst aftur frá landinu sem þú valdir en svar þess stóðst ekki athugun okkar. Þess vegna notuðum við það ekki.
    .side = Líklegast í tengingunni milli þess lands og okkar. Þú gerðir ekkert rangt.
    .sent = Ekkert um þig var sent áfram til þjónustunnar. Svarinu var eytt.
    .step-1 = Byrjaðu innskráninguna upp á nýtt.
    .step-2 = Ef þessi síða birtist aftur skaltu biðja um aðstoð og gefa upp tilvísunarkóðann.

representation-not-accepted = Þessi þjónusta leyfir ekki innskráningu fyrir hönd annarra
    .happened = Landið sem þú valdir sagði okkur að þú kæmir fram fyrir annan einstakling eða fyrirtæki. Þjónustan leyfir fólki aðeins að koma fram fyrir sjálft sig.
    .side = Enginn gerði neitt rangt. Þjónustan ákveður hverjum hún hleypir inn.
    .sent = Ekkert var sent áfram til þjónustunnar, hvorki um þig né þann aðila sem þú kemur fram fyrir.
    .step-1 = Byrjaðu aftur og skráðu þig inn í eigin nafni.
    .step-2 = Ef þú þarft að koma fram fyrir annan aðila skaltu spyrja þjónustuna hvernig það er gert.

foreign-unavailable = Landið sem þú valdir svarar ekki
    .happened = Ekki næst samband við innskráningu þess lands eins og er.
    .side = Hjá því landi, hvorki hér né hjá þér.
    .step-1 = Reyndu aftur eftir nokkrar mínútur.
    .step-2 = Ef þú ert með rafræn skilríki frá öðru landi skaltu velja það land.

country-not-choosable = Ekki er hægt að nota þetta land fyrir þessa innskráningu
    .happened = Innskráning þar myndi ekki takast, eða að minnsta kosti ekki eins og er. Þess vegna sendum við þig ekki þangað.
    .side = Í því sem innskráning þess lands býður upp á og því sem þjónustan þarf. Þú gerðir ekkert rangt.
    .step-1 = Ef þú ert með rafræn skilríki frá öðru landi skaltu velja það land.
    .step-2 = Annars skaltu fara til baka og spyrja þjónustuna hvernig annars megi skrá sig inn eða sækja um.

level-not-reached = Innskráningin var ekki nógu örugg fyrir þessa þjónustu
    .happened = Þú skráðir þig inn en þjónustan þarf öruggari innskráningu, til dæmis með nafnskírteini með örgjörva.
    .side = Í því hvernig innskráningin fór fram. Þú gerðir ekkert rangt.
    .step-1 = Byrjaðu aftur og veldu öruggari leið til að skrá þig inn, ef þú átt kost á henni.
    .step-2 = Annars skaltu spyrja þjónustuna hvernig annars megi skrá sig inn eða sækja um.

data-missing = Það vantar upplýsingar sem þjónustan þarf
    .happened = Þú skráðir þig inn en rafrænu skilríkin þín geyma ekki allar upplýsingar sem þjónustan þarf.
    .side = Í því sem rafrænu skilríkin þín geyma. Þú gerðir ekkert rangt.
    .step-1 = Spurðu þann sem gaf út rafrænu skilríkin þín hvort hægt sé að bæta upplýsingunum við.
    .step-2 = Spurðu þjónustuna hvernig annars megi skrá sig inn eða sækja um.

foreign-login = Þessi rafrænu skilríki eru frá öðru landi
    .happened = Þú skráðir þig inn með rafrænum skilríkjum annars lands. Héðan er aðeins hægt að nota rafræn skilríki þessa lands.
    .side = Enginn gerði neitt rangt. Hvert land staðfestir aðeins eigin rafræn skilríki.
    .step-1 = Farðu aftur í þjónustuna, byrjaðu upp á nýtt og veldu landið sem gaf út rafrænu skilríkin þín.

own-fault = Eitthvað fór úrskeiðis hjá okkur
    .happened = Ekki var hægt að halda innskráningunni áfram vegna bilunar hjá okkur. Við höfum skráð atvikið.
    .step-1 = Byrjaðu innskráninguna upp á nýtt.
    .step-2 = Ef þessi síða birtist aftur skaltu reyna síðar eða biðja um aðstoð og gefa upp tilvísunarkóðann.

hub-unavailable = Innlenda innskráningin svarar ekki
    .happened = Ekki næst samband við innlendu innskráninguna sem við þurfum fyrir þetta skref.
    .side = Hjá innlendu innskráningunni. Þú gerðir ekkert rangt.
    .step-1 = Reyndu aftur eftir nokkrar mínútur og byrjaðu hjá þjónustunni.

too-busy = Of margir eru að skrá sig inn
    .happened = Við getum ekki tekið við fleiri innskráningum í augnablikinu, svo að hægt sé að ljúka þeim sem eru í gangi.
    .step-1 = Bíddu í eina mínútu og byrjaðu innskráninguna svo upp á nýtt.

page-not-found = Engin síða er á þessari vefslóð
    .happened = Vefslóðin er rangt slegin inn eða tilheyrir innskráningu sem er lokið. Ekki er hægt að byrja innskráningu úr bókamerki.
    .side = Í vefslóðinni sem var opnuð.
    .step-1 = Farðu í þjónustuna sem þú vilt nota og byrjaðu innskráninguna þar.

logout-not-understood = Við gátum ekki lesið beiðnina um útskráningu
    .happened = Síðan sem sendi þig hingað bað um útskráningu á hátt sem við getum ekki tekið við. Engin innskráning er virk hér: Hver innskráning gildir einu sinni og ekkert er geymt hér á eftir.
    .side = Hjá vefnum sem sendi þig hingað. Þú gerðir ekkert rangt.
    .step-1 = Til að skrá þig út úr þjónustu skaltu nota hnappinn þar eða loka vafranum.
    .step-2 = Ef þessi síða birtist aftur skaltu láta þjónustuna vita og gefa upp tilvísunarkóðann.
