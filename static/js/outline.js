// Marks the outline entry of the section being read. Without it the outline is a plain list of links.
const links = new Map();
for (const link of document.querySelectorAll("[data-outline] a[href^='#']")) {
  const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (heading) links.set(heading, link);
}

function markCurrent() {
  let current = null;
  for (const heading of links.keys()) {
    if (heading.getBoundingClientRect().top < window.innerHeight * 0.3) current = heading;
  }
  for (const [heading, link] of links) {
    if (heading === current) link.setAttribute("aria-current", "location");
    else link.removeAttribute("aria-current");
  }
}

if (links.size) {
  const observer = new IntersectionObserver(markCurrent, { rootMargin: "0px 0px -70% 0px", threshold: [0, 1] });
  for (const heading of links.keys()) observer.observe(heading);
  markCurrent();
}
