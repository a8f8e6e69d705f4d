// The language server as a program that is spoken to: JSON-RPC over its stdin
// and stdout. It knows nothing of VS Code.
"use strict";
const { spawn } = require("child_process");

class Client {
  constructor(command, handlers) {
    this.handlers = handlers; // of what the server says, by method
    this.waiting = new Map();
    this.lastId = 0;
    this.rest = Buffer.alloc(0);
    this.process = spawn(command[0], command.slice(1), { stdio: ["pipe", "pipe", "inherit"] });
    this.process.stdout.on("data", (data) => this.receive(data));
    this.process.stdin.on("error", () => {}); // the server is gone, which ended tells
    this.ended = new Promise((tell) => {
      this.process.on("error", (cause) => tell(cause.message));
      this.process.on("exit", (status) => tell(status));
    });
    this.ended.then(() => {
      for (const { fail } of this.waiting.values()) fail(new Error("allies lsp is gone"));
      this.waiting.clear();
    });
  }

  send(message) {
    const body = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }));
    this.process.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.process.stdin.write(body);
  }

  notify(method, params) {
    this.send({ method, params });
  }

  // request resolves to the result. A token of VS Code cancels it.
  request(method, params, token) {
    const id = ++this.lastId;
    if (token) token.onCancellationRequested(() => this.notify("$/cancelRequest", { id }));
    return new Promise((done, fail) => {
      this.waiting.set(id, { done, fail });
      this.send({ id, method, params });
    });
  }

  receive(data) {
    this.rest = Buffer.concat([this.rest, data]);
    for (;;) {
      const end = this.rest.indexOf("\r\n\r\n");
      if (end < 0) return;
      const length = Number(/content-length: *(\d+)/i.exec(this.rest.subarray(0, end).toString())[1]);
      if (this.rest.length < end + 4 + length) return;
      const message = JSON.parse(this.rest.subarray(end + 4, end + 4 + length).toString());
      this.rest = this.rest.subarray(end + 4 + length);
      this.hear(message);
    }
  }

  hear(message) {
    if (message.method !== undefined) {
      const handler = this.handlers[message.method];
      if (handler) handler(message.params);
      if (message.id !== undefined) this.send({ id: message.id, result: null });
      return;
    }
    const asked = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    if (!asked) return;
    if (message.error) asked.fail(new Error(message.error.message));
    else asked.done(message.result);
  }

  async stop() {
    await this.request("shutdown", null);
    this.notify("exit", null);
    return this.ended;
  }
}

module.exports = { Client };
