### Spanish, draft of 2026-11-22, not yet read by a native speaker.

help-title = Ayuda para identificarse
help-lead = Este sitio web conecta los servicios públicos con las identidades electrónicas de otros países europeos.
help-what-title = ¿Qué ocurre aquí?
help-what = Un servicio le pide que demuestre quién es. Usted elige el país que emitió su identidad electrónica y se identifica allí. Ese país confirma al servicio quién es usted.
help-who-title = ¿Quién ve mi contraseña?
help-who = Solo el país que emitió su identidad electrónica. Nosotros no la vemos nunca, y el servicio tampoco.
help-which-title = ¿Qué país elijo?
help-which = El que emitió la tarjeta, la aplicación o la cuenta con la que se identifica. Puede ser distinto del país en el que vive o del que tiene pasaporte.
help-grey-title = ¿Por qué algunos países no se pueden elegir?
help-grey = Puede que un país todavía no esté conectado, que su sistema no funcione en ese momento o que no ofrezca lo que el servicio necesita. El motivo figura junto a su nombre.
help-data-title = ¿Qué datos míos recibe el servicio?
help-data = Su nombre y apellidos, su fecha de nacimiento y un identificador. Aparte de eso, solo lo que el servicio pida y usted acepte. Cuando se le pregunte antes de enviarlos, primero podrá ver todos los datos.
help-time-title = ¿Cuánto tiempo tengo?
help-time = { PLURAL($minutes) ->
    [one] La identificación se debe completar en { $minutes } minuto. Después puede empezar de nuevo.
    [many] La identificación se debe completar en { $minutes } de minutos. Después puede empezar de nuevo.
   *[other] La identificación se debe completar en { $minutes } minutos. Después puede empezar de nuevo.
}
help-problem-title = No funciona. ¿Qué puedo hacer?
help-problem = Vuelva al servicio y empiece de nuevo la identificación. Si eso no lo resuelve, pida ayuda e indique la referencia de ocho caracteres que aparece en la página con el problema.
help-contact-title = ¿A quién puedo preguntar?
help-contact-none = Pregunte al servicio que quiere usar.

accessibility-title = Declaración de accesibilidad
accessibility-lead = Estas páginas están hechas para que todo el mundo pueda usarlas: con el teclado, con un lector de pantalla, en una pantalla pequeña, con letra grande y sin JavaScript.
accessibility-standard-title = ¿Hasta qué punto son accesibles estas páginas?
accessibility-standard = Se han creado y probado para cumplir las WCAG 2.2, nivel AA, que la norma EN 301 549 exige en parte.
accessibility-checked = Todas las páginas se comprueban con pruebas automáticas en todos los idiomas. Esas pruebas solo encuentran una parte de los problemas.
accessibility-limits-title = ¿Qué no es accesible?
accessibility-limits = No conocemos ninguna barrera en estas páginas. Las páginas de identificación de otros países y las de los servicios no son nuestras; tienen sus propias declaraciones.
accessibility-report-title = ¿Ha encontrado una barrera?
accessibility-report = Díganos qué quería hacer y qué no funcionó. Le responderemos lo antes posible.
accessibility-enforce-title = Si nuestra respuesta no le ayuda
accessibility-enforce = Puede dirigirse al organismo que vela por la accesibilidad en este país.
accessibility-date = Última modificación de esta declaración: { $date }.

cookies-title = Cookies y privacidad
cookies-lead = En su navegador solo se guarda lo que hace falta para la identificación. No se hace ningún seguimiento, no se hacen estadísticas sobre usted y no interviene ningún otro sitio web.
cookies-table = Qué se guarda en su navegador
cookies-name = Nombre
cookies-purpose = Para qué sirve
cookies-duration = Cuánto tiempo se guarda
cookies-login = Asegura que la identificación se completa en el mismo navegador en el que empezó
cookies-login-duration = { PLURAL($minutes) ->
    [one] { $minutes } minuto, o hasta que termine la identificación
    [many] { $minutes } de minutos, o hasta que termine la identificación
   *[other] { $minutes } minutos, o hasta que termine la identificación
}
cookies-country = Recuerda el país que eligió, solo si usted lo pidió
cookies-country-duration = Un año, o hasta que pulse «Olvidar esta elección»
cookies-data-title = ¿Qué pasa con mis datos?
cookies-data = Pasan del país que emitió su identidad electrónica al servicio que los pidió. Aquí solo se conservan hasta que se completa la identificación.
cookies-contact = Si tiene preguntas sobre sus datos, diríjase al contacto que figura más abajo.
