// Suggestions while typing: an ARIA 1.2 combobox over the list that the server gives. Without script the box is plain.
const WAIT = 120;
let boxes = 0;

for (const form of document.querySelectorAll("form[data-suggest]:not([data-suggests])")) {
  form.dataset.suggests = "";
  const input = form.querySelector("input[type=search]");
  const list = document.createElement("ul");
  list.id = `suggest-${(boxes += 1)}`;
  list.className = "suggest-list";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Suggestions");
  list.hidden = true;
  const said = document.createElement("p");
  said.className = "visually-hidden";
  said.setAttribute("role", "status");
  form.append(list, said);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", list.id], ["aria-expanded", "false"]]) {
    input.setAttribute(name, value);
  }

  let active = -1;
  let asked = 0;
  let timer = 0;
  const options = () => [...list.children];

  const close = () => {
    asked += 1;
    clearTimeout(timer);
    list.hidden = true;
    list.replaceChildren();
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  const choose = (at) => {
    active = at;
    options().forEach((option, place) => option.setAttribute("aria-selected", String(place === at)));
    if (at < 0) input.removeAttribute("aria-activedescendant");
    else {
      input.setAttribute("aria-activedescendant", options()[at].id);
      options()[at].scrollIntoView({ block: "nearest" });
    }
  };

  // The filters of this page stay, as they do when the words are searched for; and suggestions are counted among them.
  const filters = () => [...form.querySelectorAll("input[type=hidden]")].map(({ name, value }) => [name, value]);

  const withFilters = (address) => {
    const url = new URL(address, location.href);
    for (const [name, value] of filters()) {
      const chosen = url.searchParams.has(name, value) || url.searchParams.has(name.replace(/^not_/, ""), value);
      if (!chosen) url.searchParams.append(name, value);
    }
    return url.href;
  };

  const line = (one, place) => {
    const option = document.createElement("li");
    option.id = `${list.id}-${place}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.dataset.url = withFilters(one.url);
    const parts = [["suggest-label", one.label], ["suggest-kind", one.matched ? `${one.kind}, ${one.matched}` : one.kind], ["suggest-count", one.count.toLocaleString("en")]];
    for (const [name, words] of parts) {
      const part = document.createElement("span");
      part.className = name;
      part.textContent = words;
      option.append(part, " ");
    }
    return option;
  };

  const ask = async () => {
    const mine = (asked += 1);
    const typed = input.value;
    if (typed.trim().length < 2) return close();
    let found = [];
    try {
      const answer = await fetch(`${form.dataset.suggest}?${new URLSearchParams([["q", typed.slice(0, 300)], ...filters()])}`, { headers: { Accept: "application/json" } });
      found = answer.ok ? (await answer.json()).suggestions : [];
    } catch {
      found = [];
    }
    if (mine !== asked || document.activeElement !== input) return undefined;
    if (!found.length) return close();
    list.replaceChildren(...found.map(line));
    list.hidden = false;
    active = -1;
    input.setAttribute("aria-expanded", "true");
    input.removeAttribute("aria-activedescendant");
    said.textContent = `${found.length} suggestion${found.length > 1 ? "s" : ""}`;
    return undefined;
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    const last = options().length - 1;
    if (event.key === "ArrowDown" && list.hidden) ask();
    else if (event.key === "ArrowDown") choose(active < last ? active + 1 : -1);
    else if (event.key === "ArrowUp" && !list.hidden) choose(active < 0 ? last : active - 1);
    else if (event.key === "Escape" && !list.hidden) close();
    else if (event.key === "Enter" && active >= 0) location.assign(options()[active].dataset.url);
    else return;
    event.preventDefault();
  });
  list.addEventListener("mousedown", (event) => {
    event.preventDefault(); // the box keeps the focus
    const option = event.target.closest("[role=option]");
    if (option && event.button === 0) location.assign(option.dataset.url);
  });
  form.addEventListener("submit", close);
}
