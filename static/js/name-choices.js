// The boxes in which records are chosen get their field's label as a name that screen readers can say. The boxes are
// select2's, made by the admin's own script, which this one has to follow.
{
  const $ = django.jQuery;

  const nameBoxes = (within) => {
    for (const select of within.querySelectorAll("select.admin-autocomplete")) {
      const box = select.nextElementSibling;
      const label = select.labels[0]?.textContent.replace(/:\s*$/, "").trim();
      if (!label || !box?.classList.contains("select2")) continue;
      for (const part of box.querySelectorAll("[role=combobox], [role=textbox], .select2-search__field")) {
        const chosen = select.multiple ? "" : select.selectedOptions[0]?.textContent ?? "";
        part.removeAttribute("aria-labelledby");
        part.setAttribute("aria-label", chosen ? `${label}: ${chosen}` : label);
      }
    }
  };

  $(() => nameBoxes(document));
  document.addEventListener("formset:added", (event) => nameBoxes(event.target));
  $(document).on("change", "select.admin-autocomplete", () => nameBoxes(document));
  $(document).on("select2:open", (event) => {
    const label = event.target.labels[0]?.textContent.trim() ?? "";
    document.querySelector(".select2-container--open .select2-dropdown .select2-search__field")?.setAttribute("aria-label", label);
  });
}
