### Icelandic, draft of 2026-11-22, not yet read by a native speaker.

log-in-there-title = Innskráning: { $country }
log-in-there = Innskráningin fer fram á opinberum síðum þess lands. Það sem þú slærð inn þar, til dæmis lykilorð, sést ekki hér.
go-back-title = Til baka: { $name }
go-back-done = Innskráningunni er lokið. Niðurstaðan er nú send aftur til þjónustunnar.
go-back-not-sent = Ekkert er sent um þig.
press-if-stuck = Ef næsta síða opnast ekki sjálfkrafa skaltu ýta á hnappinn.
follow-if-stuck = Ef næsta síða opnast ekki sjálfkrafa skaltu fylgja tenglinum.
continue-to = Áfram: { $name }
continue = Halda áfram
onward-title = Augnablik
onward = Þetta heldur sjálfkrafa áfram.

logout-title = Engin innskráning er virk hér
logout = Hver innskráning um þennan vef gildir einu sinni, fyrir þjónustuna sem bað um hana. Ekkert er geymt hér á eftir og því þarf ekki að skrá sig út hér.
logout-question = Vefur sendi þig hingað til að skrá þig út. Viltu gera það?
logout-confirm = Já, skrá mig út
logout-elsewhere = Til að skrá þig út úr þjónustu eða úr innskráningu landsins þíns skaltu nota hnappinn þar eða loka vafranum.
