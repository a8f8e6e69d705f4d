// A week of notes through Microsoft's own client of the protocol, which VS Code is
// made of, and which checks what a server answers by the protocol's types.
//   node protocol.mjs NODE_MODULES PROGRAM LEDGER ENCODING
import assert from "node:assert"
import { spawn } from "node:child_process"
import { createRequire } from "node:module"
import path from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"
import { Document, keepWeek } from "./week.mjs"

const [modules, program, ledger, encoding] = process.argv.slice(2)
const lsp = createRequire(path.join(modules, "script.js"))("vscode-languageserver-protocol/node")

// width is how many units of a position a text takes.
const width = { "utf-8": (text) => Buffer.byteLength(text), "utf-16": (text) => text.length, "utf-32": (text) => [...text].length }[encoding]

const server = spawn(program, ["lsp"], { stdio: ["pipe", "pipe", "inherit"] })
const ended = new Promise((done) => server.on("exit", done))
const connection = lsp.createProtocolConnection(new lsp.StreamMessageReader(server.stdout), new lsp.StreamMessageWriter(server.stdin))
connection.onError(([cause]) => assert.fail(cause))
connection.onRequest(lsp.RegistrationRequest.type, () => {})

const told = new Map() // problems by URI
let look = () => {}
connection.onNotification(lsp.PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
  assert(diagnostics.every((d) => lsp.Diagnostic.is(d)))
  told.set(uri, diagnostics)
  look()
})
connection.listen()

// steps are what a workspace edit has an editor do.
const steps = (edit) => {
  assert(lsp.WorkspaceEdit.is(edit))
  return edit.documentChanges.map((change) => {
    if (change.kind === "rename") return { kind: change.kind, from: fileURLToPath(change.oldUri), to: fileURLToPath(change.newUri) }
    if (change.kind === "create") return { kind: change.kind }
    return { file: fileURLToPath(change.textDocument.uri), edits: change.edits }
  })
}
const about = (document, rest) => ({ textDocument: { uri: document.uri }, ...rest })
const client = {
  async open(file) {
    const document = new Document(file, width, (d, change) => connection.sendNotification(lsp.DidChangeTextDocumentNotification.type, {
      textDocument: { uri: d.uri, version: d.version }, contentChanges: [change],
    }))
    await connection.sendNotification(lsp.DidOpenTextDocumentNotification.type, {
      textDocument: { uri: document.uri, languageId: "markdown", version: 1, text: document.text },
    })
    return document
  },
  problems: (document, codes) => new Promise((done) => {
    look = () => `${told.get(document.uri)?.map((d) => d.code)}` === `${codes}` && done()
    look()
  }),
  async complete(document, position) {
    const list = await connection.sendRequest(lsp.CompletionRequest.type, about(document, { position }))
    assert(list.items.every((item) => lsp.TextEdit.is(item.textEdit)))
    return list.items
  },
  async hover(document, position) {
    const hover = await connection.sendRequest(lsp.HoverRequest.type, about(document, { position }))
    assert(lsp.Hover.is(hover))
    return hover.contents.value
  },
  async actions(document, range) {
    const actions = await connection.sendRequest(lsp.CodeActionRequest.type, about(document, { range, context: { diagnostics: told.get(document.uri) } }))
    assert(actions.every((a) => lsp.CodeAction.is(a)))
    return actions.map((a) => ({ title: a.title, steps: steps(a.edit) }))
  },
  format: (document) => connection.sendRequest(lsp.DocumentFormattingRequest.type, about(document, { options: { tabSize: 2, insertSpaces: true } })),
  async rename(document, position, newName) {
    const prepared = await connection.sendRequest(lsp.PrepareRenameRequest.type, about(document, { position }))
    assert.strictEqual(prepared.placeholder, "Dana Okafor")
    return steps(await connection.sendRequest(lsp.RenameRequest.type, about(document, { position, newName })))
  },
  async leave() {
    await connection.sendRequest(lsp.ShutdownRequest.type)
    await connection.sendNotification(lsp.ExitNotification.type)
    assert.strictEqual(await ended, 0)
  },
}

const { capabilities } = await connection.sendRequest(lsp.InitializeRequest.type, {
  processId: process.pid, rootUri: null, workspaceFolders: [{ uri: pathToFileURL(ledger).href, name: "ledger" }],
  capabilities: {
    general: { positionEncodings: [encoding] },
    workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ["create", "rename"] }, didChangeWatchedFiles: { dynamicRegistration: true } },
    textDocument: { rename: { prepareSupport: true }, codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "refactor"] } } } },
  },
})
assert.strictEqual(capabilities.positionEncoding, encoding)
await connection.sendNotification(lsp.InitializedNotification.type, {})
await keepWeek(client, ledger)
