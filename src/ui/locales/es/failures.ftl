### Spanish, draft of 2026-11-22, not yet read by a native speaker.

side-label = Dónde está el problema
sent-label = Qué se ha enviado sobre usted
steps-label = Qué puede hacer
ask-label = A quién preguntar
ask-help = Si pide ayuda, indique esta referencia. No revela nada sobre usted.
reference-label = Referencia
code-label = Tipo de problema
again = Empezar de nuevo
other-country = Elegir otro país
sent-nothing = No se ha enviado a nadie ningún dato sobre usted.
sent-not-passed-on = No se ha transmitido al servicio ningún dato sobre usted.
side-nobody = Nadie se ha equivocado.
side-ours = En nuestros sistemas. Usted no ha hecho nada mal.

request-not-understood = No hemos podido leer la petición de identificación
    .happened = La página que le envió aquí pidió la identificación de una forma que no podemos aceptar. La identificación no ha empezado.
    .side = En el servicio o el país que le envió aquí. Usted no ha hecho nada mal.
    .step-1 = Vuelva al servicio y empiece de nuevo la identificación.
    .step-2 = Si vuelve a aparecer esta página, avise al servicio e indique la referencia.

unknown-sender = No sabemos quién le ha enviado aquí
    .happened = La petición de identificación vino de un sitio web que no está registrado en nuestro sistema, así que no la hemos respondido.
    .side = En el sitio web que le envió aquí.
    .step-1 = Abra el servicio desde su dirección oficial, no desde un enlace de un mensaje.
    .step-2 = Si ya lo ha hecho así, avise al servicio e indique la referencia.

already-used = Este paso ya está hecho
    .happened = Cada paso de una identificación funciona una sola vez. Este ya se había usado: con el botón de volver atrás, al pulsar dos veces o en otra pestaña.
    .side = Nadie se ha equivocado. Esta regla le protege de que alguien repita su identificación.
    .sent = No se ha enviado nada por segunda vez.
    .step-1 = Si el servicio está abierto en otra pestaña, continúe allí.
    .step-2 = Si no, empiece de nuevo la identificación.

finished = Esta identificación ya ha terminado
    .happened = Usted ya había completado esta identificación. Aquí no queda nada por hacer.
    .sent = Lo que el servicio necesitaba se envió una vez, cuando se completó la identificación. Ahora no se ha enviado nada.
    .step-1 = Si el servicio está abierto en otra pestaña, continúe allí.
    .step-2 = Para identificarse otra vez, vaya al sitio web del servicio y empiece allí.

expired = Esta identificación ha tardado demasiado
    .happened = Por su seguridad, la identificación se debe completar en un tiempo limitado, y ese tiempo ha pasado.
    .side = Nadie se ha equivocado. Puede empezar de nuevo.
    .sent = No se ha enviado nada.
    .step-1 = Empiece de nuevo la identificación.

other-browser = Esta identificación se empezó en otro navegador
    .happened = La identificación se debe completar en el mismo navegador en el que se empezó. No se empezó en este navegador, o este navegador no guarda cookies.
    .side = En el navegador. Si ha seguido un enlace que le envió otra persona, cierre esta página: puede que la identificación no sea suya.
    .step-1 = Vaya al sitio web del servicio en este navegador y empiece de nuevo la identificación.
    .step-2 = Si vuelve a aparecer esta página, permita las cookies de este sitio web o pruebe con otro navegador.
    .step-3 = Si una aplicación abrió otro navegador por el camino, empiece en ese navegador.

cancelled = Ha cancelado la identificación
    .happened = Ha cancelado aquí o en algún paso anterior. No pasa nada: no se ha iniciado ninguna sesión.
    .step-1 = Si no quería cancelar, empiece de nuevo la identificación.

foreign-answer-invalid = No hemos podido aceptar la respuesta de su país
    .happened = Ha vuelto de las páginas del país que eligió, pero la respuesta de ese país no superó nuestras comprobaciones, así que no la hemos usado.
    .side = Lo más probable es que esté en la conexión entre ese país y nosotros. Usted no ha hecho nada mal.
    .sent = No se ha transmitido al servicio ningún dato sobre usted. La respuesta se ha descartado.
    .step-1 = Empiece de nuevo la identificación.
    .step-2 = Si vuelve a aparecer esta página, pida ayuda e indique la referencia.

