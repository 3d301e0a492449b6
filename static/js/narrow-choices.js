// Shows the boxes that narrow a long list of choices as one types. Without script the list is simply whole.
const plain = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

for (const box of document.querySelectorAll("[data-narrows]")) {
  const list = document.getElementById(box.dataset.narrows);
  const input = box.querySelector("input");
  const said = box.querySelector("[role=status]");
  const choices = [...list.querySelectorAll("li")].filter((choice) => choice.querySelector("input"));
  box.hidden = false;

  const narrow = () => {
    const sought = plain(input.value.trim());
    let shown = 0;
    for (const choice of choices) {
      const fits = !sought || plain(choice.textContent).includes(sought);
      choice.hidden = !fits && !choice.querySelector("input").checked;
      shown += fits;
    }
    for (const group of list.querySelectorAll("[data-group]")) {
      group.hidden = !group.querySelector("li:not([hidden])");
    }
    for (const link of document.querySelectorAll(`.letters a[href^="#${list.id}-"]`)) {
      link.hidden = document.getElementById(link.hash.slice(1)).parentElement.hidden;
    }
    said.textContent = sought ? `${shown} of ${choices.length}` : "";
  };

  input.addEventListener("input", narrow);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
}
