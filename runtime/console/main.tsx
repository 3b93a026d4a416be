/** Starts the console. */
import { render } from "preact";
import { findToken } from "./api.js";
import { routeOf } from "./route.js";
import { route } from "./store.js";
import { showTheme } from "./theme.js";
import { App } from "./view/app.js";

showTheme();
findToken();
route.value = routeOf(location.hash);
addEventListener("hashchange", () => {
  if (location.hash.startsWith("#token=")) {
    findToken();
    location.reload();
  } else route.value = routeOf(location.hash);
});
const root = document.getElementById("console");
if (root === null) throw new Error("BUG: a page without a place for the console");
root.replaceChildren();
render(<App />, root);
