### Ukrainian, draft of 2026-11-22, not yet read by a native speaker.

skip-to-content = Перейти до вмісту
language-label = Мова
language-change = Змінити мову
footer-label = Допомога та інформація
link-help = Допомога
link-contact = Контакти
link-accessibility = Доступність
link-cookies = Файли cookie та приватність
notice-label = Оголошення
notice-from = З { $from }
notice-until = До { $until }
notice-between = З { $from } до { $until }
service-label = Сервіс
service-unnamed = Публічний сервіс
service-country-label = Країна сервісу
country-label = Країна
level-label = Потрібний рівень захисту входу
level-low = Будь-який вхід з офіційним засобом електронної ідентифікації вашої країни
level-substantial = Середній: зазвичай пароль і другий крок, наприклад застосунок
level-high = Високий: зазвичай посвідчення особи з чипом або застосунок, активований під час особистого візиту
back-to-service = Повернутися до сервісу
back-to = Повернутися: { $name }
