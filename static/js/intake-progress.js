/* Keeps the progress of an intake up to date, and moves on when that part of the work has ended. */
const box = document.querySelector("[data-progress]");
const bar = box.querySelector("progress");
const words = box.querySelector("[data-words]");
const pace = box.querySelector("[data-pace]");
const EVERY = 1000;
const AFTER_A_FAILURE = 5000;

function show(progress) {
  words.textContent = progress.words;
  pace.textContent = progress.pace;
  if (progress.total) {
    bar.max = progress.total;
    bar.value = progress.done;
  } else {
    bar.removeAttribute("value");
  }
}

const MOVING = ["waiting", "reading", "confirmed", "running"];

async function look() {
  try {
    const answer = await fetch(box.dataset.progress, { headers: { Accept: "application/json" } });
    const progress = await answer.json();
    if (!MOVING.includes(progress.state)) {
      location.reload();
      return;
    }
    show(progress);
    setTimeout(look, EVERY);
  } catch {
    setTimeout(look, AFTER_A_FAILURE);
  }
}

setTimeout(look, EVERY);
