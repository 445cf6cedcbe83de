// Shows one language or both; without this script the page shows both.
for (const button of document.querySelectorAll("[data-show]")) {
  button.addEventListener("click", () => {
    const show = button.dataset.show;
    document.body.classList.remove("only-ar", "only-en");
    document.documentElement.lang = show === "en" ? "en" : "ar";
    document.documentElement.dir = show === "en" ? "ltr" : "rtl";
    if (show !== "both") document.body.classList.add("only-" + show);
    for (const other of document.querySelectorAll("[data-show]"))
      other.setAttribute("aria-pressed", String(other === button));
  });
}
