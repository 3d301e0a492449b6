/* Says at once what the server would say after everything was sent: too many files, or too large. */
const form = document.querySelector("[data-most-bytes]");
const files = form.querySelector("[type=file]");
const words = form.querySelector("[data-words]");
const mostBytes = Number(form.dataset.mostBytes);
const mostFiles = Number(form.dataset.mostFiles);

function megabytes(bytes) {
  return `${(bytes / 1024 ** 2).toFixed(1)} MB`;
}

function judge() {
  const chosen = [...files.files];
  const bytes = chosen.reduce((sum, file) => sum + file.size, 0);
  let wrong = "";
  if (chosen.length > mostFiles) {
    wrong = `${chosen.length} files are chosen, and ${mostFiles} are taken at once: put them into one .zip.`;
  } else if (bytes > mostBytes) {
    wrong = `${megabytes(bytes)} are chosen, and ${megabytes(mostBytes)} are taken at once: leave out pictures and scripts, or upload in parts.`;
  }
  files.setCustomValidity(wrong);
  const told = chosen.length === 1 ? "1 file" : `${chosen.length} files`;
  words.textContent = wrong || `${told}, ${megabytes(bytes)}`;
  words.classList.toggle("wrong", wrong !== "");
  words.hidden = chosen.length === 0;
}

files.addEventListener("change", judge);
form.addEventListener("submit", () => {
  words.hidden = files.files.length === 0;
  if (!words.hidden) words.textContent = "Sending the files…";
});
