/* Keeps the progress of an intake up to date, and loads the page anew when something else is to be shown. */
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

/* Signed out meanwhile, the answer is the page to sign in; refused, it says why: the whole page says either better. */
const isForThePage = (answer) => answer.redirected || (answer.status >= 400 && answer.status < 500);

async function look() {
  try {
    const answer = await fetch(box.dataset.progress, { headers: { Accept: "application/json" } });
    const progress = isForThePage(answer) ? null : await answer.json();
    if (!progress?.moving || String(progress.worker) !== box.dataset.worker) {
      location.reload();
      return;
    }
    show(progress);
    setTimeout(look, EVERY);
  } catch {
    pace.textContent = "The archive does not answer just now. This page goes on asking.";
    setTimeout(look, AFTER_A_FAILURE);
  }
}

setTimeout(look, EVERY);
