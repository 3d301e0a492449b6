// The desk of suggestions by keyboard: j and k move, a accepts, e edits, r rejects, x selects. Each key presses a button
// that is on the page anyway, and a box turns the keys off.
{
  const rows = [...document.querySelectorAll(".suggestion")];
  const on = document.getElementById("keys-on");
  const all = document.getElementById("select-all");
  const typing = "input:not([type=checkbox]), select, textarea, [contenteditable]";
  const held = "desk-keys";

  const current = () => rows.find((row) => row.contains(document.activeElement));
  const goTo = (row) => {
    row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: "nearest" });
  };
  const step = (by) => {
    const at = rows.indexOf(current());
    goTo(rows[at < 0 ? 0 : Math.min(Math.max(at + by, 0), rows.length - 1)]);
  };
  const select = () => {
    const box = current()?.querySelector("[name=selected]");
    if (box) box.checked = !box.checked;
  };
  const press = (key) => current()?.querySelector(`[data-key=${key}]`)?.click();
  const acts = { j: () => step(1), k: () => step(-1), x: select, a: () => press("a"), e: () => press("e"), r: () => press("r") };

  document.addEventListener("keydown", (event) => {
    const plain = !(event.ctrlKey || event.metaKey || event.altKey || event.repeat && !"jk".includes(event.key));
    if (!on?.checked || !plain || event.target.closest(typing) || !Object.hasOwn(acts, event.key)) return;
    event.preventDefault();
    acts[event.key]();
  });
  for (const hidden of document.querySelectorAll(".desk-bar [hidden]")) hidden.hidden = false;
  if (on) {
    on.checked = localStorage.getItem(held) !== "off";
    on.addEventListener("change", () => localStorage.setItem(held, on.checked ? "on" : "off"));
  }
  all?.addEventListener("change", () => {
    for (const box of document.querySelectorAll("[name=selected]")) box.checked = all.checked;
  });
  const left = location.hash && document.getElementById(location.hash.slice(1));
  if (left) goTo(left);
}
