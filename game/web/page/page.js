"use strict";
// What the toolkit's script leaves to the page: where the game is reached, the font, and no way out of it.

// A text that looks like an address becomes a link in the terminal; it must lead nowhere.
window.open = () => null;

const begin = window.onload;
const terminal = () => document.getElementById("terminal");
const SIGNS = { latin: "A", blocks: "\u2588", braille: "\u2801" };

function sizeAsked() {
  const asked = parseInt(new URLSearchParams(location.search).get("fontsize"), 10);
  return Math.min(Math.max(asked || 16, 8), 40);
}

// The cell is measured once, so the fonts must be there before.
function fontsLoaded(size) {
  const faces = ["400", "700"].flatMap((weight) =>
    Object.values(SIGNS).map((sign) => document.fonts.load(`${weight} ${size}px "Roboto Mono"`, sign))
  );
  return Promise.allSettled(faces);
}

window.onload = async (event) => {
  const size = sizeAsked();
  terminal().dataset.sessionWebsocketUrl = `ws://${location.host}/ws`;
  terminal().dataset.fontSize = size;
  document.getElementById("again").onclick = () => location.reload();
  await fontsLoaded(size);
  begin(event);
  document.querySelector("textarea")?.focus();
};
