// Leaves in the list of countries only what matches what is typed, by every name that the server
// knows, folded as the server folds. What is said of it are the server's sentences.
"use strict";
(() => {
  const field = document.getElementById("q");
  const status = document.querySelector("[role=status]");
  const rows = [...document.querySelectorAll("li[data-names]")];
  const menu = document.querySelector("form.language");
  const written = {
    ς: "σ", ı: "i", ł: "l", đ: "d", ð: "d", ħ: "h", ø: "o", ß: "ss", æ: "ae", œ: "oe", þ: "th",
    "’": "'", "‘": "'", "ʼ": "'", "`": "'",
  };
  const fold = (text) => text.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "")
    .replace(/[^a-z\d]/gu, (letter) => written[letter] ?? letter)
    .replace(/[-‐–|\s]+/gu, " ").trim();
  // Each row with all that it is found by: what its button says and sends, and the rest.
  const known = rows.map((row) => {
    const button = row.querySelector("button");
    return [row.dataset.names, fold(button.textContent), fold(button.value)].join("|");
  });
  let before = "";
  let pause;

  const filter = () => {
    const query = fold(field.value);
    if (query === before) return;
    before = query;
    rows.forEach((row, at) => { row.hidden = !known[at].includes(query); });
    const count = rows.filter((row) => !row.hidden).length;
    document.getElementById("all").hidden = !query;
    clearTimeout(pause);
    pause = setTimeout(() => {
      const { forms, which, nothing } = status.dataset;
      status.textContent = count
        ? forms.split("|")[which[count - 1]].replace("#", count)
        : nothing.split("#").join(field.value.trim());
    }, 150);
  };
  field.addEventListener("input", filter);
  // The list is filtered already: who asks for it is led there.
  field.form.querySelector("button").hidden = true;
  field.form.addEventListener("submit", (event) => {
    event.preventDefault();
    filter();
    if (rows.some((row) => !row.hidden)) document.getElementById("list").focus();
  });
  // In another language the same is looked for.
  menu?.addEventListener("formdata", ({ formData }) => {
    if (field.value) formData.set("q", field.value);
  });

  // A double press sends once; a page that the browser kept alive is asked for anew.
  let sent = false;
  addEventListener("submit", (event) => {
    if (event.target.method !== "post") return;
    if (sent) return event.preventDefault();
    sent = true;
    setTimeout(() => { sent = false; }, 5000);
  });
  addEventListener("pageshow", (event) => {
    sent = false;
    if (event.persisted && menu) location.replace(`${menu.action}?${new URLSearchParams(new FormData(menu))}`);
    else filter();
  });
})();
