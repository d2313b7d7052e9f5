// A treemap shows one level here: a click asks for the rows behind a mark and never zooms in. Plotly reports a click
// on a treemap only where it zooms, so it is passed on by hand.
const askForRows = (graph) => (event) => {
  const id = JSON.parse(graph.closest(".dash-graph").id);
  const mark = { customdata: event.points[0].customdata };
  window.dash_clientside.set_props(id, { clickData: { points: [mark] } });
  return false;
};

// Where many lines cross, the one that is pointed at stands out.
const standOut = (graph) => (event) => {
  for (const trace of graph.querySelectorAll(".scatterlayer .trace")) {
    const own = trace.__data__[0].trace.index === event.points?.[0].curveNumber;
    trace.classList.toggle("faint", Boolean(event.points) && !own);
  }
};

// The page comes after the address, so the browser's own jump to a block finds nothing.
let wanted = decodeURIComponent(location.hash.slice(1));

new MutationObserver((changes) => {
  for (const graph of document.querySelectorAll(".js-plotly-plot")) {
    if (graph.on && !graph.dataset.asked) {
      graph.dataset.asked = "true";
      graph.on("plotly_treemapclick", askForRows(graph));
      if (graph.layout.meta?.crossing) {
        graph.on("plotly_hover", standOut(graph));
        graph.on("plotly_unhover", () => standOut(graph)({}));
      }
    }
  }
  const block = wanted && document.getElementById(wanted);
  if (block) {
    wanted = "";
    block.scrollIntoView();
  }
  for (const change of changes) {
    if (change.target.classList?.contains("rows") && change.addedNodes.length) {
      change.target.scrollIntoView({ block: "nearest" });
    }
  }
}).observe(document.documentElement, { childList: true, subtree: true });
