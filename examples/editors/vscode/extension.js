// allies in VS Code. It starts `allies lsp` and puts what that answers into
// VS Code's own words; it has no dependencies.
"use strict";
const vscode = require("vscode");
const { Client } = require("./client");

const selector = [{ scheme: "file", language: "markdown" }, { scheme: "file", pattern: "**/allies.yaml" }];
let client;

// Places count UTF-16 units on both sides.
const position = (p) => new vscode.Position(p.line, p.character);
const range = (r) => new vscode.Range(position(r.start), position(r.end));
const location = (l) => new vscode.Location(vscode.Uri.parse(l.uri), range(l.range));
const edit = (e) => new vscode.TextEdit(range(e.range), e.newText);
const named = (document) => ({ textDocument: { uri: document.uri.toString() } });
const at = (document, p) => ({ ...named(document), position: { line: p.line, character: p.character } });
const all = (list, make) => (list || []).map(make);

function workspaceEdit(answer) {
  if (!answer) return undefined;
  const made = new vscode.WorkspaceEdit();
  for (const change of answer.documentChanges) {
    if (change.kind === "rename") made.renameFile(vscode.Uri.parse(change.oldUri), vscode.Uri.parse(change.newUri));
    else if (change.kind === "create") made.createFile(vscode.Uri.parse(change.uri), { ignoreIfExists: true });
    else made.set(vscode.Uri.parse(change.textDocument.uri), change.edits.map(edit));
  }
  return made;
}

function completion(item) {
  const made = new vscode.CompletionItem(item.label, item.kind - 1); // VS Code's own count begins with 0
  made.detail = item.detail;
  made.sortText = item.sortText;
  made.filterText = item.filterText;
  made.range = range(item.textEdit.range);
  made.insertText = item.insertTextFormat === 2 ? new vscode.SnippetString(item.textEdit.newText) : item.textEdit.newText;
  return made;
}

function symbol(s) {
  const made = new vscode.DocumentSymbol(s.name, s.detail || "", s.kind - 1, range(s.range), range(s.selectionRange));
  made.children = all(s.children, symbol);
  return made;
}

function action(a) {
  const made = new vscode.CodeAction(a.title, vscode.CodeActionKind.Empty.append(a.kind));
  made.edit = workspaceEdit(a.edit);
  made.isPreferred = a.isPreferred;
  return made;
}

function problem(d) {
  const made = new vscode.Diagnostic(range(d.range), d.message, d.severity - 1);
  made.code = d.code;
  made.source = d.source;
  return made;
}

const capabilities = {
  general: { positionEncodings: ["utf-16"] },
  workspace: {
    workspaceEdit: { documentChanges: true, resourceOperations: ["create", "rename"] },
    didChangeWatchedFiles: { dynamicRegistration: true },
  },
  textDocument: {
    completion: { completionItem: { snippetSupport: true } },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "refactor", "source"] } } },
    inlayHint: {},
  },
};

