// Gives the badges of sensitive members a class of their own, so that the style sheet can tell them from the others.
for (const tag of document.querySelectorAll("code.tsd-tag")) {
  if (tag.textContent === "Sensitive") tag.classList.add("tsd-tag-sensitive");
}
