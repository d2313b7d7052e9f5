// The day figures are known on stands in the address. Choosing one rewrites only that part; the page is then laid out anew.
window.dash_clientside = window.dash_clientside || {};
window.dash_clientside.day = {
  choose: (day) => {
    const keep = window.dash_clientside.no_update;
    const asked = window.dash_clientside.callback_context.triggered.map((each) => each.prop_id);
    const query = new URLSearchParams(location.search);
    const shown = query.get("as_of") || "";
    const cleared = asked.includes("shell-now.n_clicks");
    if (!cleared && !asked.includes("shell-as-of.value")) return [keep, shown];
    const wanted = cleared ? "" : (day || "").trim();
    if (wanted === shown) return [keep, shown];
    if (wanted) query.set("as_of", wanted);
    else query.delete("as_of");
    const rest = query.toString();
    return [rest ? `?${rest}` : "", wanted];
  },
};
