// Long tables. The grid's code is large, so it comes when the first long table is opened and not with every page.
(() => {
  const CODE = "/_dash-component-suites/dash_ag_grid/dash_ag_grid.min.js";
  let Grid;

  const fetched = () =>
    new Promise((done, failed) => {
      const onload = () => {
        const loaded = window.dash_ag_grid;
        window.dash_ag_grid = { ...loaded, AgGrid: Later }; // else Dash would take it for another component
        done({ default: loaded.AgGrid });
      };
      document.head.append(Object.assign(document.createElement("script"), { src: CODE, onload, onerror: failed }));
    });

  const Later = (props) => {
    const { Suspense, createElement, lazy, useEffect, useRef } = window.React;
    const place = useRef(null);
    Grid ??= lazy(fetched);
    // AG Grid takes no name for its grid; it gets one when it is there.
    useEffect(() => {
      const watch = new MutationObserver(() => {
        const grid = place.current.querySelector('[role="grid"]');
        if (!grid) return;
        grid.setAttribute("aria-label", props.dashGridOptions.context.label);
        watch.disconnect();
      });
      watch.observe(place.current, { childList: true, subtree: true });
      return () => watch.disconnect();
    }, []);
    const drawn = createElement(Suspense, { fallback: null }, createElement(Grid, props));
    return createElement("div", { ref: place, style: { height: "100%" } }, drawn);
  };
  Later.dashRenderType = true;
  window.dash_ag_grid = { AgGrid: Later };

  // A cell is its words, or words, where they lead, and how that is said to those who hear the page.
  const Cell = ({ data, place, eGridCell }) => {
    const { createElement, useEffect, useRef } = window.React;
    const [words, href, label] = [data.cells[place]].flat();
    const link = useRef(null);
    useEffect(() => {
      const onward = () => link.current?.focus({ preventScroll: true });
      eGridCell.addEventListener("focus", onward);
      return () => eGridCell.removeEventListener("focus", onward);
    }, [eGridCell]);
    // The arrow keys come to the link, as to every cell; the Tab key passes.
    return href ? createElement("a", { ref: link, href, tabIndex: -1, "aria-label": label }, words) : words;
  };
  window.dashAgGridComponentFunctions = { cell: Cell };

  // What is missing stands last, whichever way a column is sorted.
  const missingLast = (compare) => (one, other, _row, _otherRow, descending) => {
    if (one === null || other === null) return ((one === null) - (other === null)) * (descending ? -1 : 1);
    return compare(one, other);
  };
  window.dashAgGridFunctions = {
    byNumber: missingLast((one, other) => one - other),
    byText: missingLast(new Intl.Collator("en").compare),
    byNumberInText: missingLast(new Intl.Collator("en", { numeric: true }).compare),
    leave: () => false, // a step with the Tab key leaves the cells; the arrow keys move between them
  };
})();
