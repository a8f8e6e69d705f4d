// A week of notes in VS Code, as far as its extension gets to see: this is as much
// of VS Code as the extension asks for. Whatever is not as it should be ends it with
// a status that is not 0.
"use strict";
const assert = require("assert");
const Module = require("module");
const path = require("path");
const { fileURLToPath, pathToFileURL } = require("url");

const [extension, ledger] = process.argv.slice(2);

class Position { constructor(line, character) { Object.assign(this, { line, character }); } }
class Range { constructor(start, end) { Object.assign(this, { start, end }); } }
class Made { constructor(...given) { this.given = given; } }
class Uri {
  constructor(text) { this.text = text; this.scheme = text.split(":")[0]; }
  static parse(text) { return new Uri(pathToFileURL(fileURLToPath(text)).href); }
  toString() { return this.text; }
}
class WorkspaceEdit {
  constructor() { this.steps = []; }
  set(uri, edits) { this.steps.push({ file: fileURLToPath(uri.text), edits }); }
  renameFile(from, to) { this.steps.push({ kind: "rename", from: fileURLToPath(from.text), to: fileURLToPath(to.text) }); }
  createFile() { this.steps.push({ kind: "create" }); }
}
class Kind { constructor(name) { this.name = name; } append(more) { return new Kind(this.name ? `${this.name}.${more}` : more); } }

const told = new Map(); // problems by URI
let look = () => {};
const asked = {}; // the providers by their kind
const events = {};
const register = (kind) => (...given) => { asked[kind] = given.find((g) => typeof g === "object" && !Array.isArray(g)); return { dispose() {} }; };
const listen = (name) => (f) => { events[name] = f; return { dispose() {} }; };
const collection = { set(uri, problems) { told.set(uri.text, problems); look(); } };

const vscode = {
  Position, Range, Uri, WorkspaceEdit,
  Location: Made, Hover: Made, CompletionList: Made, SymbolInformation: Made, DocumentLink: Made,
  DocumentSymbol: Made, InlayHint: Made, SnippetString: Made, CompletionItem: class { constructor(label) { this.label = label; } },
  TextEdit: class { constructor(range, newText) { Object.assign(this, { range, newText }); } },
  Diagnostic: class { constructor(range, message, severity) { Object.assign(this, { range, message, severity }); } },
  CodeAction: class { constructor(title, kind) { Object.assign(this, { title, kind }); } },
  CodeActionKind: { Empty: new Kind("") },
  MarkdownString: class { appendText(text) { this.value = text; return this; } },
  languages: new Proxy({ createDiagnosticCollection: () => collection }, { get: (own, name) => own[name] || register(name) }),
  window: { showErrorMessage: (message) => assert.fail(message) },
  workspace: {
    workspaceFolders: [{ uri: new Uri(pathToFileURL(ledger).href), name: "ledger" }],
    textDocuments: [],
    getConfiguration: () => ({ get: () => ["allies", "lsp"] }),
    createFileSystemWatcher: () => ({ onDidChange: listen("file"), onDidCreate: listen("file"), onDidDelete: listen("file"), dispose() {} }),
    ...Object.fromEntries(["Open", "Close", "Save", "Change"].map((what) => [`onDid${what}TextDocument`, listen(`onDid${what}TextDocument`)])),
  },
};
const load = Module._load;
Module._load = (name, ...rest) => (name === "vscode" ? vscode : load(name, ...rest));

async function work() {
  const { Document, keepWeek } = await import(pathToFileURL(path.join(__dirname, "week.mjs")));
  const { activate, deactivate } = require(extension);
  await activate({ subscriptions: [] });
  // asVSCode is a document as an extension sees it.
  const asVSCode = (d) => ({ uri: new Uri(d.uri), fileName: d.file, languageId: "markdown", version: d.version, getText: () => d.text });
  await keepWeek({
    async open(file) {
      const document = new Document(file, (text) => text.length, (d, change) => events.onDidChangeTextDocument({ document: asVSCode(d), contentChanges: [change] }));
      events.onDidOpenTextDocument(asVSCode(document));
      return document;
    },
    problems: (document, codes) => new Promise((done) => {
      look = () => `${told.get(document.uri)?.map((d) => d.code)}` === `${codes}` && done();
      look();
    }),
    async complete(document, position) {
      const list = await asked.registerCompletionItemProvider.provideCompletionItems(asVSCode(document), position);
      return list.given[0].map((item) => ({ label: item.label, textEdit: { range: item.range, newText: item.insertText } }));
    },
    async hover(document, position) {
      const home = await asked.registerDefinitionProvider.provideDefinition(asVSCode(document), position);
      assert(home.given[0].text.endsWith("Ravi%20Patel.md"), home.given[0].text);
      const hints = await asked.registerInlayHintsProvider.provideInlayHints(asVSCode(document), new Range(new Position(0, 0), new Position(9, 0)));
      assert(/^net \+\d · last /.test(hints[0].given[1]), hints[0].given[1]);
      const hover = await asked.registerHoverProvider.provideHover(asVSCode(document), position);
      return hover.given[0].value;
    },
    async actions(document, range) {
      const actions = await asked.registerCodeActionsProvider.provideCodeActions(asVSCode(document), range, {});
      return actions.map((a) => ({ title: a.title, steps: a.edit.steps }));
    },
    format: (document) => asked.registerDocumentFormattingEditProvider.provideDocumentFormattingEdits(asVSCode(document), {}),
    async rename(document, position, name) {
      return (await asked.registerRenameProvider.provideRenameEdits(asVSCode(document), position, name)).steps;
    },
    async leave() { assert.strictEqual(await deactivate(), 0); },
  }, ledger);
}

work().catch((cause) => { console.error(cause); process.exit(1); });
