// The little that pages cannot do without a script: keys, theme, brush, hover, pictures as PNG, progress of long work.
// Every page works without it; nothing here is loaded from elsewhere.
const $ = (selector, root = document) => root.querySelector(selector);
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];

// --- theme ---------------------------------------------------------------------------------------------------
const themes = ["", "light", "dark"];
$("#theme")?.addEventListener("click", () => {
  const now = document.documentElement.dataset.theme ?? "";
  const next = themes[(themes.indexOf(now) + 1) % themes.length];
  if (next) document.documentElement.dataset.theme = next; else delete document.documentElement.dataset.theme;
  document.cookie = `theme=${next}; path=/; max-age=31536000; samesite=strict`;
});

// --- keys ----------------------------------------------------------------------------------------------------
const goes = { o: "/", s: "/stories", d: "/disputes", r: "/review", q: "/search", a: "/audit", c: "/sources" };
const keys = $("#keys");
$("#keys-open")?.addEventListener("click", () => keys.showModal());
$("#keys-close")?.addEventListener("click", () => keys.close());
let going = false;
const items = () => $$("[data-list] > li, .item");
const current = () => $("[aria-current='true'].item, [data-list] > li[aria-current='true']");
function move(step) {
  const all = items();
  if (!all.length) return;
  const at = all.indexOf(current());
  const next = all[Math.min(all.length - 1, Math.max(0, at + step))];
  all.forEach((one) => one.removeAttribute("aria-current"));
  next.setAttribute("aria-current", "true");
  next.scrollIntoView({ block: "nearest" });
  ($("a, button", next) ?? next).focus({ preventScroll: true });
}
const press = (name) => { const wanted = `[data-press~="${name}"]`; const button = (current() && $(wanted, current())) ?? $(wanted); if (button) { button.click(); return true; } return false; };
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || keys?.open) { if (event.key === "Escape") event.target.blur?.(); return; }
  const key = letter(event);
  if (going) { going = false; if (goes[key]) { event.preventDefault(); location.href = goes[key]; } return; }
  const acts = {
    "/": () => $("#find")?.focus(), "?": () => keys.showModal(), g: () => { going = true; setTimeout(() => { going = false; }, 1200); },
    j: () => move(1), k: () => move(-1), l: () => $(".tools a[hreflang]")?.click(),
    a: () => press("accept"), x: () => press("reject"), e: () => press("correct"), c: () => press("comment"), u: () => press("undo"), m: () => press("merge"), s: () => press("split"),
  };
  if (acts[key]) { event.preventDefault(); acts[key](); }
});
// Keys are places on the keyboard: on an Arabic layout the key of "j" gives another letter.
function letter(event) {
  if (/^[a-z/?]$/.test(event.key)) return event.key;
  if (event.code === "Slash") return event.shiftKey ? "?" : "/";
  return event.code?.startsWith("Key") ? event.code.slice(3).toLowerCase() : event.key;
}

// --- layers and hover in an article --------------------------------------------------------------------------
const text = $("#text");
for (const box of $$("[data-layer]")) {
  const apply = () => text?.classList.toggle(`show-${box.dataset.layer}`, box.checked);
  box.addEventListener("change", apply);
  apply();
}
const light = (claims, on) => {
  for (const mark of $$("[data-claims]")) if (mark.dataset.claims.split(" ").some((one) => claims.includes(one))) mark.classList.toggle("lit", on);
  for (const one of $$(".side-list [data-claim]")) if (claims.includes(one.dataset.claim)) one.classList.toggle("lit", on);
};
let card = null;
const hide = () => { card?.remove(); card = null; };
text?.addEventListener("pointerover", (event) => {
  const mark = event.target.closest("[data-claims]");
  hide();
  if (!mark) return;
  const claims = mark.dataset.claims.split(" ");
  light(claims, true);
  const parts = claims.map((one) => $(`#s-${one} .who`)).filter(Boolean);
  if (!parts.length) return;
  card = document.createElement("div");
  card.className = "hovercard";
  parts.slice(0, 3).forEach((part) => card.append(part.cloneNode(true)));
  document.body.append(card);
  const box = mark.getBoundingClientRect();
  card.style.setProperty("inset-block-start", `${box.bottom + scrollY + 6}px`);
  card.style.setProperty("left", `${Math.max(8, Math.min(box.left + scrollX, innerWidth - card.offsetWidth - 16))}px`);
});
text?.addEventListener("pointerout", (event) => { const mark = event.target.closest("[data-claims]"); if (mark) light(mark.dataset.claims.split(" "), false); hide(); });
for (const one of $$(".side-list [data-claim]")) {
  for (const [name, on] of [["pointerenter", true], ["pointerleave", false], ["focusin", true], ["focusout", false]]) one.addEventListener(name, () => light([one.dataset.claim], on));
}
function here() {
  const target = location.hash.startsWith("#c-") ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
  $$(".here").forEach((one) => one.classList.remove("here"));
  let told = target?.nextElementSibling;
  while (told?.classList.contains("anchor")) told = told.nextElementSibling; // several claims may begin here
  told?.classList.add("here");
}
addEventListener("hashchange", here);
here();