function providers() {
  const l = vscode.languages;
  const ask = (method, params, token) => client.request(method, params, token);
  return [
    l.registerCompletionItemProvider(selector, {
      provideCompletionItems: async (d, p, t) => {
        const list = await ask("textDocument/completion", at(d, p), t);
        return list && new vscode.CompletionList(list.items.map(completion), list.isIncomplete);
      },
    }, "[", "#", " ", ":"),
    l.registerHoverProvider(selector, {
      provideHover: async (d, p, t) => {
        const said = await ask("textDocument/hover", at(d, p), t);
        return said && new vscode.Hover(new vscode.MarkdownString().appendText(said.contents.value), range(said.range));
      },
    }),
    l.registerDefinitionProvider(selector, {
      provideDefinition: async (d, p, t) => {
        const home = await ask("textDocument/definition", at(d, p), t);
        return home && location(home);
      },
    }),
    l.registerReferenceProvider(selector, {
      provideReferences: async (d, p, _context, t) => all(await ask("textDocument/references", at(d, p), t), location),
    }),
    l.registerDocumentSymbolProvider(selector, {
      provideDocumentSymbols: async (d, t) => all(await ask("textDocument/documentSymbol", named(d), t), symbol),
    }),
    l.registerWorkspaceSymbolProvider({
      provideWorkspaceSymbols: async (query, t) => all(await ask("workspace/symbol", { query }, t),
        (s) => new vscode.SymbolInformation(s.name, s.kind - 1, s.containerName || "", location(s.location))),
    }),
    l.registerDocumentLinkProvider(selector, {
      provideDocumentLinks: async (d, t) => all(await ask("textDocument/documentLink", named(d), t),
        (link) => new vscode.DocumentLink(range(link.range), vscode.Uri.parse(link.target))),
    }),
    l.registerRenameProvider(selector, {
      prepareRename: async (d, p, t) => {
        const found = await ask("textDocument/prepareRename", at(d, p), t);
        if (!found) throw new Error("no ally is named here");
        return { range: range(found.range), placeholder: found.placeholder };
      },
      provideRenameEdits: async (d, p, newName, t) => workspaceEdit(await ask("textDocument/rename", { ...at(d, p), newName }, t)),
    }),
    l.registerDocumentFormattingEditProvider(selector, {
      provideDocumentFormattingEdits: async (d, options, t) => all(await ask("textDocument/formatting", { ...named(d), options }, t), edit),
    }),
    l.registerCodeActionsProvider(selector, {
      provideCodeActions: async (d, r, _context, t) => all(await ask("textDocument/codeAction",
        { ...named(d), range: { start: r.start, end: r.end }, context: { diagnostics: [] } }, t), action),
    }),
    l.registerInlayHintsProvider(selector, {
      provideInlayHints: async (d, r, t) => all(await ask("textDocument/inlayHint", { ...named(d), range: { start: r.start, end: r.end } }, t), (h) => {
        const made = new vscode.InlayHint(position(h.position), h.label);
        made.paddingLeft = h.paddingLeft;
        return made;
      }),
    }),
  ];
}

// follow tells the server of documents as they are opened, changed and saved.
function follow() {
  const w = vscode.workspace;
  const known = (d) => d.uri.scheme === "file" && (d.languageId === "markdown" || d.fileName.endsWith("allies.yaml"));
  const open = (d) => known(d) && client.notify("textDocument/didOpen",
    { textDocument: { uri: d.uri.toString(), languageId: d.languageId, version: d.version, text: d.getText() } });
  const changed = (uri) => client.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: uri.toString(), type: 2 }] });
  w.textDocuments.forEach(open);
  const watcher = w.createFileSystemWatcher("**/*.{md,markdown,yaml}");
  return [
    watcher, watcher.onDidChange(changed), watcher.onDidCreate(changed), watcher.onDidDelete(changed),
    w.onDidOpenTextDocument(open),
    w.onDidCloseTextDocument((d) => known(d) && client.notify("textDocument/didClose", named(d))),
    w.onDidSaveTextDocument((d) => known(d) && client.notify("textDocument/didSave", named(d))),
    w.onDidChangeTextDocument((e) => known(e.document) && e.contentChanges.length > 0 && client.notify("textDocument/didChange", {
      textDocument: { uri: e.document.uri.toString(), version: e.document.version },
      contentChanges: e.contentChanges.map((c) => ({ range: { start: c.range.start, end: c.range.end }, text: c.text })),
    })),
  ];
}

async function activate(context) {
  const collection = vscode.languages.createDiagnosticCollection("allies");
  const command = vscode.workspace.getConfiguration("allies").get("command");
  client = new Client(command, {
    "textDocument/publishDiagnostics": ({ uri, diagnostics }) => collection.set(vscode.Uri.parse(uri), diagnostics.map(problem)),
  });
  client.ended.then((status) => status === 0 || vscode.window.showErrorMessage(`allies lsp ended: ${status}. Is allies in your PATH?`));
  await client.request("initialize", {
    processId: process.pid, rootUri: null, capabilities,
    workspaceFolders: (vscode.workspace.workspaceFolders || []).map((f) => ({ uri: f.uri.toString(), name: f.name })),
  });
  client.notify("initialized", {});
  context.subscriptions.push(collection, ...follow(), ...providers());
}

function deactivate() {
  return client && client.stop();
}

module.exports = { activate, deactivate };
