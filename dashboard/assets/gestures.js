// What a reader does with a chart and with the top bar, without the server.
(() => {
  const WIDTH = 1000, EDGE = 24, SCALE = 2; // of an image, in pixels
  const SAID_FOR = 5000; // milliseconds
  const LONGEST_NAME = 120;
  const INK = "#1d1d1b", QUIET = "#5c5c58", PAPER = "#ffffff"; // an image is for paper: always the light theme
  const SANS = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";
  const SERIF = "ui-serif, Georgia, 'Noto Serif', 'Times New Roman', serif";

  const part = (type, block) => document.getElementById(JSON.stringify({ block, type }));

  const copied = async (words) => {
    if (navigator.clipboard && isSecureContext) return navigator.clipboard.writeText(words);
    const field = Object.assign(document.createElement("textarea"), { value: words });
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    if (!done) throw new Error("copying is not allowed");
  };

  const saved = (address, name) =>
    Object.assign(document.createElement("a"), { href: address, download: name }).click();

  const lines = (words, font, width) => {
    const pen = document.createElement("canvas").getContext("2d");
    pen.font = font;
    const made = [""];
    for (const word of words.split(/ +/)) {
      const longer = `${made.at(-1)} ${word}`.trim();
      if (pen.measureText(longer).width <= width) made[made.length - 1] = longer;
      else made.push(word);
    }
    return made;
  };

  const escaped = (words) => words.replace(/[&<>]/g, (letter) => `&#${letter.charCodeAt(0)};`);

  // Title, subtitle, chart, source note and address on one sheet.
  const sheet = async (block) => {
    const section = document.getElementById(block);
    const graph = section.querySelector(".js-plotly-plot");
    const height = graph.clientHeight;
    const { data, layout } = window.khorgos.figureOf(graph);
    const chart = await window.Plotly.toImage({ data, layout }, { format: "svg", width: WIDTH - 2 * EDGE, height });
    const said = (selector) => section.querySelector(selector)?.innerText ?? "";
    const note = [...section.querySelectorAll(".note > p")].map((line) => line.innerText);
    const address = part("copy", block).href;
    const source = await (await fetch(chart)).text();
    const drawing = source.replace("<svg ", `<svg x="${EDGE}" y="TOP" `);
    let y = EDGE;
    const write = (words, size, weight, family, colour) =>
      lines(words, `${weight} ${size}px ${family}`, WIDTH - 2 * EDGE)
        .map((line) => {
          y += size * 1.35;
          const font = `font-family="${family}" font-size="${size}" font-weight="${weight}" fill="${colour}"`;
          return `<text x="${EDGE}" y="${y}" ${font}>${escaped(line)}</text>`;
        })
        .join("");
    const head = write(said("h2"), 22, 700, SERIF, INK) + write(said(".subtitle"), 14, 400, SANS, QUIET);
    y += 12;
    const top = y;
    y += height;
    const foot = [...note, `${section.dataset.version} ${address}`].map((line) => write(line, 12, 400, SANS, QUIET)).join("");
    y += EDGE;
    const size = `width="${WIDTH}" height="${y}" viewBox="0 0 ${WIDTH} ${y}"`;
    const whole = `<svg xmlns="http://www.w3.org/2000/svg" ${size}><title>${escaped(said("h2"))}</title>`;
    const paper = `<rect width="100%" height="100%" fill="${PAPER}"/>`;
    return { svg: `${whole}${paper}${head}${drawing.replace("TOP", top)}${foot}</svg>`, height: y };
  };

  // Each choice of a view has a name of its own.
  const name = (block) => {
    const choices = [...new URL(part("copy", block).href).searchParams.values()];
    return ["khorgos", block, ...choices].join("-").replace(/[^\w.-]+/g, "-").slice(0, LONGEST_NAME);
  };

  const asAddress = (svg) => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;

  const painted = async ({ svg, height }) => {
    const image = new Image();
    image.src = asAddress(svg);
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: WIDTH * SCALE, height: height * SCALE });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL("image/png");
  };

  const deeds = {
    copy: (block) => copied(part("copy", block).href),
    "copy-apa": (block) => copied(part("apa", block).textContent),
    "copy-bibtex": (block) => copied(part("bibtex", block).textContent),
    svg: async (block) => saved(asAddress((await sheet(block)).svg), `${name(block)}.svg`),
    png: async (block) => saved(await painted(await sheet(block)), `${name(block)}.png`),
  };

  // A plain click on a link that says what was done copies it; any other opens it as a link.
  document.addEventListener("click", (event) => {
    const plain = !event.metaKey && !event.ctrlKey && !event.shiftKey;
    if (plain && event.target.closest("a[data-done]")) event.preventDefault();
  });

  // What was done is said where the reader looks, and goes by itself.
  const spoken = (block) => {
    clearTimeout(spoken.timer);
    spoken.timer = setTimeout(() => window.dash_clientside.set_props({ type: "said", block }, { children: "" }), SAID_FOR);
  };

  // Who comes to a list by keyboard types what is wanted over what is chosen.
  document.addEventListener("focusin", ({ target }) => {
    if (target.matches("input.mantine-Select-input")) target.select();
  });

  const same = (address, path) => address.replace(/\?.*/, "").replace(/(.)\/$/, "$1") === path.replace(/(.)\/$/, "$1");

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    gestures: {
      take: async () => {
        const { type, block } = window.dash_clientside.callback_context.triggered_id;
        const { done, failed } = part(type, block).dataset;
        try {
          await deeds[type](block);
          spoken(block);
          return done;
        } catch (fault) {
          console.warn(fault);
          spoken(block);
          return failed;
        }
      },
      address: (_clicks, ...forms) => forms.map((words) => words.replace("{site}", location.origin)),
      current: (path, ...addresses) => {
        const within = path === "/commodity" ? "/commodities" : path; // a page of its own beneath that of all goods
        return addresses.map((address) => (same(address, within) ? "page" : null));
      },
      menu: (_clicks, _path, expanded) => {
        const asked = window.dash_clientside.callback_context.triggered_id === "nav-menu";
        return String(asked && expanded !== "true");
      },
    },
  });
})();
