### Bulgarian, draft of 2026-11-22, not yet read by a native speaker.

skip-to-content = Към съдържанието
language-label = Език
language-change = Смяна на езика
footer-label = Помощ и информация
link-help = Помощ
link-contact = Контакти
link-accessibility = Достъпност
link-cookies = Бисквитки и поверителност
notice-label = Съобщение
notice-from = От { $from }
notice-until = До { $until }
notice-between = От { $from } до { $until }
service-label = Услуга
service-unnamed = Публична услуга
service-country-label = Държава на услугата
country-label = Държава
level-label = Необходимо ниво на сигурност на входа
level-low = Всеки вход с официалната електронна идентичност на Вашата държава
level-substantial = Значително: обикновено парола и втора стъпка, например приложение
level-high = Високо: обикновено лична карта с чип или приложение, активирано при лично явяване
back-to-service = Връщане към услугата
back-to = Връщане: { $name }
