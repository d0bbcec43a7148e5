### Portuguese, draft of 2026-11-22, not yet read by a native speaker.

log-in-there-title = Autenticação: { $country }
log-in-there = A autenticação é feita nas páginas oficiais desse país. Nada do que lá escrever, como uma palavra-passe, é visto aqui.
go-back-title = Regresso: { $name }
go-back-done = A sua autenticação está concluída. O resultado segue agora para o serviço.
go-back-not-sent = Nenhum dado sobre si é enviado.
press-if-stuck = Se a página seguinte não abrir sozinha, prima o botão.
follow-if-stuck = Se a página seguinte não abrir sozinha, siga a ligação.
continue-to = Continuar: { $name }
continue = Continuar
onward-title = Um momento
onward = O processo continua sozinho.

logout-title = Não tem nenhuma sessão aberta aqui
logout = Cada autenticação através deste sítio vale uma só vez, para o serviço que a pediu. Depois disso, nada fica guardado aqui e, por isso, não há nenhuma sessão para terminar.
logout-question = Chegou aqui a partir de um sítio que pediu para terminar a sua sessão. Era isso que queria?
logout-confirm = Sim, terminar a sessão
logout-elsewhere = Para terminar a sessão num serviço ou no sistema de autenticação do seu país, use o botão que lá existe ou feche o navegador.
