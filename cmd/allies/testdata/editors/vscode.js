// What somebody does in VS Code, as far as its extension gets to see: this is
// as much of VS Code as the extension asks for. Whatever is not as it should be
// ends it with a status that is not 0.
"use strict";
const assert = require("assert");
const fs = require("fs");
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
  set(uri, edits) { this.steps.push({ set: uri, edits }); }
  renameFile(from, to) { this.steps.push({ from, to }); }
  createFile(uri) { this.steps.push({ create: uri }); }
}
class Kind { constructor(name) { this.name = name; } append(more) { return new Kind(this.name ? `${this.name}.${more}` : more); } }

const told = new Map(); // problems by URI
const asked = {}; // the providers by their kind
const events = {};
const waiting = [];
const register = (kind) => (...given) => { asked[kind] = given.find((g) => typeof g === "object" && !Array.isArray(g)); return { dispose() {} }; };
const listen = (name) => (f) => { events[name] = f; return { dispose() {} }; };
const collection = { set(uri, problems) { told.set(uri.text, problems); waiting.forEach((check) => check()); } };

class TextDocument {
  constructor(file) {
    this.uri = new Uri(pathToFileURL(file).href);
    Object.assign(this, { fileName: file, languageId: "markdown", version: 1, text: fs.readFileSync(file, "utf8") });
  }
  getText() { return this.text; }
  offset(p) { return this.text.split("\n").slice(0, p.line).reduce((n, l) => n + l.length + 1, 0) + p.character; }
  after(text) {
    const before = this.text.slice(0, this.text.indexOf(text) + text.length).split("\n");
    assert(this.text.includes(text), `no ${text}`);
    return new Position(before.length - 1, before[before.length - 1].length);
  }
  replace(range, text) {
    this.text = this.text.slice(0, this.offset(range.start)) + text + this.text.slice(this.offset(range.end));
    this.version++;
    events.onDidChangeTextDocument({ document: this, contentChanges: [{ range, text }] });
  }
  type(after, length, text) {
    const start = this.after(after);
    this.replace(new Range(start, new Position(start.line, start.character + length)), text);
  }
}

const dana = new TextDocument(path.join(ledger, "people", "Dana Okafor.md"));
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
    textDocuments: [dana],
    getConfiguration: () => ({ get: () => ["allies", "lsp"] }),
    createFileSystemWatcher: () => ({ onDidChange: listen("file"), onDidCreate: listen("file"), onDidDelete: listen("file"), dispose() {} }),
    ...Object.fromEntries(["Open", "Close", "Save", "Change"].map((what) => [`onDid${what}TextDocument`, listen(`onDid${what}TextDocument`)])),
  },
};
const load = Module._load;
Module._load = (name, ...rest) => (name === "vscode" ? vscode : load(name, ...rest));

// problems waits until those of the document are so many.
const problems = (count) => new Promise((done) => {
  const check = () => {
    const now = told.get(dana.uri.text);
    if (now && now.length === count) done(now);
  };
  waiting.push(check);
  check();
});

async function work() {
  const { activate, deactivate } = require(extension);
  await activate({ subscriptions: [] });
  await problems(0);

  // A slip is named as it is typed, and the fix that is offered cures it.
  dana.type("gave 2h feedba", 1, "");
  const [slip] = await problems(1);
  assert.strictEqual(slip.code, "kind");
  const actions = await asked.registerCodeActionsProvider.provideCodeActions(dana, slip.range, {});
  const cure = actions.find((a) => a.title.startsWith("cure kind"));
  assert.strictEqual(cure.kind.name, "quickfix");
  for (const e of cure.edit.steps[0].edits) dana.replace(e.range, e.newText);
  assert(dana.text.includes("gave 2h feedback: 📅"), dana.text);
  await problems(0);

  // A name is completed after characters of several bytes.
  dana.type("her draft\n", 0, "- 📅 会う [[Rav");
  const list = await asked.registerCompletionItemProvider.provideCompletionItems(dana, dana.after("会う [[Rav"));
  const [item] = list.given[0];
  assert.strictEqual(item.label, "Ravi Patel");
  dana.replace(item.range, item.insertText);
  dana.type("会う [[Ravi Patel]]", 0, "\n");
  assert(dana.text.includes("- 📅 会う [[Ravi Patel]]\n"), dana.text);

  // Who is that? Where is the file?
  const hover = await asked.registerHoverProvider.provideHover(dana, dana.after("会う [[Rav"));
  assert(hover.given[0].value.startsWith("Ravi Patel\nstanding: "), hover.given[0].value);
  const home = await asked.registerDefinitionProvider.provideDefinition(dana, dana.after("会う [[Rav"));
  assert(home.given[0].text.endsWith("Ravi%20Patel.md"), home.given[0].text);
  const hints = await asked.registerInlayHintsProvider.provideInlayHints(dana, new Range(new Position(0, 0), new Position(9, 0)));
  assert(/^net \+2 · last /.test(hints[0].given[1]), hints[0].given[1]);

  // Another name, in every file.
  const { steps } = await asked.registerRenameProvider.provideRenameEdits(dana, dana.after("# Da"), "Zoë Bello");
  for (const step of steps) {
    if (step.from) {
      fs.renameSync(fileURLToPath(step.from.text), fileURLToPath(step.to.text));
      continue;
    }
    const file = fileURLToPath(step.set.text);
    const document = file === dana.fileName ? dana : new TextDocument(file);
    for (const e of step.edits) document.replace(e.range, e.newText);
    fs.writeFileSync(file, document.text);
  }
  assert.strictEqual(await deactivate(), 0);
}

work().catch((cause) => { console.error(cause); process.exit(1); });
