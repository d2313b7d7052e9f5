// Charts are sent in the light theme's colours. Each is drawn with the colours that the same roles have in the theme
// that is on, from the first stroke; paper is always light.
window.khorgos = (() => {
  const dark = JSON.parse(document.getElementById("dark-colours").textContent);
  const root = document.documentElement;
  const sent = new WeakMap(); // chart -> the figure as it was sent
  let printing = false;

  const dressed = (value) => {
    if (typeof value === "string") return dark[value] ?? value;
    if (Array.isArray(value)) return value.map(dressed);
    if (value?.constructor !== Object) return value;
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, dressed(part)]));
  };

  const dress = (plotly) => {
    const { react } = plotly;
    plotly.react = (chart, figure, ...more) => {
      const element = typeof chart === "string" ? document.getElementById(chart) : chart;
      sent.set(element, figure);
      const isDark = !printing && root.dataset.mantineColorScheme === "dark";
      return react(chart, isDark ? dressed(figure) : figure, ...more);
    };
    return plotly;
  };

  const redraw = () => {
    for (const chart of document.querySelectorAll(".js-plotly-plot")) {
      if (sent.has(chart)) window.Plotly.react(chart, sent.get(chart));
    }
  };

  let plotly = window.Plotly && dress(window.Plotly);
  Object.defineProperty(window, "Plotly", { get: () => plotly, set: (loaded) => (plotly = dress(loaded)) });
  new MutationObserver(redraw).observe(root, { attributeFilter: ["data-mantine-color-scheme"] });
  for (const [event, state] of [["beforeprint", true], ["afterprint", false]]) {
    addEventListener(event, () => {
      printing = state;
      redraw();
    });
  }
  return { figureOf: (chart) => sent.get(chart) };
})();
