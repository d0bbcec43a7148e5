### Portuguese, draft of 2026-11-22, not yet read by a native speaker.

skip-to-content = Ir para o conteúdo
language-label = Língua
language-change = Mudar de língua
footer-label = Ajuda e informações
link-help = Ajuda
link-contact = Contacto
link-accessibility = Acessibilidade
link-cookies = Cookies e privacidade
notice-label = Aviso
notice-from = Início: { $from }
notice-until = Fim: { $until }
notice-between = Início: { $from }. Fim: { $until }.
service-label = Serviço
service-unnamed = Um serviço público
service-country-label = País do serviço
country-label = País
level-label = Nível de segurança pedido
level-low = Qualquer autenticação com a identificação eletrónica oficial do seu país
level-substantial = Substancial: normalmente, uma palavra-passe e um segundo passo, como uma aplicação
level-high = Elevado: normalmente, um cartão de identidade com chip ou uma aplicação ativada presencialmente
back-to-service = Voltar ao serviço
back-to = Voltar: { $name }
