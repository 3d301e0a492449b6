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

// The number of the first match that stands below the bar: where a reader who came to no match yet goes on from.
const ahead = () => {
  const edge = bar.getBoundingClientRect().bottom;
  const marks = [...document.querySelectorAll("mark.match[id]")];
  const mark = marks.find((one) => one.getBoundingClientRect().bottom > edge);
  return mark ? Number(mark.id.slice(1)) : total + 1;
};

const go = (step) => {
  const from = current() || ahead() - (step > 0 ? 1 : 0);
  const at = from + step;
  location.hash = `#m${at < 1 ? total : at > total ? 1 : at}`;
};

if (total) {
  bar.classList.add("is-floating");
  for (const [name, words, step] of [["previous", "Previous match", -1], ["next", "Next match", 1]]) {
    const link = bar.querySelector(`[data-match-${name}]`);
    if (link && total > 1) link.textContent = words; // without script it leads to the last or the first
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