representation-not-accepted = Este servicio no acepta que se actúe en nombre de otra persona o empresa
    .happened = El país que eligió nos ha indicado que usted actúa en nombre de otra persona o de una empresa. El servicio solo acepta a quien actúa en nombre propio.
    .side = Nadie se ha equivocado. El servicio ha decidido a quién da acceso.
    .sent = No se ha transmitido al servicio ningún dato sobre usted ni sobre la persona o empresa en cuyo nombre actúa.
    .step-1 = Empiece de nuevo e identifíquese en nombre propio.
    .step-2 = Si tiene que actuar en nombre de otra persona o empresa, pregunte al servicio cómo hacerlo.

foreign-unavailable = El país que eligió no responde
    .happened = En este momento no se puede acceder al sistema de identificación de ese país.
    .side = En ese país. No está aquí ni en su dispositivo.
    .step-1 = Inténtelo otra vez dentro de unos minutos.
    .step-2 = Si tiene una identidad electrónica de otro país, elija ese país.

country-not-choosable = Este país no se puede usar para esta identificación
    .happened = La identificación no funcionaría allí, o al menos no en este momento, así que no le hemos enviado allí.
    .side = Entre lo que ofrece la identificación de ese país y lo que necesita el servicio. Usted no ha hecho nada mal.
    .step-1 = Si tiene una identidad electrónica de otro país, elija ese país.
    .step-2 = Si no, vuelva atrás y pida al servicio otra forma de identificarse o de hacer el trámite.

level-not-reached = La identificación no era lo bastante segura para este servicio
    .happened = Se ha identificado, pero el servicio necesita un tipo de identificación más seguro, por ejemplo un documento de identidad con chip.
    .side = En el tipo de identificación que se ha usado. Usted no ha hecho nada mal.
    .step-1 = Empiece de nuevo y elija una forma más segura de identificarse, si la tiene.
    .step-2 = Si no, pida al servicio otra forma de identificarse o de hacer el trámite.

data-missing = Falta un dato que el servicio necesita
    .happened = Se ha identificado, pero su identidad electrónica no contiene todos los datos que el servicio necesita.
    .side = En lo que contiene su identidad electrónica. Usted no ha hecho nada mal.
    .step-1 = Pregunte a quien emitió su identidad electrónica si se puede añadir el dato.
    .step-2 = Pida al servicio otra forma de identificarse o de hacer el trámite.

foreign-login = Esta identidad electrónica es de otro país
    .happened = Se ha identificado con la identidad electrónica de otro país. Desde aquí solo se pueden usar identidades electrónicas de este país.
    .side = Nadie se ha equivocado. Cada país confirma solo sus propias identidades electrónicas.
    .step-1 = Vuelva al servicio, empiece de nuevo y elija el país que emitió su identidad electrónica.

own-fault = Algo ha fallado en nuestros sistemas
    .happened = La identificación no ha podido continuar por un fallo nuestro. Lo hemos registrado.
    .step-1 = Empiece de nuevo la identificación.
    .step-2 = Si vuelve a aparecer esta página, inténtelo más tarde o pida ayuda con la referencia.

hub-unavailable = El sistema nacional de identificación no responde
    .happened = En este momento no se puede acceder al sistema nacional de identificación que necesitamos para este paso.
    .side = En el sistema nacional de identificación. Usted no ha hecho nada mal.
    .step-1 = Inténtelo otra vez dentro de unos minutos, empezando en el servicio.

too-busy = Hay demasiadas personas identificándose
    .happened = En este momento no podemos empezar otra identificación, para que se puedan completar las que están en curso.
    .step-1 = Espere un minuto y empiece de nuevo la identificación.

page-not-found = No hay ninguna página en esta dirección
    .happened = La dirección está mal escrita o pertenece a una identificación que ya ha terminado. No se puede empezar una identificación desde un marcador.
    .side = En la dirección que se ha abierto.
    .step-1 = Vaya al sitio web del servicio que quiere usar y empiece allí la identificación.

logout-not-understood = No hemos podido leer la petición de cerrar la sesión
    .happened = La página que le envió aquí pidió cerrar la sesión de una forma que no podemos aceptar. Aquí no tiene ninguna sesión abierta: cada identificación vale una sola vez y después no se guarda nada.
    .side = En el sitio web que le envió aquí. Usted no ha hecho nada mal.
    .step-1 = Para cerrar la sesión de un servicio, use el botón que hay allí o cierre el navegador.
    .step-2 = Si vuelve a aparecer esta página, avise al servicio e indique la referencia.
