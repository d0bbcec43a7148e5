// Presses the one button of the page, once; after "Back" that is left to the person.
"use strict";
(function () {
  var button = document.getElementById("go"), sent = false;
  button.form.addEventListener("submit", function (event) {
    if (sent) return event.preventDefault();
    sent = true;
    setTimeout(function () { sent = false; }, 5000);
  });
  addEventListener("pageshow", function (event) {
    if (event.persisted) sent = false;
  });
  var visit = performance.getEntriesByType("navigation")[0];
  if (!visit || visit.type !== "back_forward") button.click();
})();
