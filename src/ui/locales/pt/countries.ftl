### Portuguese, draft of 2026-11-22, not yet read by a native speaker.

choose-title = Escolha o seu país
choose-lead = Escolha o país que emitiu a sua identificação eletrónica. Vai autenticar-se nas páginas desse país.
choose-issuer = Não se trata da sua nacionalidade nem do lugar onde vive. Trata-se de quem emitiu o cartão, a aplicação ou a conta com que se autentica.
asked-label = O que o serviço pede
asked-optional = { $detail } (opcional)
search-label = Procure o seu país
search-hint = Em qualquer língua, ou pelas duas letras do país.
search-button = Procurar
show-all = Mostrar todos os países
skip-list = Saltar a lista de países
list-label = Países
found = { PLURAL($count) ->
    [none] Nenhum país encontrado
    [one] { $count } país encontrado
    [many] { $count } de países encontrados
   *[other] { $count } países encontrados
}
found-nothing = Nenhum país corresponde a «{ $query }». Verifique a ortografia ou mostre todos os países.
none-at-all = De momento não é possível escolher nenhum país. Volte ao serviço e tente novamente mais tarde.
remember-label = Memorizar a minha escolha neste navegador
remember-hint = Só o país fica guardado, durante um ano. Não assinale esta opção num dispositivo que outras pessoas usem.
remembered-label = Foi este o país que escolheu da última vez
remembered-forget = Esquecer esta escolha
own-country-title = A sua identificação eletrónica é do mesmo país que o serviço?
own-country = Volte ao serviço e escolha lá o sistema nacional de autenticação.
not-listed-title = O seu país não está na lista?
not-listed = Nesse caso, a identificação eletrónica desse país ainda não pode ser usada aqui. Volte atrás e peça ao serviço outra forma de se autenticar ou de apresentar o pedido.
cancel = Cancelar e voltar

hint-unavailable = O serviço sugeriu um país que não pode ser usado para esta autenticação. O motivo está indicado junto do nome.
hint-unknown = O serviço sugeriu um país que não está nesta lista. Escolha aqui o seu país.

reason-level = Não pode ser usado aqui: o serviço precisa de uma autenticação mais segura do que a que este país oferece.
reason-person-kind = Não pode ser usado aqui: o serviço pede dados sobre um tipo de pessoa, por exemplo uma empresa, para o qual este país não tem autenticação.
reason-sp-type = Não pode ser usado aqui: a autenticação deste país não está aberta a serviços deste tipo.
reason-requester-id = Não pode ser usado aqui: este país quer saber exatamente qual é o serviço privado que faz o pedido, e o serviço não o indicou.
reason-attribute = Não pode ser usado aqui: o serviço precisa de um dado sobre si que a autenticação deste país não fornece.
reason-version = Ainda não pode ser usado aqui: o sistema de autenticação deste país não funciona com o nosso.
reason-outage = Indisponível neste momento: o sistema de autenticação deste país não responde. Tente novamente mais tarde.
reason-outage-since = Indisponível neste momento: o sistema de autenticação deste país não responde desde { $since }. Tente novamente mais tarde.
reason-suspended = Indisponível neste momento: as autenticações através deste país estão suspensas.
reason-suspended-since = Indisponível neste momento: as autenticações através deste país estão suspensas desde { $since }.
reason-not-connected = Ainda não está ligado.
trouble-since = Pode não funcionar neste momento: os sistemas deste país não nos respondem desde { $since }.
