// Shows what only works with passkeys, where the browser has them, and says in words when one was not accepted.
const works = window.isSecureContext && Boolean(window.PublicKeyCredential);
for (const part of document.querySelectorAll("[data-needs-script]")) part.hidden = !works;
for (const part of document.querySelectorAll("[data-without-script]")) part.hidden = works;

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  let line = document.querySelector("#passkey-error");
  if (!line) {
    line = document.createElement("p");
    line.id = "passkey-error";
    line.className = "notice notice-alert";
    line.setAttribute("role", "alert");
    document.querySelector(".door-page")?.prepend(line);
  }
  line.textContent = "The passkey was not used: the browser or the key said no, or the time ran out. Try again, or take another way.";
});
