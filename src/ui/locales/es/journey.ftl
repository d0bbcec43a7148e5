### Spanish, draft of 2026-11-22, not yet read by a native speaker.

log-in-there-title = Identificación: { $country }
log-in-there = La identificación se hace en las páginas oficiales de ese país. Aquí no se ve nada de lo que escriba allí, por ejemplo una contraseña.
go-back-title = Vuelta al servicio: { $name }
go-back-done = Su identificación se ha completado. El resultado pasa ahora al servicio.
go-back-not-sent = No se envía ningún dato sobre usted.
press-if-stuck = Si la página siguiente no se abre sola, pulse el botón.
follow-if-stuck = Si la página siguiente no se abre sola, siga el enlace.
continue-to = Continuar: { $name }
continue = Continuar
onward-title = Un momento
onward = El proceso continúa solo.

logout-title = Aquí no tiene ninguna sesión abierta
logout = Cada identificación a través de este sitio web vale una sola vez, para el servicio que la pidió. Después no se guarda nada aquí, así que no hay ninguna sesión que cerrar.
logout-question = Un sitio web le ha enviado aquí para cerrar la sesión. ¿Es lo que quería?
logout-confirm = Sí, cerrar la sesión
logout-elsewhere = Para cerrar la sesión de un servicio o del sistema de identificación de su país, use el botón que hay allí o cierre el navegador.
