"use strict";
(() => {
  // A quote and its words light up together, all its parts at once.
  const light = () => {
    for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
    const [, page, quote] = /^#(i\d+)-[qw](\d+)/.exec(location.hash) ?? [];
    const about = page && document.getElementById(page);
    if (!about) return;
    const places = `mark[data-quotes~="${quote}"], [data-quote="${quote}"]`;
    for (const place of about.querySelectorAll(places)) place.classList.add("lit");
  };

  // Marked words lead to the first rating that quotes them, as the small numbers do.
  const follow = (event) => {
    const mark = event.target.closest("mark[data-quotes]");
    if (!mark || event.target.closest("a") || getSelection().toString()) return;
    const page = mark.closest(".interview").id;
    location.hash = `${page}-q${mark.dataset.quotes.split(" ")[0]}`;
  };

  const sortable = (table) => {
    const key = (body, column) =>
      body.querySelector(`:scope > tr > :nth-child(${column + 1})`)?.dataset.sort ?? "";
    const compare = (a, b) =>
      Number.isNaN(a - b) ? a.localeCompare(b, undefined, { numeric: true }) : a - b;
    const sort = (heading, column) => {
      const down = heading.getAttribute("aria-sort") === "ascending";
      for (const other of heading.parentElement.children) other.removeAttribute("aria-sort");
      heading.setAttribute("aria-sort", down ? "descending" : "ascending");
      const bodies = [...table.tBodies].map((body) => ({ body, key: key(body, column) }));
      bodies.sort((a, b) => (!a.key - !b.key) || (down ? -1 : 1) * compare(a.key, b.key));
      table.append(...bodies.map(({ body }) => body));
    };
    for (const [column, heading] of [...table.tHead.rows[0].cells].entries()) {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...heading.childNodes);
      button.addEventListener("click", () => sort(heading, column));
      heading.append(button);
    }
  };

  addEventListener("hashchange", light);
  addEventListener("click", follow);
  for (const table of document.querySelectorAll(".runs")) sortable(table);
  light();
})();
