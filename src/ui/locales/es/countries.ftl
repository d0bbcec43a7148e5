### Spanish, draft of 2026-11-22, not yet read by a native speaker.

choose-title = Elija su país
choose-lead = Elija el país que emitió su identidad electrónica. Se identificará allí, en las páginas de ese país.
choose-issuer = No se trata de su nacionalidad ni del lugar donde vive, sino de quién emitió la tarjeta, la aplicación o la cuenta con la que se identifica.
asked-label = Qué datos pide el servicio
asked-optional = { $detail } (opcional)
search-label = Busque su país
search-hint = En cualquier idioma, o con las dos letras del país.
search-button = Buscar
show-all = Mostrar todos los países
skip-list = Saltar la lista de países
list-label = Países
found = { PLURAL($count) ->
    [none] No se ha encontrado ningún país
    [one] { $count } país encontrado
    [many] { $count } de países encontrados
   *[other] { $count } países encontrados
}
found-nothing = Ningún país coincide con «{ $query }». Revise la ortografía o vea todos los países.
none-at-all = En este momento no se puede elegir ningún país. Vuelva al servicio e inténtelo más tarde.
remember-label = Recordar mi elección en este navegador
remember-hint = Solo se recuerda el país, durante un año. No marque esta casilla en un dispositivo que usen otras personas.
remembered-label = La última vez eligió este país
remembered-forget = Olvidar esta elección
own-country-title = ¿Su identidad electrónica es del mismo país que el servicio?
own-country = Vuelva al servicio y elija allí el sistema nacional de identificación.
not-listed-title = ¿Su país no está en la lista?
not-listed = Entonces su identidad electrónica todavía no se puede usar aquí. Vuelva atrás y pida al servicio otra forma de identificarse o de hacer el trámite.
cancel = Cancelar y volver

hint-unavailable = El servicio propuso un país que no se puede usar para esta identificación. El motivo figura junto a su nombre.
hint-unknown = El servicio propuso un país que no está en esta lista. Elija aquí su país.

reason-level = No se puede usar aquí: el servicio necesita una identificación más segura que la que ofrece este país.
reason-person-kind = No se puede usar aquí: el servicio pregunta por un tipo de persona, por ejemplo una empresa, que no puede identificarse con el sistema de este país.
reason-sp-type = No se puede usar aquí: la identificación de este país no está abierta a servicios de este tipo.
reason-requester-id = No se puede usar aquí: este país quiere saber exactamente qué servicio privado hace la petición, y el servicio no lo ha indicado.
reason-attribute = No se puede usar aquí: el servicio necesita un dato sobre usted que la identificación de este país no facilita.
reason-version = Todavía no se puede usar aquí: el sistema de identificación de este país no funciona junto con el nuestro.
reason-outage = No disponible ahora: el sistema de identificación de este país no responde. Inténtelo más tarde.
reason-outage-since = No disponible ahora: el sistema de identificación de este país no responde desde el { $since }. Inténtelo más tarde.
reason-suspended = No disponible ahora: la identificación con el sistema de este país está en pausa.
reason-suspended-since = No disponible ahora: la identificación con el sistema de este país está en pausa desde el { $since }.
reason-not-connected = Todavía no está conectado.
trouble-since = Puede que no funcione ahora: los sistemas de este país no nos responden desde el { $since }.
