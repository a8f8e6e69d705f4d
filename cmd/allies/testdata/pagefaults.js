// What a page must not have, told in faults. The window is as high as a phone's.
const faults = []
const tell = (what, e) => faults.push("; " + what + ": " + (e.textContent || "").trim().slice(0, 40).replace(/[\[\]]/g, ""))
const seen = e => e.getClientRects().length > 0
const figures = colour => (colour.match(/[\d.]+/g) || []).map(Number)

if (brightness(paper(document.body)) < .2 != (colours == "dark")) tell("not " + colours, document.body)

// The first duty stands in the first screen, with room for the browser's bars.
const duty = document.querySelector("#now td, #next td")
if (duty && duty.closest("tr").getBoundingClientRect().bottom > 640) tell("below the first screen", duty)

for (const e of document.querySelectorAll("*")) {
  if (!seen(e)) continue
  const style = getComputedStyle(e)
  // What scrolls shows it.
  if (/auto|scroll/.test(style.overflowX) && e.scrollWidth > e.clientWidth + 1 && !style.backgroundImage.includes("gradient")) tell("scrolls unseen", e)
  // The net is in view before anything is scrolled.
  if (e.matches("thead th") && e.textContent == "net" && e.closest(".scroll") && e.getBoundingClientRect().right - parseFloat(style.paddingRight) > e.closest(".scroll").getBoundingClientRect().right) tell("out of view", e)
  // The strokes of a picture stand out from the paper, and from the empty cells under them, as WCAG asks of what is no text.
  if (e.matches("svg :is(rect, path, line, circle):not(.none)")) {
    const colour = figures(style.stroke == "none" ? style.fill : style.stroke), under = e.closest("svg").querySelector(".none")
    for (const ground of [paper(e), under && figures(getComputedStyle(under).fill)]) {
      const ratio = ground ? contrast(colour, ground) * style.opacity : 3
      if (ratio < 3) tell("contrast of a stroke " + ratio.toFixed(2), e)
    }
  }
  // Words stand out from the paper, as WCAG AA asks of small ones.
  if ([...e.childNodes].some(n => n.nodeType == 3 && n.textContent.trim()) && !e.closest("title, script, style")) {
    const ratio = contrast(figures(e.closest("svg") ? style.fill : style.color), paper(e))
    if (ratio < 4.5) tell("contrast " + ratio.toFixed(2), e)
  }
}

// No cell says its head again, where the head is shown.
for (const cell of document.querySelectorAll("tbody th, tbody td")) {
  const head = cell.closest("table").querySelectorAll("thead th")[cell.cellIndex]
  const shown = head.closest("thead").getBoundingClientRect().height > 1 || getComputedStyle(cell, "::before").content.includes(head.textContent)
  if (shown && cell.textContent.toLowerCase().startsWith(head.textContent.toLowerCase() + " ")) tell("says its head again", cell)
}

function paper(e) {
  for (; e; e = e.parentElement) {
    const colour = figures(getComputedStyle(e).backgroundColor)
    if (colour.length == 3 || colour[3] == 1) return colour
  }
  return [255, 255, 255]
}

function contrast(a, b) {
  const [dark, light] = [brightness(a), brightness(b)].sort((x, y) => x - y)
  return (light + .05) / (dark + .05)
}

function brightness(colour) {
  const [r, g, b] = colour.slice(0, 3).map(v => (v / 255 <= .04045 ? v / 255 / 12.92 : ((v / 255 + .055) / 1.055) ** 2.4))
  return .2126 * r + .7152 * g + .0722 * b
}
