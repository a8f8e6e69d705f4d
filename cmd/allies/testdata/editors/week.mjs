// A week of notes, as somebody keeps it in an editor that is built on node. What is
// particular to a client is its own: how it asks, and how it hears of problems.
import assert from "node:assert"
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs"
import path from "node:path"
import { pathToFileURL } from "node:url"

// Document is a file that an editor has open. Columns count in units, of which width
// says how many a text takes; tell hears of each change.
export class Document {
  constructor(file, width, tell) {
    Object.assign(this, { file, width, tell, uri: pathToFileURL(file).href, version: 1, text: existsSync(file) ? readFileSync(file, "utf8") : "" })
  }
  after(text) {
    assert(this.text.includes(text), `no ${text} in ${this.text}`)
    return this.position(this.text.indexOf(text) + text.length)
  }
  end() {
    return this.position(this.text.length)
  }
  position(offset) {
    const before = this.text.slice(0, offset).split("\n")
    return { line: before.length - 1, character: this.width(before.at(-1)) }
  }
  offset({ line, character }) {
    let at = this.text.split("\n").slice(0, line).reduce((n, l) => n + l.length + 1, 0)
    for (let units = 0; units < character; at += String.fromCodePoint(this.text.codePointAt(at)).length) {
      units += this.width(String.fromCodePoint(this.text.codePointAt(at)))
    }
    return at
  }
  // apply makes the edits of one answer, which all speak of the text before them.
  apply(edits) {
    const changes = edits.map((e) => ({ begin: this.offset(e.range.start), end: this.offset(e.range.end), ...e })).sort((a, b) => b.begin - a.begin)
    for (const { begin, end, range, newText } of changes) {
      this.text = this.text.slice(0, begin) + newText + this.text.slice(end)
      this.version++
      this.tell(this, { range, text: newText })
    }
  }
  // replace types in the place of the first that is the old text.
  replace(old, newText) {
    const end = this.after(old)
    this.apply([{ range: { start: this.position(this.offset(end) - old.length), end }, newText }])
  }
  append(newText) {
    this.apply([{ range: { start: this.end(), end: this.end() }, newText }])
  }
}

// keepWeek keeps the week. A client opens documents and answers, each in the words
// of the protocol: problems(document, codes) once they are these, complete, actions,
// hover, rename, format, and renameFile where it hears of that.
export async function keepWeek(client, ledger) {
  const documents = new Map()
  const open = async (file) => {
    if (!documents.has(file)) documents.set(file, await client.open(file))
    return documents.get(file)
  }
  const dana = await open(path.join(ledger, "people", "Dana Okafor.md"))
  const complete = async (typed, label) => {
    dana.append(typed)
    const [first] = await client.complete(dana, dana.end())
    assert.strictEqual(first?.label, label)
    dana.apply([first.textEdit])
  }
  // carryOut does what an answer says, in the order in which it says it.
  const carryOut = async (steps) => {
    for (const step of steps) {
      if (step.kind === "rename") renameSync(step.from, step.to)
      else if (step.kind !== "create") (await open(step.file)).apply(step.edits)
    }
    for (const { kind, from, to } of steps) if (kind === "rename") Object.assign(documents.get(from) ?? {}, { file: to })
  }
  const act = async (place, title) => {
    const start = dana.after(place)
    const actions = await client.actions(dana, { start, end: start })
    const action = actions.find((a) => a.title.startsWith(title))
    assert(action, `no ${title} in ${actions.map((a) => a.title)}`)
    await carryOut(action.steps)
  }

  // A slip in what is there is named as it is typed, and the fix that is offered cures it.
  await client.problems(dana, [])
  dana.replace("feedback: 📅", "feedbak: 📅")
  await client.problems(dana, ["kind"])
  await act("gave 2h fee", "cure kind: ")
  await client.problems(dana, [])

  // The note of today: its day, a name, a kind and a deadline completed.
  await complete("\n## tod", "today")
  await complete(" 📅 会う Lunch with [[Rav", "Ravi Patel")
  await complete("\n\n- got 1h fee", "feedback")
  await complete("how to say no\n- [ ] send her the plan by fri", "fri")

  // Who is that?
  const said = await client.hover(dana, dana.after("会う Lunch with [[Rav"))
  assert(/^Ravi Patel\nstanding: /.test(said), said)

  // Somebody new.
  dana.append("\n- met [[Amal Haddad]] on the way\n")
  await client.problems(dana, ["link"])
  await act("met [[Am", "make a file for Amal Haddad")
  await client.problems(dana, [])
  const amal = await open(path.join(ledger, "people", "Amal Haddad.md"))
  amal.append("\n## 2026-03-19 Met on the way to lunch\n")

  // An amount that is none, and the form of the line.
  dana.append("- Gave 2x  Time :  a walk\n")
  await client.problems(dana, ["amount"])
  dana.replace("2x  Time", "2 hours  Time")
  await client.problems(dana, [])
  dana.apply(await client.format(dana))

  // The promise is kept, and the favour gets its thanks.
  await act("send her", "kept today: send her the plan")
  await act("how to say", "thanked today for how to say no")

  // Another name, in every file.
  await carryOut(await client.rename(dana, dana.after("# Da"), "Zoë Bello"))
  for (const document of documents.values()) writeFileSync(document.file, document.text)
  await client.leave()
}
