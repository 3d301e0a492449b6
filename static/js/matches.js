// Leads from match to match by the keys n and p, and keeps the bar of matches in sight. Without script the links do it.
const bar = document.querySelector("[data-matches]");
const total = bar ? Number(bar.dataset.matches) : 0;
const place = bar?.querySelector("[data-match-place]");
const keys = bar?.querySelector("[data-match-keys]");
let keysOn = true;

const current = () => Number(/^#m(\d+)$/.exec(location.hash)?.[1] ?? 0);

const tell = () => {
  const at = current();
  if (place) place.textContent = at ? `Match ${at} of ${total}` : "";
};

const go = (step) => {
  const at = current() + step;
  location.hash = `#m${at < 1 ? total : at > total ? 1 : at}`;
};

if (total) {
  bar.classList.add("is-floating");
  for (const [name, step] of [["previous", -1], ["next", 1]]) {
    const link = bar.querySelector(`[data-match-${name}]`);
    link?.addEventListener("click", (event) => {
      event.preventDefault();
      go(step);
    });
  }
  if (keys) {
    keys.hidden = false;
    keys.addEventListener("click", () => {
      keysOn = !keysOn;
      keys.setAttribute("aria-pressed", String(keysOn));
    });
  }
  addEventListener("hashchange", tell);
  addEventListener("keydown", (event) => {
    if (!keysOn || event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("input, textarea, select")) return;
    if (event.key === "n") go(1);
    if (event.key === "p") go(-1);
  });
  tell();
}
