// What somebody does in an editor, through Microsoft's own client of the
// protocol, which checks what a server answers by the protocol's types.
//   node protocol.mjs NODE_MODULES PROGRAM LEDGER ENCODING
import assert from "node:assert"
import { spawn } from "node:child_process"
import { readFileSync, renameSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import path from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"

const [modules, program, ledger, encoding] = process.argv.slice(2)
const lsp = createRequire(path.join(modules, "script.js"))("vscode-languageserver-protocol/node")

// width is how many units of a position a text takes.
const width = { "utf-8": (text) => Buffer.byteLength(text), "utf-16": (text) => text.length, "utf-32": (text) => [...text].length }[encoding]

class Document {
  constructor(file) {
    Object.assign(this, { file, uri: pathToFileURL(file).href, version: 1, text: readFileSync(file, "utf8") })
  }
  after(text) {
    assert(this.text.includes(text), `no ${text}`)
    return this.position(this.text.indexOf(text) + text.length)
  }
  position(offset) {
    const before = this.text.slice(0, offset).split("\n")
    return { line: before.length - 1, character: width(before.at(-1)) }
  }
  offset({ line, character }) {
    let at = this.text.split("\n").slice(0, line).reduce((n, l) => n + l.length + 1, 0)
    for (let units = 0; units < character; at += String.fromCodePoint(this.text.codePointAt(at)).length) {
      units += width(String.fromCodePoint(this.text.codePointAt(at)))
    }
    return at
  }
  // apply makes the edits of one answer, which all speak of the text before them.
  apply(edits) {
    const changes = edits.map((e) => ({ begin: this.offset(e.range.start), end: this.offset(e.range.end), ...e })).sort((a, b) => b.begin - a.begin)
    for (const { begin, end, range, newText } of changes) {
      this.text = this.text.slice(0, begin) + newText + this.text.slice(end)
      this.told?.({ range, text: newText })
    }
  }
  type(after, length, newText) {
    const begin = this.text.indexOf(after) + after.length
    this.apply([{ range: { start: this.after(after), end: this.position(begin + length) }, newText }])
  }
}

const server = spawn(program, ["lsp", "--today", "2026-03-20"], { stdio: ["pipe", "pipe", "inherit"] })
const ended = new Promise((done) => server.on("exit", done))
const client = lsp.createProtocolConnection(new lsp.StreamMessageReader(server.stdout), new lsp.StreamMessageWriter(server.stdin))
client.onError(([cause]) => assert.fail(cause))
client.onRequest(lsp.RegistrationRequest.type, () => {})

const told = new Map() // problems by URI
let look = () => {}
client.onNotification(lsp.PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
  told.set(uri, diagnostics)
  look()
})
client.listen()

const dana = new Document(path.join(ledger, "people", "Dana Okafor.md"))
const textDocument = { uri: dana.uri }
dana.told = (change) => client.sendNotification(lsp.DidChangeTextDocumentNotification.type, { textDocument: { uri: dana.uri, version: ++dana.version }, contentChanges: [change] })

// problems waits until those of the document are so many.
const problems = (count) => new Promise((done) => {
  look = () => told.get(dana.uri)?.length === count && done(told.get(dana.uri))
  look()
})

const { capabilities } = await client.sendRequest(lsp.InitializeRequest.type, {
  processId: process.pid, rootUri: null, workspaceFolders: [{ uri: pathToFileURL(ledger).href, name: "ledger" }],
  capabilities: {
    general: { positionEncodings: [encoding] },
    workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ["rename"] }, didChangeWatchedFiles: { dynamicRegistration: true } },
    textDocument: { rename: { prepareSupport: true }, codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix"] } } } },
  },
})
assert.strictEqual(capabilities.positionEncoding, encoding)
await client.sendNotification(lsp.InitializedNotification.type, {})
await client.sendNotification(lsp.DidOpenTextDocumentNotification.type, { textDocument: { uri: dana.uri, languageId: "markdown", version: 1, text: dana.text } })
await problems(0)

// A slip is named as it is typed, and the fix that is offered cures it.
dana.type("gave 2h feedba", 1, "")
const [slip] = await problems(1)
assert.strictEqual(slip.code, "kind")
assert(lsp.Diagnostic.is(slip))
const actions = await client.sendRequest(lsp.CodeActionRequest.type, { textDocument, range: slip.range, context: { diagnostics: [slip], only: ["quickfix"] } })
assert(actions.every((a) => lsp.CodeAction.is(a)))
dana.apply(actions.find((a) => a.title.startsWith("cure kind")).edit.documentChanges[0].edits)
assert(dana.text.includes("gave 2h feedback: 📅"), dana.text)
await problems(0)

// A name is completed after characters of several bytes.
dana.type("her draft\n", 0, "- 📅 会う [[Rav")
const { items } = await client.sendRequest(lsp.CompletionRequest.type, { textDocument, position: dana.after("会う [[Rav") })
assert.deepStrictEqual(items.map((i) => i.label), ["Ravi Patel"])
dana.apply([items[0].textEdit])
dana.type("会う [[Ravi Patel]]", 0, "\n")
assert(dana.text.includes("- 📅 会う [[Ravi Patel]]\n"), dana.text)

// Who is that? Where is the file?
const position = dana.after("会う [[Rav")
const hover = await client.sendRequest(lsp.HoverRequest.type, { textDocument, position })
assert(lsp.Hover.is(hover) && hover.contents.value.startsWith("Ravi Patel\nstanding: "), hover?.contents.value)
assert.strictEqual(dana.text.slice(dana.offset(hover.range.start), dana.offset(hover.range.end)), "[[Ravi Patel]]")
const home = await client.sendRequest(lsp.DefinitionRequest.type, { textDocument, position })
assert(home.uri.endsWith("Ravi%20Patel.md"), home.uri)

// Another name, in every file.
const name = { textDocument, position: dana.after("# Da") }
assert.strictEqual((await client.sendRequest(lsp.PrepareRenameRequest.type, name)).placeholder, "Dana Okafor")
const renamed = await client.sendRequest(lsp.RenameRequest.type, { ...name, newName: "Zoë Bello" })
assert(lsp.WorkspaceEdit.is(renamed))
for (const step of renamed.documentChanges) {
  if (step.kind === "rename") {
    renameSync(fileURLToPath(step.oldUri), fileURLToPath(step.newUri))
    continue
  }
  const document = step.textDocument.uri === dana.uri ? dana : new Document(fileURLToPath(step.textDocument.uri))
  document.apply(step.edits)
  writeFileSync(document.file, document.text)
}

await client.sendRequest(lsp.ShutdownRequest.type)
await client.sendNotification(lsp.ExitNotification.type)
assert.strictEqual(await ended, 0)