// --- brush ---------------------------------------------------------------------------------------------------
const form = $("#window");
if (form) {
  const bins = $$(".brush .bin");
  let from = -1;
  const choose = (a, b) => {
    const [first, last] = [Math.min(a, b), Math.max(a, b)];
    bins.forEach((bin, n) => bin.classList.toggle("chosen", n >= first && n <= last));
    form.since.value = bins[first].dataset.since;
    form.until.value = bins[last].dataset.until;
  };
  const at = (event) => bins.findIndex((bin) => { const box = $(".hit", bin).getBoundingClientRect(); return event.clientX >= box.left && event.clientX < box.right; });
  const svg = $(".brush svg");
  svg?.addEventListener("pointerdown", (event) => { from = at(event); if (from >= 0) { choose(from, from); svg.setPointerCapture(event.pointerId); } });
  svg?.addEventListener("pointermove", (event) => { const now = at(event); if (from >= 0 && now >= 0) choose(from, now); });
  svg?.addEventListener("pointerup", () => { if (from >= 0) { from = -1; form.requestSubmit(); } });
}

// --- wide pictures on narrow screens: a map begins in its middle, a timeline with what is new -------------------
for (const box of $$("figure.pic")) {
  const hidden = box.scrollWidth - box.clientWidth;
  const sign = document.documentElement.dir === "rtl" ? -1 : 1;
  if (hidden > 0) box.scrollLeft = sign * ($(".map", box) ? hidden / 2 : $(".timeline", box) ? hidden : 0);
}

const nav = $(".nav"), own = $(".nav [aria-current]");
if (own && nav.scrollWidth > nav.clientWidth) nav.scrollLeft += own.getBoundingClientRect().left + own.offsetWidth / 2 - innerWidth / 2;

// --- pictures as PNG -----------------------------------------------------------------------------------------
for (const button of $$("[data-png]")) {
  button.addEventListener("click", async () => {
    const source = await (await fetch(button.dataset.png)).text();
    const address = URL.createObjectURL(new Blob([source], { type: "image/svg+xml" }));
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.naturalWidth * 2;
    canvas.height = image.naturalHeight * 2;
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(address);
    const link = document.createElement("a");
    link.download = button.dataset.png.split("?")[0].split("/").slice(-2).join("-").replace(".svg", ".png");
    link.href = canvas.toDataURL("image/png");
    link.click();
    button.dataset.done = String(canvas.width);
  });
}

// --- long work -----------------------------------------------------------------------------------------------
for (const sent of $$("form[data-job]")) {
  sent.addEventListener("submit", async (event) => {
    event.preventDefault();
    const answer = await fetch(sent.action, { method: "POST", body: new FormData(sent), headers: { accept: "application/json" } });
    if (!answer.ok) { document.documentElement.innerHTML = await answer.text(); return; }
    follow((await answer.json()).id);
  });
}
function follow(id) {
  const [box, bar, told] = [$("#job"), $("#job-bar"), $("#job-text")];
  box.hidden = false;
  const events = new EventSource(`/jobs/${id}/events`);
  events.addEventListener("progress", (event) => {
    const job = JSON.parse(event.data);
    if (job.total) { bar.max = job.total; bar.value = job.done; } else bar.removeAttribute("value");
    told.textContent = [job.total ? `${job.done} / ${job.total}` : job.done, job.page, job.told, ...job.failures].filter(Boolean).join(" · ");
    if (job.state === "running") return;
    events.close();
    box.dataset.state = job.state;
    if (job.state === "done" && !job.failures.length) location.reload();
  });
}

// --- choosing words of a text as a span ----------------------------------------------------------------------
// Offsets are code points of the article, so an emoji counts once, as everywhere but in JavaScript.
const length = (words) => [...words].length;
function offset(node, at) {
  const line = (node.nodeType === 1 ? node : node.parentElement)?.closest("[data-start]");
  if (!line) return null;
  const range = document.createRange();
  range.setStart(line, 0);
  range.setEnd(node, at);
  return Number(line.dataset.start) + length(range.toString());
}
const span = $("[data-span]");
if (span) {
  document.addEventListener("selectionchange", () => {
    const chosen = getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed || !$("[data-choose]")?.contains(chosen.anchorNode)) return;
    const range = chosen.getRangeAt(0);
    const [start, end] = [offset(range.startContainer, range.startOffset), offset(range.endContainer, range.endOffset)];
    if (start === null || end === null) return;
    $("[name='start']", span).value = start;
    $("[name='end']", span).value = end;
    $("[data-words]", span).textContent = chosen.toString();
  });
}

// --- names while they are written ----------------------------------------------------------------------------
for (const input of $$("[data-suggest]")) {
  let last = "";
  input.addEventListener("input", async () => {
    const words = input.value.trim();
    if (words.length < 2 || words === last) return;
    last = words;
    const found = await (await fetch(`/api/v1/suggest?text=${encodeURIComponent(words)}&kind=${input.dataset.suggest}`)).json();
    const list = document.getElementById(input.getAttribute("list"));
    list.replaceChildren(...found.map((one) => { const option = document.createElement("option"); option.value = one.value; option.label = [one.ar, one.en].filter(Boolean).join(" · "); return option; }));
  });
}
