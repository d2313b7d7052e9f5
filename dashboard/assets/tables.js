// Lays tables out from rows of words. A Dash component a cell would cost the browser seconds a hundred rows.
(() => {
  const made = (tag, words, attributes = {}) => {
    const element = document.createElement(tag);
    element.textContent = words;
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };

  // A cell is its words, or words, where they lead, and how that is said to those who hear the page.
  const filled = (tag, cell, attributes) => {
    const [words, address, label] = [cell].flat();
    if (!address) return made(tag, words, attributes);
    const element = made(tag, "", attributes);
    element.append(made("a", words, label ? { href: address, "aria-label": label } : { href: address }));
    return element;
  };

  const row = (...cells) => {
    const element = document.createElement("tr");
    element.append(...cells);
    return element;
  };

  const laidOut = ({ caption, heads, rows }) => {
    const table = made("table", "", { class: "data" });
    const [head, body] = ["thead", "tbody"].map((part) => document.createElement(part));
    head.append(row(...heads.map(([words, align]) => made("th", words, { scope: "col", class: align }))));
    for (const [first, ...others] of rows) {
      const cells = others.map((cell, place) => filled("td", cell, { class: heads[place + 1][1] }));
      body.append(row(filled("th", first, { scope: "row" }), ...cells));
    }
    table.append(made("caption", caption, { class: "unseen" }), head, body);
    return table;
  };

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    tables: {
      lay: (cells) => {
        const { table, type } = window.dash_clientside.callback_context.outputs_list.id;
        document.getElementById(JSON.stringify({ table, type })).replaceChildren(laidOut(cells));
        return window.dash_clientside.no_update;
      },
    },
  });
})();
