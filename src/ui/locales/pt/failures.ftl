### Portuguese, draft of 2026-11-22, not yet read by a native speaker.

side-label = Onde está o problema
sent-label = O que foi enviado sobre si
steps-label = O que pode fazer
ask-label = A quem perguntar
ask-help = Se pedir ajuda, indique esta referência. Não revela nada sobre si.
reference-label = Referência
code-label = Tipo de problema
again = Começar de novo
other-country = Escolher outro país
sent-nothing = Nenhum dado sobre si foi enviado a ninguém.
sent-not-passed-on = Nenhum dado sobre si foi transmitido ao serviço.
side-nobody = Ninguém se enganou.
side-ours = Do nosso lado. Não fez nada de errado.

request-not-understood = Não conseguimos ler o pedido de autenticação
    .happened = A página de onde veio pediu uma autenticação de uma forma que não podemos aceitar. A autenticação não começou.
    .side = Do lado do serviço ou do país que fez o pedido. Não fez nada de errado.
    .step-1 = Volte ao serviço e comece de novo a autenticação.
    .step-2 = Se esta página voltar a aparecer, avise o serviço e indique a referência.

unknown-sender = Não conhecemos o sítio de onde veio
    .happened = O pedido de autenticação veio de um sítio que não está registado no nosso sistema, por isso não lhe respondemos.
    .side = Do lado do sítio que fez o pedido.
    .step-1 = Abra o serviço pelo endereço oficial, e não por uma ligação numa mensagem.
    .step-2 = Se já o fez, avise o serviço e indique a referência.

already-used = Este passo já está feito
    .happened = Cada passo de uma autenticação funciona uma só vez. Este já tinha sido usado: pelo botão de voltar atrás, por ter premido duas vezes ou noutro separador.
    .side = Ninguém se enganou. A regra serve para impedir que alguém repita a sua autenticação.
    .sent = Nada foi enviado uma segunda vez.
    .step-1 = Se o serviço estiver aberto noutro separador, continue lá.
    .step-2 = Se não, comece de novo a autenticação.

finished = Esta autenticação terminou
    .happened = Já tinha concluído esta autenticação. Aqui não há mais nada a fazer.
    .sent = Aquilo de que o serviço precisava foi enviado uma vez, quando a autenticação foi concluída. Agora não foi enviado nada.
    .step-1 = Se o serviço estiver aberto noutro separador, continue lá.
    .step-2 = Para se autenticar outra vez, vá ao sítio do serviço e comece lá.

expired = Esta autenticação demorou demasiado tempo
    .happened = Para sua segurança, a autenticação tem de ser concluída num tempo limitado, e esse tempo passou.
    .side = Ninguém se enganou. Pode começar de novo.
    .sent = Nada foi enviado.
    .step-1 = Comece de novo a autenticação.

other-browser = Esta autenticação começou noutro navegador
    .happened = A autenticação tem de ser concluída no navegador em que começou. Não começou neste navegador, ou este navegador não guarda cookies.
    .side = No navegador. Se seguiu uma ligação que alguém lhe enviou, feche esta página: a autenticação pode não ser sua.
    .step-1 = Vá ao sítio do serviço neste navegador e comece de novo a autenticação.
    .step-2 = Se esta página voltar a aparecer, permita os cookies deste sítio ou experimente outro navegador.
    .step-3 = Se uma aplicação abriu outro navegador pelo caminho, comece nesse navegador.

cancelled = Cancelou a autenticação
    .happened = Cancelou aqui ou num passo anterior. Não há problema: a autenticação não foi feita.
    .step-1 = Se não queria cancelar, comece de novo a autenticação.

foreign-answer-invalid = Não pudemos aceitar a resposta do seu país
    .happened = Voltou das páginas do país que escolheu, mas a resposta desse país não passou nas nossas verificações, por isso não a usámos.
    .side = Muito provavelmente na ligação entre esse país e nós. Não fez nada de errado.
    .sent = Nenhum dado sobre si foi transmitido ao serviço. A resposta foi eliminada.
    .step-1 = Comece de novo a autenticação.
    .step-2 = Se esta página voltar a aparecer, peça ajuda e indique a referência.

