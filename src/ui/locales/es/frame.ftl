### Spanish, draft of 2026-11-22, not yet read by a native speaker.

skip-to-content = Ir al contenido
language-label = Idioma
language-change = Cambiar de idioma
footer-label = Ayuda e información
link-help = Ayuda
link-contact = Contacto
link-accessibility = Accesibilidad
link-cookies = Cookies y privacidad
notice-label = Aviso
notice-from = Desde: { $from }
notice-until = Hasta: { $until }
notice-between = Desde: { $from }. Hasta: { $until }.
service-label = Servicio
service-unnamed = Un servicio público
service-country-label = País del servicio
country-label = País
level-label = Nivel de seguridad que se pide
level-low = Cualquier identificación con la identidad electrónica oficial de su país
level-substantial = Sustancial: normalmente, una contraseña y un segundo paso, como una aplicación
level-high = Alto: normalmente, un documento de identidad con chip o una aplicación que se activó de forma presencial
back-to-service = Volver al servicio
back-to = Volver: { $name }
