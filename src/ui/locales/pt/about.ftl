### Portuguese, draft of 2026-11-22, not yet read by a native speaker.

help-title = Ajuda para se autenticar
help-lead = Este sítio liga os serviços públicos às identificações eletrónicas de outros países europeus.
help-what-title = O que acontece aqui?
help-what = Um serviço pede-lhe que prove quem é. Para isso, escolha o país que emitiu a sua identificação eletrónica e autentique-se nas páginas desse país. Esse país confirma a sua identidade ao serviço.
help-who-title = Quem vê a minha palavra-passe?
help-who = Só o país que emitiu a sua identificação eletrónica. Nós nunca a vemos, e o serviço também não.
help-which-title = Que país devo escolher?
help-which = O que emitiu o cartão, a aplicação ou a conta com que se autentica. Pode não ser o país onde vive nem o do seu passaporte.
help-grey-title = Porque é que alguns países não podem ser escolhidos?
help-grey = Um país pode ainda não estar ligado, pode estar com uma avaria ou pode não oferecer aquilo de que o serviço precisa. O motivo está indicado junto do nome.
help-data-title = O que fica o serviço a saber sobre mim?
help-data = Os seus nomes e apelidos, a sua data de nascimento e um identificador. Além disso, só o que o serviço pedir e que aceitar enviar. Quando a pergunta é feita antes do envio, vê primeiro todos os dados.
help-time-title = Quanto tempo tenho?
help-time = { PLURAL($minutes) ->
    [one] A autenticação tem de ser concluída em { $minutes } minuto. Depois disso, pode começar de novo.
    [many] A autenticação tem de ser concluída em { $minutes } de minutos. Depois disso, pode começar de novo.
   *[other] A autenticação tem de ser concluída em { $minutes } minutos. Depois disso, pode começar de novo.
}
help-problem-title = Não funciona. O que posso fazer?
help-problem = Volte ao serviço e comece de novo a autenticação. Se isso não resolver, peça ajuda e indique a referência de oito caracteres que está na página com o problema.
help-contact-title = A quem posso perguntar?
help-contact-none = Pergunte ao serviço que quer usar.

accessibility-title = Declaração de acessibilidade
accessibility-lead = Estas páginas são feitas para que todas as pessoas as possam usar: com o teclado, com um leitor de ecrã, num ecrã pequeno, com letra grande e sem JavaScript.
accessibility-standard-title = Até que ponto são acessíveis estas páginas?
accessibility-standard = Foram criadas e testadas para cumprir as WCAG 2.2, nível AA, que a norma EN 301 549 exige em parte.
accessibility-checked = Cada página é verificada por testes automáticos em todas as línguas. Esses testes só encontram uma parte dos problemas.
accessibility-limits-title = O que não é acessível?
accessibility-limits = Não temos conhecimento de nenhuma barreira nestas páginas. As páginas de autenticação de outros países e as páginas dos serviços não são nossas e têm declarações próprias.
accessibility-report-title = Encontrou uma barreira?
accessibility-report = Diga-nos o que queria fazer e o que não funcionou. Respondemos logo que possível.
accessibility-enforce-title = Se a nossa resposta não ajudar
accessibility-enforce = Pode dirigir-se à entidade que fiscaliza a acessibilidade neste país.
accessibility-date = Última alteração desta declaração: { $date }.

cookies-title = Cookies e privacidade
cookies-lead = No seu navegador fica guardado apenas o que é preciso para a autenticação. A sua navegação não é seguida, não se fazem estatísticas sobre si e nenhum outro sítio intervém.
cookies-table = O que fica guardado no seu navegador
cookies-name = Nome
cookies-purpose = Para que serve
cookies-duration = Durante quanto tempo fica guardado
cookies-login = Garante que a autenticação é concluída no navegador em que começou
cookies-login-duration = { PLURAL($minutes) ->
    [one] { $minutes } minuto, ou até a autenticação terminar
    [many] { $minutes } de minutos, ou até a autenticação terminar
   *[other] { $minutes } minutos, ou até a autenticação terminar
}
cookies-country = Memoriza o país que escolheu, só se o tiver pedido
cookies-country-duration = Um ano, ou até premir «Esquecer esta escolha»
cookies-data-title = O que acontece aos meus dados?
cookies-data = Passam do país que emitiu a sua identificação eletrónica para o serviço que os pediu. Aqui são mantidos apenas até a autenticação ser concluída.
cookies-contact = Para perguntas sobre os seus dados, use o contacto indicado abaixo.