representation-not-accepted = Este serviço não aceita autenticações em nome de outra pessoa
    .happened = O país que escolheu indicou-nos que age em nome de outra pessoa ou de uma empresa. O serviço só aceita quem age em nome próprio.
    .side = Ninguém se enganou. O serviço decidiu a quem dá acesso.
    .sent = Nenhum dado sobre si, nem sobre a pessoa ou empresa em nome da qual age, foi transmitido ao serviço.
    .step-1 = Comece de novo e autentique-se em nome próprio.
    .step-2 = Se tem de agir em nome de outra pessoa ou empresa, pergunte ao serviço como o pode fazer.

foreign-unavailable = O país que escolheu não responde
    .happened = De momento não é possível aceder ao sistema de autenticação desse país.
    .side = Do lado desse país. Não está aqui nem no seu dispositivo.
    .step-1 = Tente novamente dentro de alguns minutos.
    .step-2 = Se tiver uma identificação eletrónica de outro país, escolha esse país.

country-not-choosable = Este país não pode ser usado para esta autenticação
    .happened = A autenticação não funcionaria nesse país, ou pelo menos não neste momento, por isso não abrimos as páginas desse país.
    .side = Entre o que a autenticação desse país oferece e aquilo de que o serviço precisa. Não fez nada de errado.
    .step-1 = Se tiver uma identificação eletrónica de outro país, escolha esse país.
    .step-2 = Se não, volte atrás e peça ao serviço outra forma de se autenticar ou de apresentar o pedido.

level-not-reached = A autenticação não foi suficientemente segura para este serviço
    .happened = Autenticou-se, mas o serviço precisa de um tipo de autenticação mais seguro, como um cartão de identidade com chip.
    .side = No tipo de autenticação usado. Não fez nada de errado.
    .step-1 = Comece de novo e escolha uma forma mais segura de se autenticar, se a tiver.
    .step-2 = Se não, peça ao serviço outra forma de se autenticar ou de apresentar o pedido.

data-missing = Falta um dado de que o serviço precisa
    .happened = Autenticou-se, mas a sua identificação eletrónica não contém todos os dados de que o serviço precisa.
    .side = No que a sua identificação eletrónica contém. Não fez nada de errado.
    .step-1 = Pergunte a quem emitiu a sua identificação eletrónica se o dado pode ser acrescentado.
    .step-2 = Peça ao serviço outra forma de se autenticar ou de apresentar o pedido.

foreign-login = Esta identificação eletrónica é de outro país
    .happened = Autenticou-se com a identificação eletrónica de outro país. A partir daqui só podem ser usadas as identificações eletrónicas deste país.
    .side = Ninguém se enganou. Cada país confirma apenas as suas próprias identificações eletrónicas.
    .step-1 = Volte ao serviço, comece de novo e escolha o país que emitiu a sua identificação eletrónica.

own-fault = Algo falhou do nosso lado
    .happened = A autenticação não pôde continuar por causa de uma falha nossa. Ficou registada.
    .step-1 = Comece de novo a autenticação.
    .step-2 = Se esta página voltar a aparecer, tente mais tarde ou peça ajuda com a referência.

hub-unavailable = O sistema nacional de autenticação não responde
    .happened = De momento não é possível aceder ao sistema nacional de autenticação de que precisamos para este passo.
    .side = Do lado do sistema nacional de autenticação. Não fez nada de errado.
    .step-1 = Tente novamente dentro de alguns minutos, começando no serviço.

too-busy = Há demasiadas pessoas a autenticar-se
    .happened = Neste momento não podemos aceitar outra autenticação, para que as que estão em curso possam ser concluídas.
    .step-1 = Espere um minuto e depois comece de novo a autenticação.

page-not-found = Não há nenhuma página neste endereço
    .happened = O endereço está mal escrito ou pertence a uma autenticação que já terminou. Não é possível começar uma autenticação a partir de um marcador.
    .side = No endereço que foi aberto.
    .step-1 = Vá ao sítio do serviço que quer usar e comece lá a autenticação.

logout-not-understood = Não conseguimos ler o pedido para terminar a sessão
    .happened = A página de onde veio pediu para terminar a sessão de uma forma que não podemos aceitar. Não tem nenhuma sessão aberta aqui: cada autenticação vale uma só vez e, depois disso, nada fica guardado.
    .side = Do lado do sítio que fez o pedido. Não fez nada de errado.
    .step-1 = Para terminar a sessão num serviço, use o botão que lá existe ou feche o navegador.
    .step-2 = Se esta página voltar a aparecer, avise o serviço e indique a referência.
